import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { NewEvent } from '#event-sourcing';
import type { Bench } from './bench.js';

interface EmmettEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata: object;
}

interface Connection {
  close(): void;
}

interface EmmettStore {
  schema: { migrate(): Promise<void> };
  appendToStream(
    stream: string,
    events: readonly EmmettEvent[],
    options: { expectedStreamVersion: bigint },
  ): Promise<unknown>;
  readStream(stream: string): Promise<{ events: readonly unknown[] }>;
}

/** As much of `@event-driven-io/emmett-sqlite` as is measured; it is not there to compile against. */
interface EmmettSqlite {
  sqliteConnection(options: { fileName: string }): Connection;
  getSQLiteEventStore(options: {
    fileName: string;
    connectionOptions: { singleton: true; connection: Connection };
  }): EmmettStore;
}

const PEERS = fileURLToPath(new URL('../../bench/peers/package.json', import.meta.url));

export interface Emmett {
  /** To a new stream. */
  append(stream: string, events: readonly NewEvent[]): Promise<unknown>;
  read(stream: string): Promise<number>;
  close(): void;
}

/**
 * The peer on a file of its own, with one connection that stays open (by default it opens one for each call, which is
 * slower); WAL and `synchronous=FULL` are its defaults. Undefined where it is not installed.
 */
export async function openEmmett(bench: Bench, fileName: string): Promise<Emmett | undefined> {
  if (!existsSync(new URL('./node_modules/@event-driven-io/emmett-sqlite', `file://${PEERS}`))) {
    bench.note('  left out: emmett-sqlite is not installed (npm ci --prefix bench/peers)');
    return undefined;
  }
  const { sqliteConnection, getSQLiteEventStore } = createRequire(PEERS)(
    '@event-driven-io/emmett-sqlite',
  ) as EmmettSqlite;
  const connection = sqliteConnection({ fileName });
  const store = getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } });
  await store.schema.migrate();
  return {
    append: (stream, events) => {
      const told = events.map(({ type, data, metadata }) => ({ type, data, metadata }));
      return store.appendToStream(stream, told, { expectedStreamVersion: 0n });
    },
    read: async (stream) => (await store.readStream(stream)).events.length,
    close: () => connection.close(),
  };
}
