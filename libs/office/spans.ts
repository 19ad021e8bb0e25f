import type { EventStore } from '#event-sourcing';
import { inSpan, telemetryInUse } from '#platform';

/** The same store, with a span an append; the store itself where no traces are kept. Of functions that need no `this`. */
export function withAppendSpans(store: EventStore): EventStore {
  if (!telemetryInUse()) return store;
  return {
    ...store,
    append: (stream, events, expected) =>
      inSpan(
        'append',
        () => ({ 'zeren.stream': stream, 'zeren.events': events.length }),
        () => store.append(stream, events, expected),
      ),
  };
}

/** The same store, with a span for what a subscriber does with each message before it asks for the next one. */
export function withProjectionSpans(store: EventStore): EventStore {
  const telemetry = telemetryInUse();
  if (!telemetry) return store;
  return {
    ...store,
    async *subscribe(options) {
      for await (const message of store.subscribe(options)) {
        const events = message.kind === 'events' ? message.events.length : 0;
        const span = telemetry.open('project', { 'zeren.events': events });
        try {
          yield message;
        } finally {
          span.end();
        }
      }
    },
  };
}
