import { eventIdOf, WrongExpectedRevision, type EventStore, type Instant, type StoredEvent } from '#event-sourcing';
import type { LookUpTools } from './aggregate-executor.js';
import type { Sent } from './sent-command.js';

/** What a command takes in a stream of its own, beside its record: a number, a matter, a time that nobody else has then. */
export interface Taken {
  readonly type: string;
  readonly schema: number;
  readonly data: object;
}

/**
 * Appends what a command takes, after the last event that was seen of that stream. The same command takes the same.
 * @throws WrongExpectedRevision where somebody was faster
 */
export async function takeBeside(
  { store, sent, now }: { readonly store: EventStore; readonly sent: Sent; readonly now: Instant },
  stream: string,
  last: number | undefined,
  { type, schema, data }: Taken,
): Promise<void> {
  const { id: commandId, digest: commandDigest, actor } = sent;
  const id = eventIdOf({ type, data, commandId, commandDigest, stream, at: (last ?? -1) + 1 });
  const metadata = { actor, occurredAt: now, commandId, commandDigest };
  await store.append(stream, [{ id, type, schema, data, metadata }], last ?? 'no-stream');
}

/** How it is known who has what a stream is of. */
export interface Holders {
  /** The record for which an event of the stream took it. */
  readonly takenBy: (event: StoredEvent) => string;
  /** Whether that record holds it; `isOnTheWay`: it was taken so lately that its command may not be there yet. */
  readonly holds: (id: string, isOnTheWay: boolean) => Promise<boolean>;
}

/**
 * Who else has what has a stream of its own; nobody: then it is taken for the command's record. Of two that take it at
 * once one is first on the stream, and the other looks at it too.
 */
export async function holderOrTake(
  stream: string,
  taken: Taken,
  { takenBy, holds }: Holders,
  tools: LookUpTools,
): Promise<string | undefined> {
  const { store, sent, clock, config } = tools;
  for (;;) {
    const events: StoredEvent[] = [];
    for await (const event of store.readStream(stream)) events.push(event);
    for (const event of events) {
      const id = takenBy(event);
      const isOnTheWay = Date.parse(clock.now()) - Date.parse(event.recordedAt) < config.numberGraceMilliseconds;
      if (id !== sent.target && (await holds(id, isOnTheWay))) return id;
    }
    if (events.some((event) => takenBy(event) === sent.target)) return undefined;
    try {
      await takeBeside(tools, stream, events.at(-1)?.revision, taken);
      return undefined;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}
