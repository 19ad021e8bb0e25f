import { afterAll, expect, test } from '@jest/globals';
import { foldView, type StoredEvent } from '#event-sourcing';
import { caseView } from '#cases';
import { allCases, expectNumbers, numbersCompleted, settled } from './outcome.js';
import { eventsOf, run, Service, temporaryFolder } from './service.js';
import { notice } from './api/office.js';

const ROUNDS = 20;
const WRITERS = 12;
const folder = temporaryFolder();
afterAll(() => folder.remove());

interface Acknowledged {
  readonly caseId: string;
  readonly eventIds: readonly string[];
  readonly key: string;
  readonly path: string;
  readonly body: object;
}
type Event = { id: string; type: string; data: Record<string, unknown> };

/** One clerk: reports, files and issues notices until the service is gone, and notes what was acknowledged. */
async function work(service: Service, name: string, noted: Acknowledged[]): Promise<void> {
  for (let n = 0; ; n += 1) {
    const key = (step: string) => `${name}-${n}-${step}`;
    const send = async (path: string, body: object, step: string) => {
      const answer = await service.post<{ id: string; events: Event[] }>(path, body, { 'idempotency-key': key(step) });
      expect(answer.status).toBeLessThan(300);
      noted.push({ caseId: answer.body.id, eventIds: answer.body.events.map((e) => e.id), key: key(step), path, body });
      return answer.body.id;
    };
    try {
      const caseId = await send(
        '/api/cases',
        { category: '扬尘', description: key('report'), source: 'staff' },
        'report',
      );
      await send(`/api/cases/${caseId}/file`, {}, 'file');
      await send(`/api/cases/${caseId}/issue-notice`, notice, 'notice');
    } catch (error) {
      if ((error as Error).name === 'TypeError') return; // fetch: the connection is gone
      throw error;
    }
  }
}

function exported(): StoredEvent[] {
  const { stdout, status } = run(['export', '--data', folder.path]);
  expect(status).toBe(0);
  return eventsOf(stdout);
}

test(`kill -9 at ${ROUNDS} random instants under load: nothing acknowledged is lost, no number missing or doubled, views right`, async () => {
  const noted: Acknowledged[] = [];
  const env = { ZEREN_NUMBER_GRACE_MS: '200' };
  for (let round = 0; round < ROUNDS; round += 1) {
    const service = await Service.start(folder.path, env);
    const clerks = Array.from({ length: WRITERS }, (_, n) => work(service, `r${round}-w${n}`, noted));
    const before = noted.length;
    while (noted.length === before) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
    await service.end('SIGKILL');
    await Promise.all(clerks);
  }
  expect(noted.length).toBeGreaterThan(ROUNDS * WRITERS);

  const service = await Service.start(folder.path, env);
  await numbersCompleted(exported);
  await settled(service);
  const events = exported();

  const stored = new Set(events.map((e) => e.id));
  expect(stored.size).toBe(events.length);
  expect(noted.filter(({ eventIds }) => eventIds.some((id) => !stored.has(id)))).toEqual([]);

  expectNumbers(events);
  const folded = foldView(caseView, events);
  const kept = await allCases(service);
  expect(kept.size).toBe(folded.size);
  for (const [id, document] of folded) expect(kept.get(id)).toEqual(JSON.parse(JSON.stringify(document)));

  const last = noted.at(-1)!;
  const again = await service.post<{ events: Event[] }>(last.path, last.body, { 'idempotency-key': last.key });
  expect(again.body.events.map((e) => e.id)).toEqual(last.eventIds);
  expect(exported()).toHaveLength(events.length);
  await service.end('SIGTERM');
}, 600_000);
