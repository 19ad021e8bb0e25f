import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { createServer as createHttpServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { EventStoreDbEventStore } from './index.js';
import { backend, type Running } from './testing/backend.js';

/** The sentence with which a start is refused. */
async function sentence(connectionString: string): Promise<string> {
  const failure = await EventStoreDbEventStore.connect({
    connectionString,
    timeouts: { check: 1_000, close: 500 },
  }).then(
    async (store) => {
      await store.close();
      return undefined;
    },
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(StoreUnavailable);
  return (failure as Error).message;
}

describe(`the check at start: ${backend.name}`, () => {
  let running: Running;
  const servers: { close(): unknown }[] = [];
  const listen = async (server: Server): Promise<string> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  beforeEach(async () => {
    running = await backend.start();
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) server.close();
    await running.stop();
  });

  test('passes, and names the version', async () => {
    const store = await EventStoreDbEventStore.connect({ connectionString: running.connectionString });
    expect((await store.check()).version).toMatch(/^\d+\.\d+/);
    await store.close();
  });

  test('nobody listens', async () => {
    const address = await listen(createServer());
    servers.splice(0).forEach((server) => server.close());
    expect(await sentence(`esdb://u:s3cret@${address}?tls=false`)).toMatch(/nothing answers .* wrong host or port/);
    expect(await sentence(`esdb://u:s3cret@${address}?tls=false`)).not.toContain('s3cret');
  });

  test('no such host', async () => {
    expect(await sentence('esdb://no-such-host.invalid:2113?tls=false')).toMatch(
      /host .* is not known|did not answer within/,
    );
  });

  if (backend.tls) {
    test('a wrong password, or none', async () => {
      const { connectionString } = running;
      expect(await sentence(connectionString.replace(/:[^:@/]*@/, ':wrong@'))).toMatch(/does not accept the user/);
      expect(await sentence(connectionString.replace(/\/\/.*@/, '//'))).toMatch(/refused access: .* names no user/);
    });

    test('a certificate that nobody vouches for', async () => {
      const unknown = running.connectionString.replace(/tlsCAFile=[^&]*/i, 'tls=true');
      expect(await sentence(unknown)).toMatch(/certificate that cannot be trusted.*tlsCAFile/);
    });
  } else {
    test('TLS is asked of a server without it', async () => {
      const plain = running.connectionString.replace('tls=false', 'tls=true');
      expect(await sentence(plain)).toMatch(/does not speak TLS.*add tls=false/);
    });
  }

  test('a server with TLS is asked without it', async () => {
    const address = await listen(createTlsServer({}));
    expect(await sentence(`esdb://${address}?tls=false`)).toMatch(/TLS on one side only/);
  });

  test('another service answers on the port', async () => {
    const server = createHttpServer((_, response) => response.end('hello')) as unknown as Server;
    expect(await sentence(`esdb://${await listen(server)}?tls=false`)).toMatch(/wrong port/);
  });

  test('the server accepts and says nothing', async () => {
    const server = createServer((socket) => void socket.on('error', () => undefined).unref());
    expect(await sentence(`esdb://${await listen(server)}?tls=false`)).toMatch(/did not answer within 1000 ms/);
  });

  test('no member of a cluster answers', async () => {
    const address = await listen(createServer());
    servers.splice(0).forEach((server) => server.close());
    const cluster = `esdb://${address},${address}?tls=false&maxDiscoverAttempts=2&discoveryInterval=10`;
    expect(await sentence(cluster)).toMatch(/no member of the cluster/);
  });

  if (!backend.real) {
    test('the user is refused', async () => {
      running.standIn!.trouble.denied = true;
      expect(await sentence(running.connectionString)).toMatch(/refused access/);
    });

    test('the server is up but not the leader', async () => {
      const away = await listen(createServer());
      servers.splice(0).forEach((server) => server.close());
      const port = Number(away.split(':')[1]);
      running.standIn!.trouble.leader = { address: '127.0.0.1', port };
      expect(await sentence(running.connectionString)).toMatch(
        /up but not the leader of its cluster; it names .* There: nothing answers/,
      );
    });

    test('the leader that it names is used', async () => {
      const other = await backend.start();
      const [address, port] = /([\d.]+):(\d+)/.exec(other.connectionString)!.slice(1);
      running.standIn!.trouble.leader = { address: address!, port: Number(port) };
      const store = await EventStoreDbEventStore.connect({ connectionString: running.connectionString });
      await store.close();
      await other.stop();
    });

    test('the server is too old', async () => {
      running.standIn!.trouble.version = '22.10.4';
      expect(await sentence(running.connectionString)).toMatch(/EventStoreDB 22\.10\.4; 23\.10 or later is needed/);
    });
  }
});
