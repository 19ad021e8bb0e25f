import { backend, runPrefix } from '../../libs/event-store-eventstoredb/testing/backend.js';
import { mongoBackends, runPrefix as documentsPrefix, type MongoBackend } from './mongo-backends.js';

/** A log and read models that are both on servers, as an office has them that outgrew its machine. */
export interface Pair {
  readonly name: string;
  /** Why it cannot be had here, or cannot do what the suite is about. */
  readonly missing?: string;
  start(): Promise<RunningPair>;
}

export interface RunningPair {
  /** An office of its own there. */
  office(): Record<string, string>;
  stop(): Promise<void>;
}

/** The log's server beside each document server; `needs`: what the suite asks of documents. */
export const pairs = (...needs: readonly (keyof MongoBackend['lacks'])[]): readonly Pair[] =>
  mongoBackends().map(({ name, missing, lacks, start }) => ({
    name: `${backend.name}, ${name}`,
    missing: missing ?? needs.map((need) => lacks[need]).find((lacking) => lacking !== undefined),
    start: async () => {
      const [events, documents] = [await backend.start(), await start()];
      return {
        office: () => ({
          ZEREN_EVENT_STORE: events.connectionString,
          ZEREN_STREAM_PREFIX: runPrefix(),
          ZEREN_DOCUMENTS: documents.options.connectionString,
          ZEREN_DOCUMENTS_PREFIX: documentsPrefix(),
          ZEREN_DOCUMENTS_CHECK_SUMS: documents.options.checkSums === false ? 'off' : 'on',
        }),
        stop: async () => {
          await documents.stop();
          await events.stop();
        },
      };
    },
  }));

/** For suites that want no more than one pair, the first that can be had. */
export function onePair(...needs: readonly (keyof MongoBackend['lacks'])[]): Pair {
  const all = pairs(...needs);
  return all.find(({ missing }) => missing === undefined) ?? all[0]!;
}
