import type { EventStore } from '#event-sourcing';

/**
 * The same store; how many events its subscribers have taken is told page by page.
 * @param store of functions that need no `this`, as `withUpcasting` makes them
 */
export function withReadCounts(store: EventStore, taken: (events: number) => void): EventStore {
  return {
    ...store,
    async *subscribe(options) {
      for await (const message of store.subscribe(options)) {
        if (message.kind === 'events') taken(message.events.length);
        yield message;
      }
    },
  };
}
