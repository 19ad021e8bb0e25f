import { say, type EventFilter, type Position, type SubscriptionMessage } from '#event-sourcing';
import type { Bell } from './bell.js';
import type { Connection } from './connection.js';
import { FellBehind, StoreAway, toStoreError } from './errors.js';
import { isEmpty } from './events.js';
import { words } from './eventstoredb.glossary.js';
import { orAbort } from './or-abort.js';
import type { EventStoreDbTimeouts } from './options.js';
import { fromToken, later } from './positions.js';
import { follow, isNew } from './subscription.js';

export interface ResubscriberOptions {
  readonly connection: Connection;
  readonly shown: string;
  readonly after: Position;
  readonly filter: EventFilter | undefined;
  readonly searchWindow: number;
  readonly timeouts: EventStoreDbTimeouts;
  readonly head: () => Promise<Position>;
  readonly log: (line: string) => void;
  /** Rung when the server is there again. */
  readonly bell: Bell;
  readonly signal: AbortSignal;
}

/**
 * A dropped subscription only says so: this one is opened again, with growing pauses, after the last page that the
 * consumer has handled, which is known when it asks for the next message.
 */
export class Resubscriber {
  private handled: Position;
  private told: Position | undefined;
  private pause: number;

  constructor(private readonly options: ResubscriberOptions) {
    this.handled = options.after;
    this.pause = options.timeouts.firstPause;
  }

  async *messages(): AsyncGenerator<SubscriptionMessage, void, undefined> {
    const { signal, shown, log } = this.options;
    fromToken(this.handled); // a position of another store does not get better by trying again
    while (!signal.aborted) {
      const from = this.handled;
      let why = new StoreAway(say(words.endedIt, { shown }));
      try {
        yield* this.once();
      } catch (error) {
        if (signal.aborted) return;
        const known = toStoreError(error, shown);
        if (!(known instanceof StoreAway)) throw known;
        why = known;
      }
      if (signal.aborted) return;
      // Who fell behind has only to read on; waiting would not help.
      const wait = why instanceof FellBehind && this.handled > from ? 0 : this.pause;
      log(`a subscription was dropped: ${why.message}; it is opened again in ${wait} ms`);
      if (wait === 0) continue;
      const isBack = await this.options.bell.pause(wait, signal);
      const { firstPause, longestPause } = this.options.timeouts;
      this.pause = isBack ? firstPause : Math.min(this.pause * 2, longestPause);
    }
  }

  private async *once(): AsyncGenerator<SubscriptionMessage, void, undefined> {
    const { connection, filter, searchWindow, signal, head } = this.options;
    const opened = {
      connection,
      after: this.handled,
      head: await orAbort(head(), signal),
      filter,
      searchWindow,
      signal,
    };
    // No filter can be sent that matches nothing; what follows the log and is told of no event does the same.
    const nothing = isEmpty(filter);
    for await (const message of follow(nothing ? { ...opened, filter: undefined } : opened)) {
      if (message.kind === 'events') {
        const { handled } = this;
        const events = nothing ? [] : message.events.filter((event) => isNew(event, handled));
        if (events.length === 0) continue;
        yield { kind: 'events', events };
        this.handled = events.at(-1)!.position;
        this.told = undefined;
      } else if (this.told === undefined || message.position > this.told) {
        yield message;
        this.told = message.position;
        this.handled = later(this.handled, message.position);
      }
      this.pause = this.options.timeouts.firstPause;
    }
  }
}
