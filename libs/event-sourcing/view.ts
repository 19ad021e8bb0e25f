import type { CollectionSchema } from './documents.js';
import type { StoredEvent } from './envelope.js';

/**
 * A projection: which documents an event touches, and what each becomes. All functions are pure, so the same view is
 * kept live, rebuilt, and folded in memory to answer as-of questions.
 */
export interface View<D extends object = object, S extends object = D> extends CollectionSchema {
  /** A document is made by one event and never touched again: what is stored need not be read before it is written. */
  readonly once?: boolean;
  /** Ids of the documents that the event touches; none: the view does not care. */
  readonly touches: (event: StoredEvent) => readonly string[];
  /** The document after the event; what `complete` adds may be missing or old. `undefined`: there is none. */
  readonly evolve: (before: S | undefined, event: StoredEvent, id: string) => S | undefined;
  /** Adds what follows from the rest: once before a document is read, however many events came before. */
  readonly complete?: (state: S, id: string) => D;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyView = View<any>;

/** Folds events into documents in memory: what an as-of question is answered from. */
export function foldView<D extends object, S extends object = D>(
  { touches, evolve, complete }: View<D, S>,
  events: Iterable<StoredEvent>,
  before?: Map<string, D>,
): Map<string, D> {
  const documents = before ?? new Map<string, D>();
  const states = documents as unknown as Map<string, S>;
  const touched = new Set<string>();
  for (const event of events)
    for (const id of touches(event)) {
      const next = evolve(states.get(id), event, id);
      if (before) touched.add(id);
      if (next === undefined) states.delete(id);
      else states.set(id, next);
    }
  if (!complete) return documents;
  for (const id of before ? touched : states.keys()) {
    const state = states.get(id);
    if (state !== undefined) documents.set(id, complete(state, id));
  }
  return documents;
}
