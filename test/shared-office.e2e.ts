import { afterAll, expect, test } from '@jest/globals';
import { caseView } from '#cases';
import { foldView, type StoredEvent } from '#event-sourcing';
import { backend, runPrefix } from '../libs/event-store-eventstoredb/testing/backend.js';
import { notice } from './api/office.js';
import { allCases, expectNumbers, numbersCompleted, settled } from './outcome.js';
import { mongoBackends, runPrefix as documentsPrefix } from './servers/mongo-backends.js';
import { eventsOf, ProjectorProcess, runBeside, Service, temporaryFolder } from './service.js';

/** Few: FerretDB looks through a whole collection for each guarded write. */
const CLERKS = 2;
const ROUNDS = Number(process.env['ZEREN_KILL_ROUNDS'] ?? 2);
const EXPIRY_MS = 3_000;
/** Not mended yet: docs/operations.md tells of it. ZEREN_KNOWN_FAULTS=run runs it all the same. */
const KNOWN_FAULT =
  process.env['ZEREN_KNOWN_FAULTS'] === 'run'
    ? undefined
    : 'a known fault: the projector that takes over from a killed and a frozen one may stand still';
const folder = temporaryFolder();
afterAll(() => folder.remove());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
type Taken = { readonly id: string; readonly events: readonly { readonly id: string }[] };

// What a document server has acknowledged it must not lose at kill -9.
for (const { name, missing, lacks, start } of mongoBackends()) {
  const why = missing ?? lacks.durability ?? KNOWN_FAULT;
  const title = `api ×2 and projector ×2 on ${name}: each killed, one frozen past its lease, the document server killed`;
  if (why) test.skip(`${title}: skipped, ${why}`, () => undefined);
  else test(title, () => run(start), 600_000);
}

async function run(start: ReturnType<typeof mongoBackends>[number]['start']): Promise<void> {
  const [events, documents] = [await backend.start(), await start()];
  const env = {
    ZEREN_EVENT_STORE: events.connectionString,
    ZEREN_STREAM_PREFIX: runPrefix(),
    ZEREN_DOCUMENTS: documents.options.connectionString,
    ZEREN_DOCUMENTS_PREFIX: documentsPrefix(),
    ZEREN_DOCUMENTS_CHECK_SUMS: documents.options.checkSums === false ? 'off' : 'on',
    ZEREN_DOCUMENTS_SELECT_MS: '5000',
    ZEREN_LEASE_BEAT_MS: '300',
    ZEREN_LEASE_EXPIRY_MS: String(EXPIRY_MS),
    ZEREN_NUMBER_GRACE_MS: '200',
  };
  const noted: string[] = [];
  const api = () => Service.start(folder.path, { ...env, ZEREN_ROLE: 'api' });
  const projector = () => ProjectorProcess.start(env);
  const exported = async (): Promise<StoredEvent[]> => {
    const { stdout, stderr, status } = await runBeside(['export', '--data', folder.path], env);
    expect([status, stderr]).toEqual([0, expect.anything()]);
    return eventsOf(stdout);
  };
  const projectors = await Promise.all([projector(), projector()]);
  const services = await Promise.all([api(), api()]);

  let done = false;
  /** Sends until it is taken, by whichever service is there. */
  const insist = async (first: number, path: string, body: object, key: string): Promise<Taken> => {
    for (let tries = first; ; tries += 1) {
      const sent = services[tries % 2]!.post<Taken>(path, body, { 'idempotency-key': key });
      const answer = await sent.catch(() => undefined);
      if (answer && answer.status < 300) {
        noted.push(...answer.body.events.map(({ id }) => id));
        return answer.body;
      }
      if (answer) expect([answer.status, path, answer.body]).toEqual([503, path, expect.anything()]);
      await pause(200);
    }
  };
  const clerks = Array.from({ length: CLERKS }, async (_, clerk) => {
    for (let n = 0; !done; n += 1) {
      const key = (step: string) => `${clerk}-${n}-${step}`;
      const report = { category: '扬尘', description: key('report'), source: 'staff' };
      const { id } = await insist(clerk, '/api/cases', report, key('report'));
      await insist(clerk + 1, `/api/cases/${id}/file`, {}, key('file'));
      await insist(clerk, `/api/cases/${id}/issue-notice`, notice, key('notice'));
      await pause(700);
    }
  });

  for (let round = 0; round < ROUNDS; round += 1) {
    const which = round % 2;
    await pause(300);
    await services[which]!.end('SIGKILL');
    services[which] = await api();
    await projectors[which]!.end('SIGKILL');
    const frozen = projectors[1 - which]!;
    frozen.signal('SIGSTOP');
    projectors[which] = await projector();
    await pause(EXPIRY_MS / 10);
    frozen.signal('SIGCONT');
    if (!documents.server) continue;
    await documents.server.kill();
    await pause(200);
    await documents.server.startAgain();
  }
  done = true;
  await Promise.all(clerks);

  await numbersCompleted(exported);
  for (const service of services) await settled(service);
  const all = await exported();
  const stored = new Set(all.map(({ id }) => id));
  expect(stored.size).toBe(all.length);
  expect(noted.filter((id) => !stored.has(id))).toEqual([]);
  expectNumbers(all);
  const folded = foldView(caseView, all);
  for (const service of services) {
    const kept = await allCases(service);
    expect(kept.size).toBe(folded.size);
    for (const [id, document] of folded) expect(kept.get(id)).toEqual(JSON.parse(JSON.stringify(document)));
  }
  for (const process of [...services, ...projectors]) await process.end('SIGTERM');
  await events.stop();
  await documents.stop();
}
