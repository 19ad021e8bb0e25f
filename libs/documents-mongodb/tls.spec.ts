import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { authority } from '../../test/servers/certificates.js';
import { mongoBackends, runPrefix, type RunningMongo } from '../../test/servers/mongo-backends.js';
import { TlsProxy } from '../../test/servers/tls-proxy.js';
import { MongoDocumentStore } from './index.js';

const timeouts = { check: 5_000, connect: 5_000, select: 5_000 };
const at = (n: number) => n.toString(16).padStart(16, '0');

/** Neither server at hand speaks TLS itself: a proxy before it does. */
for (const { name, missing, start } of mongoBackends()) {
  if (missing || name.includes('real server')) continue;
  describe(`TLS to ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'zeren-tls-'));
    const [ours, others] = [authority('our authority'), authority('another authority')];
    let running: RunningMongo;
    let proxy: TlsProxy;
    let misnamed: TlsProxy;

    beforeAll(async () => {
      running = await start();
      proxy = await TlsProxy.to(running.server!.port, ours.certify('127.0.0.1'));
      misnamed = await TlsProxy.to(running.server!.port, ours.certify('mongo.example'));
      writeFileSync(join(folder, 'ours.pem'), ours.cert);
      writeFileSync(join(folder, 'others.pem'), others.cert);
    });
    afterAll(async () => {
      await Promise.all([proxy.stop(), misnamed.stop()]);
      await running.stop();
      rmSync(folder, { recursive: true });
    });

    const connect = (query: string, to = proxy) =>
      MongoDocumentStore.connect({
        ...running.options,
        connectionString: `mongodb://${to.address}/?${query}`,
        prefix: runPrefix(),
        timeouts,
      });
    const withCa = (file: string) => `tls=true&tlsCAFile=${encodeURIComponent(join(folder, file))}`;
    const refusal = (query: string, to?: TlsProxy): Promise<Error> =>
      connect(query, to).then(
        async (store) => {
          await store.close();
          throw new Error('it was not refused');
        },
        (error: unknown) => error as Error,
      );

    test('with the authority that signed its certificate all goes as without', async () => {
      const store = await connect(withCa('ours.pem'));
      const schema = { name: 'things', version: 1, fields: ['size'], indexes: [['size']] };
      const generation = await store.begin(schema);
      await store.write([{ schema, generation, writes: [{ id: 'a', position: at(1), body: { size: 1 } }] }], at(1));
      await store.activate(schema, generation);
      const { documents } = await store.collection(schema).query({ where: [{ field: 'size', equals: 1 }] });
      expect(documents).toEqual([{ id: 'a', position: at(1), body: { size: 1 } }]);
      await store.close();
    });

    // At once: each is given the whole time in which a server may be found.
    test('a sentence says that its certificate is not trusted: of another authority, of none that is known, for another host', async () => {
      const refused = [refusal(withCa('others.pem')), refusal('tls=true'), refusal(withCa('ours.pem'), misnamed)];
      for (const error of await Promise.all(refused)) {
        expect(error).toBeInstanceOf(StoreUnavailable);
        expect(error.message).toMatch(/^the read models at mongodb:\/\/127\.0\.0\.1:\d+\/\?.* cannot be reached: /);
        expect(error.message).toMatch(/certificate|altnames/);
      }
    });

    test('spoken to without TLS it cannot be reached', async () => {
      const error = await refusal('tls=false');
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect(error.message).toMatch(/cannot be reached: /);
    });
  });
}
