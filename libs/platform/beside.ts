import { eventIdOf, type EventStore, type Instant } from '#event-sourcing';
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
