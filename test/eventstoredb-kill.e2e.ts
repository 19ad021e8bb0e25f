import { afterAll, expect, test } from '@jest/globals';
import { caseView } from '#cases';
import { foldView, type StoredEvent } from '#event-sourcing';
import { backend, runPrefix } from '../libs/event-store-eventstoredb/testing/backend.js';
import { eventsOf, runBeside, Service, temporaryFolder } from './service.js';

const COMMANDS = 1_000;
const CLERKS = 16;
const OUTAGES = 4;
/** Opening the office reads less, as it asks which log this is; a rebuild more. */
const MIDDLE_BYTES = 250_000;
const folder = temporaryFolder();
afterAll(() => folder.remove());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends until it is taken; an outage must be told as one, with the time to come again. */
async function insist(
  service: Service,
  key: string,
): Promise<{ readonly ids: readonly string[]; readonly told: number }> {
  for (let told = 0; ; told += 1) {
    const body = { category: '扬尘', description: key, source: 'staff' };
    const answer = await service.post<{ events: { id: string }[] }>('/api/cases', body, { 'idempotency-key': key });
    if (answer.status === 201) return { ids: answer.body.events.map((e) => e.id), told };
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body).toMatchObject({ type: 'urn:zeren:problem:unavailable' });
    await pause(50);
  }
}

async function exported(env: NodeJS.ProcessEnv): Promise<StoredEvent[]> {
  const { stdout, status } = await runBeside(['export', '--data', folder.path], env);
  expect(status).toBe(0);
  return eventsOf(stdout);
}

const title = `the server goes away ${OUTAGES} times amid ${COMMANDS} commands and during a rebuild: each is there once, views catch up`;

test(`${title} (${backend.name})`, async () => {
  const running = await backend.start();
  const wire = await running.wire();
  const env = { ZEREN_EVENT_STORE: wire.connectionString, ZEREN_STREAM_PREFIX: runPrefix() };
  const outage = async (milliseconds: number) => {
    wire.proxy.cut();
    await pause(milliseconds);
    await wire.proxy.mend();
  };

  const service = await Service.start(folder.path, env);
  const ids: string[] = [];
  let told = 0;
  let next = 0;
  const clerks = Array.from({ length: CLERKS }, async () => {
    while (next < COMMANDS) {
      next += 1;
      const taken = await insist(service, `key-${next}`);
      ids.push(...taken.ids);
      told += taken.told;
    }
  });
  const outages = (async () => {
    for (let n = 1; n <= OUTAGES; n += 1) {
      while (ids.length < (n * COMMANDS) / (OUTAGES + 1)) await pause(5);
      await outage(n * 150);
    }
  })();
  await Promise.all([...clerks, outages]);
  expect(told).toBeGreaterThan(0);

  let health = 'behind';
  for (let tries = 0; tries < 600 && health !== 'ok'; tries += 1) {
    health = (await service.get<{ status: string }>('/health')).body.status;
    await pause(50);
  }
  expect(health).toBe('ok');
  // The first start's settings are an event too.
  const events = (await exported(env)).filter(({ type }) => type !== 'SettingsChanged');
  expect(events).toHaveLength(COMMANDS);
  expect(new Set(events.map((e) => e.id)).size).toBe(COMMANDS);
  expect(new Set(ids)).toEqual(new Set(events.map((e) => e.id)));
  const seen = new Set<string>();
  let cursor = '';
  do {
    const { body } = await service.get<{ cases: { caseId: string }[]; next?: string }>(
      `/api/cases?limit=500${cursor && `&cursor=${cursor}`}`,
    );
    for (const { caseId } of body.cases) seen.add(caseId);
    cursor = body.next ?? '';
  } while (cursor);
  expect(seen).toEqual(new Set(foldView(caseView, events).keys()));
  await service.end('SIGTERM');

  const before = wire.proxy.received;
  const rebuilding = runBeside(['rebuild', '--data', folder.path, '--json'], env);
  // In the middle of its reading: whoever is only about to connect is told that the server is not there.
  while (wire.proxy.received - before < MIDDLE_BYTES) await pause(1);
  await outage(300);
  const { status, stdout, stderr } = await rebuilding;
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('zeren:')]);
  // Besides the commands, the first start's settings.
  expect(JSON.parse(stdout)).toMatchObject({ events: COMMANDS + 1 });
  await running.stop();
}, 180_000);
