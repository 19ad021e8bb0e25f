import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Timestamp, type Document } from 'mongodb';
import { MongoDocumentStore } from './index.js';
import { batch, ScriptedServer } from './testing/scripted-server.js';

const schema = { name: 'cases', version: 1, fields: [], indexes: [] };
const generation = { collection: 'cases', version: 1, number: 7, active: true, checkpoint: '' };
const DOCUMENTS = 'cases_g7';
const timeouts = { select: 1_000, acknowledge: 4_321 };

/** Of a replica set, whose time moves with each answer. */
let server: ScriptedServer;
let store: MongoDocumentStore;
let ofDocuments: Document = {};

beforeEach(async () => {
  ofDocuments = {};
  let time = 0;
  server = await ScriptedServer.start((command, body) => {
    time += 1;
    const now = { operationTime: Timestamp.fromBits(time, 1) };
    if (command === 'hello')
      return { setName: 'rs', hosts: [server.address], me: server.address, logicalSessionTimeoutMinutes: 30, ...now };
    const generations = { g7: { version: 1, number: 7, state: 'active', checkpoint: '' } };
    if (command === 'find') return { ...batch({ _id: 'cases', revision: 1, generations }), ...now };
    if (command === 'listCollections') return batch();
    if (command !== 'update') return now;
    return { n: 1, nModified: 1, ...now, ...(body['update'] === DOCUMENTS && ofDocuments) };
  });
  const connectionString = `mongodb://${server.address}/?replicaSet=rs`;
  store = await MongoDocumentStore.connect({ connectionString, timeouts, checkSums: false });
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

const write = () => store.write([{ schema, generation, writes: [{ id: 'a', position: '1', body: { size: 1 } }] }], '1');
const updates = () => server.received.filter((command) => 'update' in command);

test('documents, then the checkpoint: both acknowledged by a majority, both sent again where the answer is lost', async () => {
  await write();
  expect(updates().map((command) => command['update'] as string)).toEqual([DOCUMENTS, 'views']);
  for (const command of updates())
    expect(command).toMatchObject({
      writeConcern: { w: 'majority', wtimeout: timeouts.acknowledge },
      lsid: expect.anything() as unknown,
      txnNumber: expect.anything() as unknown,
    });
});

test('what the majority has not acknowledged moves no checkpoint', async () => {
  ofDocuments = { writeConcernError: { code: 64, codeName: 'WriteConcernFailed', errmsg: 'waiting timed out' } };
  await expect(write()).rejects.toThrow('cannot be read or written now: ');
  expect(new Set(updates().map((command) => command['update'] as string))).toEqual(new Set([DOCUMENTS]));
});

test('what is read after a write, checkpoint or document, is as late as the write', async () => {
  await write();
  await store.generations('cases');
  await store.collection(schema).get('a');
  const last = updates().at(-1)!;
  const later = server.received.slice(server.received.indexOf(last) + 1).filter((command) => 'find' in command);
  expect(later.length).toBeGreaterThan(1);
  for (const command of later)
    expect(command['readConcern']).toMatchObject({
      level: 'majority',
      afterClusterTime: expect.anything() as unknown,
    });
});
