import { MongoError, type MongoClient } from 'mongodb';
import { say, StoreUnavailable } from '#event-sourcing';
import { words } from './documents-mongodb.glossary.js';
import { toStoreError } from './errors.js';
import type { Names } from './names.js';

/** What a server says of itself. */
export interface ServerFacts {
  /** It knows sessions, so that reads and writes can be told what they come after. */
  readonly sessions: boolean;
  /** Collections are to be spread over shards. */
  readonly sharded: boolean;
}

/** The wire version of MongoDB 6.0. */
const OLDEST_WIRE = 17;

interface Hello {
  readonly isWritablePrimary?: boolean;
  /** Of a server that greets in the older way. */
  readonly ismaster?: boolean;
  readonly maxWireVersion?: number;
  readonly logicalSessionTimeoutMinutes?: number;
  readonly msg?: string;
  readonly setName?: string;
}

/** Reaches the server and asks what it is. @throws StoreUnavailable with a sentence that says what is wrong */
export async function check(client: MongoClient, database: string, shown: string): Promise<ServerFacts> {
  try {
    await client.connect();
    const hello = (await client.db(database).command({ hello: 1 })) as Hello;
    const wire = hello.maxWireVersion ?? 0;
    if (wire < OLDEST_WIRE) throw new StoreUnavailable(say(words.tooOldWire, { shown, wire, oldest: OLDEST_WIRE }));
    if (hello.isWritablePrimary !== true && hello.ismaster !== true)
      throw new StoreUnavailable(say(words.notPrimary, { shown }));
    // The first command that asks for a right.
    await client.db(database).listCollections({}, { nameOnly: true }).toArray();
    return { sessions: hello.logicalSessionTimeoutMinutes !== undefined, sharded: hello.msg === 'isdbgrid' };
  } catch (error) {
    throw toStoreError(error, shown);
  }
}

const PROBES = [1, 2, 4];

interface Probe {
  readonly _id: number;
  readonly n: number;
  readonly double: number;
}

/** Some servers that speak the protocol add wrongly, without a word: then no figure could be believed. */
export async function checkSums(client: MongoClient, database: string, names: Names, shown: string): Promise<void> {
  const probes = client.db(database).collection<Probe>(names.check);
  const group = { _id: null, once: { $sum: '$n' }, twice: { $sum: '$double' } };
  let told: unknown;
  try {
    for (const n of PROBES) await probes.replaceOne({ _id: n }, { n, double: n * 2 }, { upsert: true });
    [told] = await probes.aggregate([{ $group: group }]).toArray();
  } catch (error) {
    if (!(error instanceof MongoError) || error.code === undefined) throw toStoreError(error, shown);
    told = undefined;
  }
  const { once, twice } = (told ?? {}) as { once?: number; twice?: number };
  if (once === 7 && twice === 14) return;
  throw new StoreUnavailable(say(words.wrongSums, { shown, once: String(once), twice: String(twice) }));
}
