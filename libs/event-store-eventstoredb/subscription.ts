import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { type EventFilter, type Position, type StoredEvent, type SubscriptionMessage, START } from '#event-sourcing';
import type { Connection } from './connection.js';
import { toStoredEvent, wanted } from './events.js';
import { orAbort } from './or-abort.js';
import { fromToken, later } from './positions.js';
import { Page } from './page.js';
import { ReadCall } from './read-call.js';
import { subscribeRequest } from './requests.js';

/** Live events of this long are told as one burst, so that a consumer writes once for many. */
const BURST_MILLISECONDS = 10;

export interface Follow {
  readonly connection: Connection;
  /** Exclusive. */
  readonly after: Position;
  /** Where the log ended before the subscription was opened. */
  readonly head: Position;
  readonly filter: EventFilter | undefined;
  readonly searchWindow: number;
  readonly signal: AbortSignal;
}

/**
 * One subscription, until the server or the signal ends it. The server says once that it has caught up, and then no
 * more: after live events that is said here, a moment later, so that what comes in that moment counts as one burst.
 */
export async function* follow(options: Follow): AsyncGenerator<SubscriptionMessage, void, undefined> {
  const { connection, filter, searchWindow, signal } = options;
  const isWanted = wanted(filter);
  const opening = ReadCall.open(connection, subscribeRequest(fromToken(options.after), filter, searchWindow));
  const call = await orAbort(opening, signal).catch((error: unknown) => {
    opening.then(
      (late) => late.cancel(),
      () => undefined,
    );
    throw error;
  });
  const cancel = () => call.cancel();
  signal.addEventListener('abort', cancel);
  try {
    let seen = options.after;
    const page = new Page();
    let waited = false;
    let live = false;
    /** When the consumer is to be told that it has caught up; undefined: it knows. */
    let owed: number | undefined;
    for (;;) {
      if (signal.aborted) return;
      const { isFull } = page;
      const response = isFull ? undefined : call.take();
      if (!page.isEmpty && response?.kind !== 'event') {
        if (!response && !isFull && !live && !waited) {
          // On the way through the past more is about to come, and a page costs little more than an event.
          waited = true;
          await nextTurn();
          continue;
        }
        yield { kind: 'events', events: page.drain() };
        if (isFull || signal.aborted) continue;
      }
      if (!response) {
        const more = call.more();
        if (owed !== undefined && !(await comesWithin(owed - performance.now(), more))) {
          owed = undefined;
          yield { kind: 'caught-up', position: seen };
          continue;
        }
        if (!(await more)) return;
      } else if (response.kind === 'event') {
        const event = toStoredEvent(response.event);
        if (!event) continue;
        seen = later(seen, event.position);
        if (live) owed ??= performance.now() + BURST_MILLISECONDS;
        waited = false;
        if (isWanted(event)) page.add(event, response.event.data.length + response.event.metadata.length);
      } else if (response.kind === 'caught-up') {
        seen = later(seen, options.head);
        live = true;
        owed = 0;
      } else if (response.kind === 'fell-behind') {
        live = false;
        owed = undefined;
      } else if (response.kind === 'checkpoint' && live) {
        // Those on the way through the past are left out: there the server names the place where its page began.
        seen = later(seen, response.position);
        owed ??= performance.now() + BURST_MILLISECONDS;
      }
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/** Whether something comes in that time, or is over. */
async function comesWithin(milliseconds: number, more: Promise<boolean>): Promise<boolean> {
  if (milliseconds <= 0) return false;
  const timer = new AbortController();
  const late = delay(milliseconds, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([more.then(() => true), late]);
  } finally {
    timer.abort();
  }
}

/** Drops events that an earlier subscription has already given, should a server start one too early. */
export function isNew(event: StoredEvent, handled: Position): boolean {
  return handled === START || event.position > handled;
}
