import type { CollectionSchema } from './documents.js';
import type { StoredEvent } from './envelope.js';

/**
 * A projection: which documents an event touches, and what each becomes. Both functions are pure, so the same
 * view is kept live, rebuilt, and folded in memory to answer as-of questions.
 */
export interface View<D extends object = object> extends CollectionSchema {
  /** A document is made by one event and never touched again: what is stored need not be read before it is written. */
  readonly once?: boolean;
  /** Ids of the documents that the event touches; none: the view does not care. */
  readonly touches: (event: StoredEvent) => readonly string[];
  /** The document after the event; `undefined`: there is none. */
  readonly evolve: (document: D | undefined, event: StoredEvent, id: string) => D | undefined;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyView = View<any>;

/** Folds events into documents in memory: what an as-of question is answered from. */
export function foldView<D extends object>(
  view: View<D>,
  events: Iterable<StoredEvent>,
  documents: Map<string, D> = new Map<string, D>(),
): Map<string, D> {
  for (const event of events)
    for (const id of view.touches(event)) {
      const next = view.evolve(documents.get(id), event, id);
      if (next === undefined) documents.delete(id);
      else documents.set(id, next);
    }
  return documents;
}
