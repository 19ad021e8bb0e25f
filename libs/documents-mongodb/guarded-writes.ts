import { MongoBulkWriteError, type AnyBulkWriteOperation } from 'mongodb';
import { assertFlat, searchedText, type CollectionSchema, type DocumentWrite } from '#event-sourcing';
import { DUPLICATE_KEY } from './errors.js';
import type { Stored } from './query.js';

/** Writes of one command: at first, and at most. */
const [FIRST, MOST] = [100, 1_000];
/** So many times as many, at most, after a command that was answered soon; one that failed is so many times too large. */
const STEP = 4;

/**
 * How many writes one command of a collection holds. A server that needs longer for all of them than an answer may take
 * would be asked for the same in vain, again and again: so as many as it takes in a tenth of that time, and fewer after
 * each failure.
 */
export class Pace {
  private size = FIRST;

  constructor(
    /** How long one command is to take, in milliseconds. */
    private readonly aim: number,
  ) {}

  get writes(): number {
    return this.size;
  }

  async keep(count: number, command: () => Promise<void>): Promise<void> {
    const began = performance.now();
    try {
      await command();
    } catch (error) {
      this.size = Math.max(1, Math.floor(Math.min(this.size, count) / STEP));
      throw error;
    }
    const took = Math.max(performance.now() - began, 1);
    const fitting = Math.floor((count * this.aim) / took);
    if (fitting < this.size || count === this.size) this.size = Math.max(1, Math.min(fitting, this.size * STEP, MOST));
  }
}

/** A write, and what its document is searched by. */
export type SearchedWrite = DocumentWrite & { readonly searched?: string };

/** Of each document what counts: the first of the latest position. @throws TypeError for what a flat view cannot hold */
export function latestOf(schema: CollectionSchema, writes: readonly DocumentWrite[]): SearchedWrite[] {
  const latest = new Map<string, DocumentWrite>();
  for (const write of writes) {
    if (schema.flat && write.body) assertFlat(schema, write.body);
    const before = latest.get(write.id);
    if (!before || before.position < write.position) latest.set(write.id, write);
  }
  if (!schema.searched) return [...latest.values()];
  return [...latest.values()].map((write) => {
    const searched = write.body ? searchedText(schema, write.body) : undefined;
    return { ...write, searched };
  });
}

/** Sends one command to the collection, in any order of its operations. */
export type Send = (operations: readonly AnyBulkWriteOperation<Stored>[]) => Promise<unknown>;

type Making = (write: SearchedWrite) => AnyBulkWriteOperation<Stored>;

const contentOf = ({ position, body, searched }: SearchedWrite) =>
  body === null ? { position } : { position, body, ...(searched !== undefined && { searched }) };

const replacement = (write: SearchedWrite, upsert: boolean): AnyBulkWriteOperation<Stored> => ({
  replaceOne: {
    filter: { _id: write.id, position: { $lt: write.position } },
    replacement: contentOf(write),
    upsert,
  },
});

const upsertion: Making = (write) => replacement(write, true);

const insertion: Making = (write) => ({ insertOne: { document: { _id: write.id, ...contentOf(write) } } });

/**
 * Writes what is newer than what is stored.
 * @param mostlyNew whether most are not stored yet: then nothing is looked for first, which some servers do slowly
 */
export async function writeGuarded(
  send: Send,
  writes: readonly SearchedWrite[],
  mostlyNew: boolean,
  pace: Pace,
): Promise<void> {
  const making = mostlyNew ? insertion : upsertion;
  for (let from = 0; from < writes.length;) {
    const some = writes.slice(from, from + pace.writes);
    await pace.keep(some.length, () => writeSome(send, some, making));
    from += some.length;
  }
}

/**
 * A duplicate key says that the document is there, not that it is newer: it may have been made since the condition was
 * looked at. Then the same is tried once more without making it.
 */
async function writeSome(send: Send, writes: readonly SearchedWrite[], making: Making): Promise<void> {
  let rest = writes;
  const there: SearchedWrite[] = [];
  while (rest.length > 0) {
    const duplicates = await make(send, rest, making);
    there.push(...duplicates.there);
    rest = duplicates.untried;
  }
  if (there.length === 0) return;
  await send(there.map((write) => replacement(write, false)));
}

interface Duplicates {
  readonly there: readonly SearchedWrite[];
  /** What came after a duplicate on a server that stops at it, though it is told to go on. */
  readonly untried: readonly SearchedWrite[];
}

async function make(send: Send, writes: readonly SearchedWrite[], making: Making): Promise<Duplicates> {
  try {
    await send(writes.map(making));
    return { there: [], untried: [] };
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
    const errors = [error.writeErrors].flat();
    if (errors.length === 0 || errors.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    const last = Math.max(...errors.map(({ index }) => index));
    const { matchedCount, upsertedCount, insertedCount } = error.result;
    const done = matchedCount + upsertedCount + insertedCount + errors.length;
    return {
      there: errors.map(({ index }) => writes[index]!),
      untried: done < writes.length ? writes.slice(last + 1) : [],
    };
  }
}
