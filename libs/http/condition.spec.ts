import { afterEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable, type Words } from '#event-sourcing';
import type { Office } from '#office';
import { Workload } from '#platform';
import { Condition } from './condition.js';
import { Metrics } from './metrics.js';
import type { Served } from './serve.js';
import { serveCondition } from './watch-server.js';

interface Circumstances {
  readonly head?: () => Promise<string>;
  readonly leases?: () => Promise<object[]>;
  readonly failure?: Words;
  readonly isCaughtUp?: boolean;
}

const held = { name: 'view:cases@3', holder: 'desk/12/a', token: 2, beat: 7 };

function officeIn({ head, leases, failure, isCaughtUp = true }: Circumstances): Office {
  const next = [{ recordedAt: '2018-01-01T00:00:00.000Z' }];
  return {
    backends: {
      store: {
        head: head ?? (async () => '5'),
        async *readAll() {
          yield* next;
        },
      },
      documents: { leases: leases ?? (async () => [held]) },
      clock: { now: () => '2018-01-01T00:00:30.000Z' },
    },
    status: () => [
      { view: 'cases', version: 3, position: '2', state: 'live' },
      { view: 'sites', version: 1, position: '5', state: 'building' },
    ],
    failing: () => [{ name: 'reactor numbers', reason: 'the log is away' }],
    failure: () => failure,
    leaseNames: () => ['view:cases@3', 'clocks'],
    isCaughtUp,
  } as unknown as Office;
}

let served: Served | undefined;
afterEach(() => served?.close());

async function serving(circumstances: Circumstances = {}, workload = new Workload()) {
  const office = officeIn(circumstances);
  const condition = new Condition(office, workload);
  const metrics = new Metrics(condition, office, workload);
  served = await serveCondition({ condition, metrics }, { host: '127.0.0.1', port: 0 });
  const { url } = served;
  return async (path: string, method = 'GET', language = 'en') => {
    const response = await fetch(url + path, { method, headers: { 'accept-language': language } });
    const text = await response.text();
    const isJson = response.headers.get('content-type')!.startsWith('application/json');
    return { status: response.status, body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text };
  };
}

describe('how a process is', () => {
  test('all of it: the log, each view, who works on what, and what fails', async () => {
    const workload = new Workload();
    workload.command('done', 3);
    const get = await serving({}, workload);
    expect(await get('/health')).toEqual({
      status: 200,
      body: {
        status: 'failing',
        head: '5',
        failing: [{ name: 'reactor numbers', reason: 'the log is away' }],
        views: [
          { view: 'cases', version: 3, position: '2', state: 'live', lagSeconds: 30 },
          { view: 'sites', version: 1, position: '5', state: 'building', lagSeconds: 0 },
        ],
        leases: [
          { name: 'view:cases@3', holder: 'desk/12/a', token: 2, stillSeconds: 0 },
          { name: 'clocks', holder: '', token: 0, stillSeconds: 0 },
        ],
        rates: { requests: 0, commands: 1, written: 3, projected: 0 },
      },
    });
  });

  test('for Prometheus too', async () => {
    const workload = new Workload();
    workload.command('done', 3);
    workload.command('refused');
    workload.projected.add(7);
    const get = await serving({}, workload);
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await get('/metrics');
      expect(status).toBe(200);
      for (const line of [
        'zeren_log_up 1',
        'zeren_documents_up 1',
        'zeren_view_lag_seconds{view="cases"} 30',
        'zeren_view_live{view="sites"} 0',
        'zeren_lease_held{lease="view:cases@3",holder="desk/12/a"} 1',
        'zeren_lease_held{lease="clocks",holder=""} 0',
        'zeren_failing{name="reactor numbers"} 1',
        'zeren_commands_total{result="done"} 1',
        'zeren_commands_total{result="refused"} 1',
        'zeren_events_written_total 3',
        'zeren_events_projected_total 7',
      ])
        expect((body as string).split('\n')).toContain(line);
    }
  });

  test('it lives and is ready', async () => {
    const get = await serving();
    for (const path of ['/health/live', '/health/ready'])
      expect(await get(path)).toEqual({ status: 200, body: { status: 'ok', reasons: [] } });
  });

  test.each<[string, Circumstances, string]>([
    ['the log says nothing', { head: () => Promise.reject(new Error('gone')) }, 'the event log: gone'],
    ['the read models say nothing', { leases: () => Promise.reject(new Error('gone')) }, 'the read models: gone'],
    [
      'the views are built for the first time',
      { isCaughtUp: false },
      'the views have not caught up with the log for the first time',
    ],
  ])('it lives and is not ready: %s', async (_how, circumstances, reason) => {
    const get = await serving(circumstances);
    expect((await get('/health/live')).status).toBe(200);
    expect(await get('/health/ready')).toEqual({ status: 503, body: { status: 'failed', reasons: [reason] } });
  });

  test('its projections have stopped: only a new start helps', async () => {
    const get = await serving({ failure: 'a fold failed' });
    for (const path of ['/health/live', '/health/ready'])
      expect(await get(path)).toEqual({
        status: 503,
        body: { status: 'failed', reasons: ['the projections stopped: a fold failed'] },
      });
    expect((await get('/health')).status).toBe(503);
  });

  test('what keeps it from its work is told in the language that is asked for', async () => {
    const away = { zh: '事件库不在', en: 'the log is away' };
    const get = await serving({ head: () => Promise.reject(new StoreUnavailable(away)), failure: away });
    const reasons = async (language: string) => (await get('/health/ready', 'GET', language)).body;
    expect(await reasons('zh')).toEqual({
      status: 'failed',
      reasons: ['视图不再更新：事件库不在', '事件库：事件库不在'],
    });
    expect(await reasons('en')).toMatchObject({
      reasons: ['the projections stopped: the log is away', 'the event log: the log is away'],
    });
    const { body } = await get('/health', 'GET', 'de');
    expect(body).toMatchObject({ failing: expect.arrayContaining([{ name: 'event log', reason: '事件库不在' }]) });
  });

  test('nothing else is there, and nothing is written', async () => {
    const get = await serving();
    expect((await get('/api/cases')).status).toBe(404);
    expect((await get('/health', 'POST')).status).toBe(405);
    expect((await get('/health/live', 'HEAD')).status).toBe(200);
  });
});
