import { DocumentServer, NotToBeHad, build, type ServerKind } from './servers.js';
import type { MongoDocumentStoreOptions } from '#documents-mongodb';

/** What the suites run against: a real server where one is named, and the small ones of `test/servers`. */
export interface MongoBackend {
  readonly name: string;
  /** Why it cannot be had here. */
  readonly missing?: string;
  /** What it cannot do, and the suites therefore skip by name. */
  readonly lacks: Partial<Record<'sums' | 'indexes' | 'durability', string>>;
  /** How many documents are "very many" here. */
  readonly many?: number;
  start(): Promise<RunningMongo>;
}

export interface RunningMongo {
  readonly options: Pick<MongoDocumentStoreOptions, 'connectionString' | 'checkSums'>;
  /** Absent for a server that is not ours to kill. */
  readonly server?: DocumentServer;
  stop(): Promise<void>;
}

const url = process.env['MONGODB_URL'];

export const REAL_SERVER_SKIPPED = 'MongoDB (real server): skipped, MONGODB_URL is not set';

let runs = 0;

/** Tells the collections of one run from those of others on a server that is not ours. */
export function runPrefix(): string {
  runs += 1;
  return `suite-${process.pid}-${runs}-${Date.now() % 1e9}`;
}

const real: MongoBackend[] = url
  ? [
      {
        name: 'MongoDB (real server)',
        lacks: {},
        start: async () => ({ options: { connectionString: url }, stop: async () => undefined }),
      },
    ]
  : [];

function own(kind: ServerKind, lacks: MongoBackend['lacks']): MongoBackend {
  let missing: string | undefined;
  try {
    build(kind);
  } catch (error) {
    if (!(error instanceof NotToBeHad)) throw error;
    missing = error.message;
  }
  return {
    name: `MongoDB protocol (${kind})`,
    missing,
    lacks,
    ...(lacks.indexes !== undefined && { many: 400 }),
    start: async () => {
      const server = await DocumentServer.start(kind);
      return {
        options: { connectionString: server.url, checkSums: lacks.sums === undefined },
        server,
        stop: () => server.stop(),
      };
    },
  };
}

/** Building takes a minute or two the first time. */
export const mongoBackends = (): readonly MongoBackend[] => [
  ...real,
  own('mongo-java-server', { durability: 'it keeps documents in memory' }),
  own('FerretDB', {
    sums: 'of two sums in one group it answers 0 for the second',
    indexes: 'it uses no index but that of _id',
  }),
];
