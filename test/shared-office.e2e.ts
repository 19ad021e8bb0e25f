import { afterAll, expect, test } from '@jest/globals';
import { type StoredEvent } from '#event-sourcing';
import { backend, runPrefix } from '../libs/event-store-eventstoredb/testing/backend.js';
import { notice } from './api/office.js';
import { expectNumbers, numbersCompleted, settled } from './outcome.js';
import { CuttingProxy } from './servers/cutting-proxy.js';
import { mongoBackends, runPrefix as documentsPrefix } from './servers/mongo-backends.js';
import { eventsOf, ProjectorProcess, runBeside, Service, temporaryFolder } from './service.js';
import { expectAsRebuilt } from './views-compared.js';

/** Few: FerretDB looks through a whole collection for each guarded write. */
const CLERKS = 2;
/** That each clerk enters in a round. */
const CASES = Number(process.env['KILL_CASES'] ?? 2);
/** In each an api and a projector are killed, the other projector is frozen, and an answer is cut off: in turn. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 2);
/** Every so many rounds the document server is killed. */
const SERVER_EVERY = Number(process.env['KILL_SERVER_EVERY'] ?? 2);
const EXPIRY_MS = 3_000;
const LONGEST_MS = 600_000 + ROUNDS * 120_000;

/** How it goes, for whoever asked for counts of their own. */
const tell = (line: string) => process.env['KILL_ROUNDS'] && process.stderr.write(`${line}\n`);
const folder = temporaryFolder();
afterAll(() => folder.remove());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
type Taken = { readonly id: string; readonly events: readonly { readonly id: string }[] };

// What a document server has acknowledged it must not lose at kill -9.
for (const { name, missing, lacks, start } of mongoBackends()) {
  const why = missing ?? lacks.durability;
  const title = `api ×2 and projector ×2 on ${name}: each killed, one frozen past its lease, answers cut off, the document server killed`;
  if (why) test.skip(`${title}: skipped, ${why}`, () => undefined);
  else test(title, () => run(start), LONGEST_MS);
}

async function run(start: ReturnType<typeof mongoBackends>[number]['start']): Promise<void> {
  const [events, documents] = [await backend.start(), await start()];
  const proxy = documents.server && (await CuttingProxy.to(documents.server.port));
  const env = {
    ZEREN_EVENT_STORE: events.connectionString,
    ZEREN_STREAM_PREFIX: runPrefix(),
    ZEREN_DOCUMENTS: proxy?.url ?? documents.options.connectionString,
    ZEREN_DOCUMENTS_PREFIX: documentsPrefix(),
    ZEREN_DOCUMENTS_CHECK_SUMS: documents.options.checkSums === false ? 'off' : 'on',
    ZEREN_DOCUMENTS_SELECT_MS: '5000',
    ZEREN_DOCUMENTS_OPERATION_MS: '20000',
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

  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1_000);
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
  let begun = 1;
  const clerks = Array.from({ length: CLERKS }, async (_, clerk) => {
    for (let n = 0; !done;) {
      await pause(200);
      if (n >= begun * CASES) continue;
      n += 1;
      const key = (step: string) => `${clerk}-${n}-${step}`;
      const report = { category: '扬尘', description: key('report'), source: 'staff' };
      const { id } = await insist(clerk, '/api/cases', report, key('report'));
      await insist(clerk + 1, `/api/cases/${id}/file`, {}, key('file'));
      await insist(clerk, `/api/cases/${id}/issue-notice`, notice, key('notice'));
    }
  });

  for (let round = 0; round < ROUNDS; round += 1) {
    const which = round % 2;
    begun = round + 1;
    await pause(300);
    proxy?.cutNextWrites(2);
    await services[which]!.end('SIGKILL');
    services[which] = await api();
    await projectors[which]!.end('SIGKILL');
    const frozen = projectors[1 - which]!;
    frozen.signal('SIGSTOP');
    const starting = projector();
    await pause(1.5 * EXPIRY_MS);
    frozen.signal('SIGCONT');
    projectors[which] = await starting;
    tell(
      `round ${round + 1} of ${ROUNDS}: ${seconds()} s, ${noted.length} events acknowledged, ${proxy?.cuts} cut off`,
    );
    if (!documents.server || round % SERVER_EVERY !== SERVER_EVERY - 1) continue;
    await documents.server.kill();
    await pause(200);
    await documents.server.startAgain();
  }
  done = true;
  await Promise.all(clerks);

  tell(`clerks are done: ${seconds()} s`);
  await numbersCompleted(exported);
  for (const service of services) await settled(service);
  tell(`views are settled: ${seconds()} s`);
  const all = await exported();
  const stored = new Set(all.map(({ id }) => id));
  expect(stored.size).toBe(all.length);
  expect(noted.filter((id) => !stored.has(id))).toEqual([]);
  expectNumbers(all);
  const documentsCompared = await expectAsRebuilt(env);
  expect(documentsCompared).toBeGreaterThan(all.length);
  tell(
    `${all.length} events, ${documentsCompared} documents as rebuilt, ${proxy?.cuts} answers cut off, ${seconds()} s`,
  );
  await Promise.all([...services, ...projectors].map((process) => process.end('SIGTERM')));
  if (proxy) expect(proxy.cuts).toBeGreaterThan(0);
  await proxy?.stop();
  await events.stop();
  await documents.stop();
}
