import { afterAll, expect, test } from '@jest/globals';
import { backend, runPrefix } from '../libs/event-store-eventstoredb/testing/backend.js';
import { mongoBackends, runPrefix as documentsPrefix } from './servers/mongo-backends.js';
import { ProjectorProcess, Service, temporaryFolder } from './service.js';

interface Health {
  readonly status: string;
  readonly views: readonly { readonly state: string }[];
  readonly leases: readonly { readonly name: string; readonly holder: string }[];
}

const folder = temporaryFolder();
afterAll(() => folder.remove());

// Where every look at a collection goes through all of it, answers may take longer than a watcher waits.
for (const { name, missing, lacks, start } of mongoBackends()) {
  const why = missing ?? lacks.indexes;
  const title = `an api and a projector tell how they are, and who keeps what, on ${name}`;
  if (why) test.skip(`${title}: skipped, ${why}`, () => undefined);
  else test(title, () => run(start), 120_000);
}

async function run(start: ReturnType<typeof mongoBackends>[number]['start']): Promise<void> {
  const [events, documents] = [await backend.start(), await start()];
  const env = {
    ZEREN_EVENT_STORE: events.connectionString,
    ZEREN_STREAM_PREFIX: runPrefix(),
    ZEREN_DOCUMENTS: documents.options.connectionString,
    ZEREN_DOCUMENTS_PREFIX: documentsPrefix(),
    ZEREN_DOCUMENTS_CHECK_SUMS: documents.options.checkSums === false ? 'off' : 'on',
  };
  const projector = await ProjectorProcess.start({ ...env, ZEREN_PROJECTOR_PORT: '0' });
  const service = await Service.start(folder.path, { ...env, ZEREN_ROLE: 'api' });
  const get = async (path: string) => {
    const response = await fetch(projector.url! + path);
    return { status: response.status, text: await response.text() };
  };
  try {
    for (const path of ['/health/live', '/health/ready']) {
      expect((await service.get(path)).status).toBe(200);
      expect((await get(path)).status).toBe(200);
    }
    for (const health of [
      (await service.get<Health>('/health')).body,
      JSON.parse((await get('/health')).text) as Health,
    ]) {
      expect(health.status).toMatch(/^(ok|behind)$/);
      expect(health.views.filter(({ state }) => state !== 'live')).toEqual([]);
      expect(health.leases.map((lease) => lease.name)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^view:cases@\d+$/), 'reactor:findings', 'clocks']),
      );
      // A name of the machine and the process, and an id.
      for (const { holder } of health.leases) expect(holder).toMatch(new RegExp(`^.+/${projector.pid}/\\S+$`));
    }
    expect((await get('/metrics')).text).toMatch(/^zeren_lease_held\{lease="clocks",holder=".+"\} 1$/m);
    await documents.stop();
    expect((await get('/health/ready')).status).toBe(503);
    expect((await get('/health/live')).status).toBe(200);
    expect((await service.get('/health/ready')).status).toBe(503);
  } finally {
    await Promise.all([projector.end('SIGKILL'), service.end('SIGKILL')]);
    await documents.stop().catch(() => undefined);
    await events.stop();
  }
}
