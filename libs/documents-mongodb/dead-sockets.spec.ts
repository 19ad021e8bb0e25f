import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MongoDocumentStore } from './index.js';
import { batch, ScriptedServer } from './testing/scripted-server.js';

/** Long enough for a start on a busy machine; what the tests wait for in vain takes as long. */
const timeouts = { connect: 2_000, select: 1_500, answer: 2_000, operation: 3_000 };
const sockets: Socket[] = [];
const onSocket = (message: unknown) => void sockets.push((message as { readonly socket: Socket }).socket);
let server: ScriptedServer;
let store: MongoDocumentStore;

beforeEach(async () => {
  server = await ScriptedServer.start((command) => {
    if (command === 'find') return batch({ _id: 'view:cases', holder: 'a', token: 1, beat: 1 });
    return command === 'listCollections' ? batch() : undefined;
  });
  subscribe('net.client.socket', onSocket);
  const connectionString = `mongodb://${server.address}/?heartbeatFrequencyMS=500`;
  store = await MongoDocumentStore.connect({ connectionString, timeouts, checkSums: false });
  expect(await store.leases()).toHaveLength(1);
});
afterEach(async () => {
  unsubscribe('net.client.socket', onSocket);
  sockets.length = 0;
  await store.close();
  await server.stop();
});

/** What the end of a server does in the worst moment: the socket is gone `before` it is written to, and has not told so yet. */
function dieWithNextWrite(socket: Socket, moment: 'before' | 'after'): void {
  const { write } = Object.getPrototypeOf(socket) as Socket;
  socket.write = ((...args: Parameters<Socket['write']>) => {
    if (moment === 'before') socket.destroy();
    const written = write.apply(socket, args);
    socket.destroy();
    return written;
  }) as Socket['write'];
}

test('an operation that was written to a socket that is gone ends by its limit, and the next one is answered', async () => {
  for (const socket of sockets) socket.destroy();
  await expect(store.leases()).rejects.toThrow(
    /^the read models at .* cannot be read or written now: the operation did not end in 3000 ms$/,
  );
  expect(await store.leases()).toHaveLength(1);
});

test('where the look at a server never ends, the server is found again all the same', async () => {
  for (const socket of sockets) dieWithNextWrite(socket, 'before');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const [looking, working] = [sockets.filter((s) => s.destroyed), sockets.filter((s) => !s.destroyed)];
  expect([looking.length > 0, working.length > 0]).toEqual([true, true]);
  for (const socket of working) dieWithNextWrite(socket, 'after');
  await expect(store.leases()).rejects.toThrow('cannot be reached');
  expect(await store.leases()).toHaveLength(1);
});
