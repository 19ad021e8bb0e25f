import { asSentence, saidBy, say, StoreUnavailable } from '#event-sourcing';
import type { Connection } from './connection.js';
import { NotLeader, StoreAway, toStoreError } from './errors.js';
import { words } from './eventstoredb.glossary.js';
import { ReadCall } from './read-call.js';
import { readAllRequest } from './requests.js';

/** What a server says of itself. */
export interface ServerFacts {
  readonly version: string;
}

/** The first one that says when a subscription has caught up. */
const OLDEST = [23, 10];

/** Asks for the version, then for the last event of the log: reaches the server, shows the rights, finds the leader. */
export async function check(connection: Connection, shown: string, timeout: number): Promise<ServerFacts> {
  try {
    return await ask(connection, shown, timeout);
  } catch (error) {
    if (!(error instanceof NotLeader)) throw error;
    // The client follows a node that names another one as leader: the second attempt goes there.
    return ask(connection, shown, timeout).catch((second: unknown) => {
      if (second instanceof NotLeader) throw second;
      const there = asSentence(saidBy(second));
      throw new StoreUnavailable(say(words.there, { first: error.sentence, second: there }));
    });
  }
}

async function ask(connection: Connection, shown: string, timeout: number): Promise<ServerFacts> {
  try {
    const version = await within(timeout, shown, connection.serverVersion());
    if (isOlder(version)) throw new StoreUnavailable(say(words.tooOld, { shown, version }));
    await within(timeout, shown, readLast(connection, timeout));
    return { version };
  } catch (error) {
    throw toStoreError(error, shown);
  }
}

async function readLast(connection: Connection, timeout: number): Promise<void> {
  const place = { from: undefined, limit: 1, backwards: true, filter: undefined, searchWindow: 1 };
  const call = await ReadCall.open(connection, readAllRequest(place));
  try {
    await call.more(timeout);
  } finally {
    call.cancel();
  }
}

function isOlder(version: string): boolean {
  const parts = /^(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (!parts) return false;
  const [major = 0, minor = 0] = parts;
  return major < OLDEST[0]! || (major === OLDEST[0] && minor < OLDEST[1]!);
}

async function within<T>(timeout: number, shown: string, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreAway(say(words.silent, { shown, timeout }))), timeout);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
