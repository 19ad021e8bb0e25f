import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventFilter, Position, StoredEvent, SubscriptionMessage } from '#event-sourcing';
import { START } from '#event-sourcing';
import type { Connection } from './connection.js';
import { toStoredEvent, wanted } from './events.js';
import { orAbort } from './or-abort.js';
import { fromToken, later, toToken } from './positions.js';
import { ReadCall } from './read-call.js';
import { subscribeRequest } from './requests.js';

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
 * more: after each live burst that is said here, when nothing more has come within a turn of the event loop.
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
    let live = false;
    let owed = false;
    for (;;) {
      if (signal.aborted) return;
      const response = call.take();
      if (!response) {
        const more = call.more();
        if (owed && !(await soon(more))) {
          owed = false;
          yield { kind: 'caught-up', position: seen };
          continue;
        }
        if (!(await more)) return;
      } else if (response.hasEvent()) {
        const event = toStoredEvent(response);
        if (!event) continue;
        seen = later(seen, event.position);
        owed = live;
        if (isWanted(event)) yield { kind: 'event', event };
      } else if (response.hasCaughtUp()) {
        seen = later(seen, options.head);
        live = owed = true;
      } else if (response.hasFellBehind()) {
        live = owed = false;
      } else if (response.hasCheckpoint() && live) {
        // Those on the way through the past are left out: there the server names the place where its page began.
        const checkpoint = response.getCheckpoint()!;
        seen = later(seen, toToken(checkpoint.getCommitPosition(), checkpoint.getPreparePosition()));
        owed = true;
      }
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/** Whether it comes within two turns: what the socket already holds is read in the first. */
async function soon(more: Promise<boolean>): Promise<boolean> {
  const turns = nextTurn(undefined).then(() => nextTurn(false));
  return Promise.race([more.then(() => true), turns]);
}

/** Drops events that an earlier subscription has already given, should a server start one too early. */
export function isNew(event: StoredEvent, handled: Position): boolean {
  return handled === START || event.position > handled;
}
