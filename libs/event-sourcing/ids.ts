import { hash, randomBytes } from 'node:crypto';

/** The only source of new ids. */
export interface IdSource {
  next(): string;
}

function asUuid(hex: string, version: 7 | 8): string {
  const variant = ((parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * UUID version 7 (RFC 9562, 5.7): ids made one after the other sort one after the other, which keeps the
 * store's indexes dense. Time and randomness are given, so that a simulation can replay them.
 */
const POOL_BYTES = 8_192;

/** Randomness by the block: asking the system for ten bytes costs as much as asking it for thousands. */
function pooledRandom(): (bytes: number) => Uint8Array {
  let pool = randomBytes(POOL_BYTES);
  let used = 0;
  return (bytes) => {
    if (used + bytes > pool.length) {
      pool = randomBytes(POOL_BYTES);
      used = 0;
    }
    used += bytes;
    return pool.subarray(used - bytes, used);
  };
}

export function timeOrderedIds(
  now: () => number = Date.now,
  random: (bytes: number) => Uint8Array = pooledRandom(),
): IdSource {
  return {
    next: () => asUuid(now().toString(16).padStart(12, '0') + Buffer.from(random(10)).toString('hex'), 7),
  };
}

/** Always the same id for the same parts (UUID version 8, RFC 9562, 5.8, over SHA-256): how a repeated command finds what it did. */
export function deriveId(...parts: readonly (string | number)[]): string {
  return derived(parts);
}

const derived = (parts: readonly unknown[]) => asUuid(hash('sha256', JSON.stringify(parts), 'hex'), 8);

/** An event that a command writes, and where. */
export interface PlacedEvent {
  readonly type: string;
  readonly data: object;
  readonly commandId: string;
  /** Of the command's content. */
  readonly commandDigest: string;
  readonly stream: string;
  /** Among the command's events, or in the stream. */
  readonly at: number;
}

/**
 * The id of such an event. A store that finds an id in the place where it is to be written takes the event for the same,
 * sent again, and says that it is done; so what two processes write under one command id has one id only where it says
 * the same. It begins with the command's time where the command's id does: whatever is kept by the ids of events grows at
 * its end then, and a batch of them changes few pages of an index.
 */
export function eventIdOf({ type, data, commandId, commandDigest, stream, at }: PlacedEvent): string {
  const id = derived([commandId, commandDigest, stream, at, type, data]);
  return TIME_ORDERED.test(commandId) ? commandId.slice(0, TIME_LENGTH) + id.slice(TIME_LENGTH) : id;
}

/** A UUID of version 7: 48 bits of time before anything else. */
const TIME_ORDERED = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const TIME_LENGTH = 'xxxxxxxx-xxxx'.length;
