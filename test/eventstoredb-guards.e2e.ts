import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withStreamPrefix } from '#event-sourcing';
import { sampleEvent } from '#event-sourcing/testing';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { backend, runPrefix, type Running } from '../libs/event-store-eventstoredb/testing/backend.js';
import { runBeside, Service, temporaryFolder } from './service.js';
import { smallDemo } from './small-demo.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = temporaryFolder();
const data = (name: string) => ['--data', join(folder.path, name)];
let running: Running;
beforeAll(async () => {
  running = await backend.start();
});
afterAll(async () => {
  await running.stop();
  folder.remove();
});

describe(`an office's log on ${backend.name}`, () => {
  const environment = (prefix: string) => ({
    ZEREN_EVENT_STORE: running.connectionString,
    ZEREN_STREAM_PREFIX: prefix,
    ZEREN_ACTOR: 'tester',
  });
  const example = (file: string) => join(root, 'examples', file);
  const importing = (name: string) => [
    ...['import', '--mapping', example('office.yml'), example('office.csv')],
    ...['--rejects', join(folder.path, `${name}.csv`), ...data(name)],
  ];
  const demo = ['demo', '--no-serve', ...smallDemo];
  const refused = async (args: readonly string[], prefix: string, sentence: RegExp) => {
    const { status, stdout, stderr } = await runBeside(args, environment(prefix));
    expect([args, status, stdout, stderr]).toEqual([args, 1, '', expect.stringMatching(sentence)]);
  };

  test('the demo never writes into it', async () => {
    const prefix = runPrefix();
    expect((await runBeside(importing('own'), environment(prefix))).status).toBe(0);
    const before = (await runBeside(['export', ...data('own')], environment(prefix))).stdout;
    await refused([...demo, '--notices', '8', ...data('demo')], prefix, /holds events already/);
    expect((await runBeside(['export', ...data('own')], environment(prefix))).stdout).toBe(before);
  }, 120_000);

  test('an emptied server or a mistyped prefix is no new office, and an export puts it back', async () => {
    const prefix = runPrefix();
    expect((await runBeside(importing('moved'), environment(prefix))).status).toBe(0);
    const file = join(folder.path, 'moved.ndjson');
    expect((await runBeside(['export', '--out', file, ...data('moved')], environment(prefix))).status).toBe(0);
    const other = runPrefix();
    for (const verb of [['serve', '--port', '0'], ['sites'], importing('moved').slice(0, 6)])
      await refused([...verb, ...data('moved')], other, /is empty, though the views .*zeren restore FILE/);
    const restored = await runBeside(['restore', file, ...data('moved')], environment(other));
    expect([restored.status, restored.stderr]).toEqual([0, '']);
    expect((await runBeside(['sites', ...data('moved')], environment(other))).status).toBe(0);
  }, 120_000);

  test('read models are named by the server and by the prefix', async () => {
    const [a, b] = [runPrefix(), runPrefix()];
    expect((await runBeside(importing('a'), environment(a))).status).toBe(0);
    expect((await runBeside(importing('b'), environment(b))).status).toBe(0);
    const views = (name: string) =>
      readdirSync(join(folder.path, name)).filter((file) => /^documents-\w+\.sqlite$/.test(file));
    expect(views('a')).toHaveLength(1);
    expect(views('a')).not.toEqual(views('b'));
    await refused(['sites', ...data('a')], b, /is not the one that the views beside it were made from/);
  }, 120_000);

  test('a newer version’s log is refused at start', async () => {
    const streamPrefix = runPrefix();
    const store = await EventStoreDbEventStore.connect({ connectionString: running.connectionString, streamPrefix });
    await withStreamPrefix(store, streamPrefix).append('case-1', [sampleEvent('CaseTeleported')], 'no-stream');
    await store.close();
    for (const verb of [['serve', '--port', '0'], ['cases'], ['export']]) {
      // Whoever only reads wants a folder that is there.
      await refused(
        [...verb, ...data('own')],
        streamPrefix,
        /holds events CaseTeleported of schema \d, written by a newer version/,
      );
    }
  }, 60_000);

  test('/health answers in time when the server says nothing, and names it', async () => {
    const wire = await running.wire();
    const env = { ...environment(runPrefix()), ZEREN_EVENT_STORE: wire.connectionString };
    const service = await Service.start(join(folder.path, 'silent'), env);
    expect((await service.get('/health')).body).toMatchObject({ status: 'ok', failing: [] });
    wire.proxy.freeze();
    const asked = performance.now();
    const { status, body } = await service.get('/health');
    expect(performance.now() - asked).toBeLessThan(4_000);
    expect([status, body]).toEqual([503, expect.objectContaining({ status: 'failed', head: null })]);
    expect(body['failing']).toContainEqual({ name: 'event log', reason: 'it did not answer within 2000 ms' });
    await service.end('SIGKILL');
    wire.proxy.cut();
  }, 60_000);
});
