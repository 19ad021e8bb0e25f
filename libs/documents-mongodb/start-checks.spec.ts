import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { MongoDocumentStore, redact, type MongoDocumentStoreOptions } from './index.js';
import { batch, failure, ScriptedServer } from './testing/scripted-server.js';

const SECRET = 'hunter2:@/';
const timeouts = { check: 1_000, connect: 1_000, select: 1_000 };
let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function refusal(options: Partial<MongoDocumentStoreOptions> & { connectionString: string }): Promise<string> {
  const lines: string[] = [];
  const connecting = MongoDocumentStore.connect({ timeouts, log: (line) => lines.push(line), ...options });
  const error = await connecting.then(
    async (store) => {
      await store.close();
      throw new Error('it was not refused');
    },
    (error: unknown) => error as Error,
  );
  expect(error).toBeInstanceOf(StoreUnavailable);
  for (const said of [error.message, String(error.stack), ...lines]) {
    expect(said).not.toContain('hunter2');
    expect(said).not.toContain(encodeURIComponent(SECRET));
  }
  return error.message;
}

describe('at start a sentence says what is wrong', () => {
  test('nobody listens there', async () => {
    const connectionString = `mongodb://clerk:${encodeURIComponent(SECRET)}@127.0.0.1:1/`;
    expect(await refusal({ connectionString })).toMatch(
      /^the read models at mongodb:\/\/\*\*\*@127\.0\.0\.1:1\/ cannot be reached: .*ECONNREFUSED/,
    );
  });

  test('who listens there says nothing', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    expect(await refusal({ connectionString: `mongodb://127.0.0.1:${port}/` })).toMatch(/cannot be reached: /);
    silent.close();
  });

  test('it is asked for TLS and speaks none', async () => {
    server = await ScriptedServer.start(() => undefined);
    const connectionString = `mongodb://clerk:${encodeURIComponent(SECRET)}@${server.address}/?tls=true`;
    expect(await refusal({ connectionString })).toMatch(
      /^the read models at mongodb:\/\/\*\*\*@127\.0\.0\.1:\d+\/\?tls=true cannot be reached: \S/,
    );
  });

  test('the password is wrong', async () => {
    server = await ScriptedServer.start((command) =>
      command === 'saslStart' ? failure(18, 'AuthenticationFailed', 'Authentication failed.') : undefined,
    );
    const connectionString = `mongodb://clerk:${encodeURIComponent(SECRET)}@${server.address}/`;
    expect(await refusal({ connectionString })).toBe(
      `the read models at mongodb://***@${server.address}/ refuse this user and password`,
    );
  });

  test('the user may not do what is needed', async () => {
    server = await ScriptedServer.start((command) =>
      command === 'listCollections' ? failure(13, 'Unauthorized', 'not authorized on zeren') : undefined,
    );
    expect(await refusal({ connectionString: `mongodb://${server.address}/` })).toMatch(
      /do not let this user do what is needed: not authorized on zeren$/,
    );
  });

  test('it is not the primary', async () => {
    server = await ScriptedServer.start((command) =>
      command === 'hello' ? { isWritablePrimary: false, secondary: true, setName: 'rs' } : undefined,
    );
    const connectionString = `mongodb://${server.address}/?directConnection=true`;
    expect(await refusal({ connectionString })).toMatch(/are on a server that is not the primary: name all members/);
  });

  test.each([
    [13, 'it speaks wire version 13, and MongoDB 6.0 speaks 17'],
    [6, 'maximum wire version'],
  ])('it is too old: wire version %d', async (maxWireVersion, sentence) => {
    server = await ScriptedServer.start((command) => (command === 'hello' ? { maxWireVersion } : undefined));
    const message = await refusal({ connectionString: `mongodb://${server.address}/` });
    expect(message).toContain('are on a server that is too old: ');
    expect(message).toContain(sentence);
  });

  test('its sums are wrong', async () => {
    server = await ScriptedServer.start((command) => {
      if (command === 'aggregate') return batch({ _id: null, once: 7, twice: 0 });
      return command === 'listCollections' ? batch() : command === 'update' ? { n: 1, nModified: 1 } : undefined;
    });
    const connectionString = `mongodb://${server.address}/`;
    expect(await refusal({ connectionString })).toMatch(
      /are on a server whose sums are wrong: of 1, 2 and 4 it makes 7, and of their doubles 0$/,
    );
    const unchecked = await MongoDocumentStore.connect({ connectionString, timeouts, checkSums: false });
    await unchecked.close();
  });

  test('there is no such name', async () => {
    expect(await refusal({ connectionString: 'mongodb+srv://nowhere.invalid/' })).toMatch(
      /^the read models at mongodb\+srv:\/\/nowhere\.invalid\/ cannot be reached: querySrv /,
    );
  });

  test.each([
    ['an option that the driver does not know', '@127.0.0.1/?colour=red'],
    ['a port that is none', '@127.0.0.1:port/'],
    ['a port that is too large', '@127.0.0.1:99999/'],
    ['a port that nobody can have', '@127.0.0.1:0/'],
    ['a file that is not there', '@127.0.0.1/?tls=true&tlsCAFile=/no/such/ca.pem'],
    ['no host', '@/'],
  ])('the connection string has %s', async (_name, rest) => {
    const connectionString = `mongodb://clerk:${encodeURIComponent(SECRET)}${rest}`;
    expect(await refusal({ connectionString })).toMatch(
      /^the connection string mongodb:\/\/\*\*\*@.* cannot be used: /,
    );
  });

  test('a prefix with a dot would be read as that of another office', async () => {
    expect(await refusal({ connectionString: 'mongodb://127.0.0.1/', prefix: 'a.b' })).toMatch(/^the prefix a\.b may/);
  });
});

test('what is redacted is all before the last @, also where the password holds one', () => {
  expect(redact('to mongodb+srv://a:p@ss@host/db?x=1 and MONGODB://b:c@d')).toBe(
    'to mongodb+srv://***@host/db?x=1 and MONGODB://***@d',
  );
  expect(
    redact('mongodb://a:b@h/?tlsCertificateKeyFilePassword=c&authMechanismProperties=AWS_SESSION_TOKEN:d&w=1'),
  ).toBe('mongodb://***@h/?tlsCertificateKeyFilePassword=***&authMechanismProperties=***&w=1');
});

test('where the deployment is sharded a collection is too, by a client that is not bound to the Stable API', async () => {
  const states: Record<string, unknown>[] = [];
  server = await ScriptedServer.start((command, body) => {
    if (command === 'hello') return { msg: 'isdbgrid' };
    if (command === 'find') return batch(...states);
    if (command === 'listCollections') return batch();
    if (command === 'insert') return { n: 1 };
    if (command !== 'findAndModify') return undefined;
    const [[path, generation]] = Object.entries((body['update'] as { $set: object }).$set) as [[string, unknown]];
    states.push({ _id: 'cases', revision: 1, generations: { [path.split('.')[1]!]: generation } });
    return { value: states[0] };
  });
  const store = await MongoDocumentStore.connect({
    connectionString: `mongodb://${server.address}/views`,
    timeouts,
    checkSums: false,
  });
  const generation = await store.begin({ name: 'cases', version: 1, fields: [], indexes: [] });
  await store.close();
  const sharding = server.received.find((command) => 'shardCollection' in command)!;
  expect(sharding).toMatchObject({ shardCollection: `views.cases_g${generation.number}`, key: { _id: 'hashed' } });
  expect(sharding).not.toHaveProperty('apiVersion');
  expect(server.received.filter((command) => 'create' in command)).toMatchObject([
    { apiVersion: '1', apiStrict: true },
  ]);
});
