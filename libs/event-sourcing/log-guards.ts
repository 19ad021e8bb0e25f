import { logWords as words } from './event-sourcing.glossary.js';
import { say, type Sentence } from './sentence.js';
import type { Clock } from './clock.js';
import type { DocumentStore } from './documents.js';
import { START, type Instant, type Position } from './envelope.js';
import { EventStoreError, type EventStore, type LogReading } from './event-store.js';

/** The log is there and is not to be used as it is: the sentence says why, and how to go on. */
export class LogRefused extends EventStoreError {}

/** What read models say of the log that they were made from. */
export type Witness = Pick<DocumentStore, 'origin' | 'generations'>;

/** Which log this is: the id of its first event; undefined while it is empty. */
export async function identityOf(store: LogReading): Promise<string | undefined> {
  for await (const event of store.readAll({ limit: 1 })) return event.id;
  return undefined;
}

/**
 * Read models that have seen more than the log holds, or another log, prove that the log is not what it was: it was lost,
 * lost its tail, or another one is named. What they say is thrown away by `zeren restore` alone. A node that follows may
 * be behind them without any fault, so before that is said the leader is asked.
 * @param log its name, for the sentence
 * @param identify which log this is, where the caller may know it already
 * @param samePositions whether the read models were made from this store, so that their positions are its own
 * @throws LogRefused; StoreUnavailable where the leader cannot be asked
 */
export async function refuseUnlike(
  store: EventStore,
  witness: Witness,
  log: string,
  samePositions = true,
  identify: () => Promise<string | undefined> = () => identityOf(store),
): Promise<void> {
  // In this order: what a service writes meanwhile is no loss.
  const [origin, generations] = [await witness.origin(), await witness.generations()];
  if (origin === undefined) return;
  const seen = generations.reduce<Position>((last, { checkpoint }) => (checkpoint > last ? checkpoint : last), START);
  const unlike = async (identity: string | undefined, head: () => Promise<Position>) => {
    if (identity === undefined) return words.lost;
    if (identity !== origin) return words.another;
    return samePositions && seen > (await head()) ? words.behind : undefined;
  };
  let reason = await unlike(await identify(), () => store.head());
  if (reason && store.leader) reason = await unlike(await identityOf(store.leader), () => store.leader!.head());
  if (reason) throw new LogRefused(say(reason, { log }));
}

/** So many last events are looked at: stamps of two clocks may run apart a little. */
const LATEST = 200;

/** The highest stamp of the second clock; '' while the log is empty. */
export async function highestStamp(store: EventStore): Promise<Instant> {
  let highest = '';
  for await (const { recordedAt } of store.readAll({ direction: 'backwards', limit: LATEST }))
    if (recordedAt > highest) highest = recordedAt;
  return highest;
}

/** The last moment that a stamp may show now. @param tolerance milliseconds */
export function latestStamp(clock: Clock, tolerance: number): Instant {
  return new Date(Date.parse(clock.now()) + tolerance).toISOString();
}

/**
 * A machine's clock that once stood in the future would hold the second clock there: all that comes would be stamped
 * with that moment until it has really come.
 * @param tolerance milliseconds
 * @throws LogRefused
 */
export async function refuseFutureStamps(store: EventStore, clock: Clock, tolerance: number): Promise<void> {
  const highest = await highestStamp(store);
  if (highest <= latestStamp(clock, tolerance)) return;
  throw new LogRefused(say(words.future, { highest, now: clock.now() }));
}

const UNDER_WAY = 'under-way';

/** A log that is being written anew: what is there yet is not all of it. */
export interface UnderWay {
  readonly verb: 'import --events' | 'restore';
  /** As it was named. */
  readonly file: string;
  /** Of the events that are to come in: by it the same file is known again. */
  readonly digest: string;
}

/** Stands in the log from before its first event is written until the last one is. */
export async function underWay(store: EventStore): Promise<UnderWay | undefined> {
  const text = await store.note?.(UNDER_WAY);
  return text === undefined ? undefined : (JSON.parse(text) as UnderWay);
}

export async function setUnderWay(store: EventStore, mark: UnderWay | undefined): Promise<void> {
  await store.setNote?.(UNDER_WAY, mark && JSON.stringify(mark));
}

export function resumption({ verb, file }: UnderWay): Sentence {
  return say(words.interrupted, { verb, file });
}

/** @throws LogRefused */
export async function refuseHalfWritten(store: EventStore): Promise<void> {
  const mark = await underWay(store);
  if (mark) throw new LogRefused(resumption(mark));
}
