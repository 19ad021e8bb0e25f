import { hash } from 'node:crypto';
import type { CollectionSchema } from './collection-schema.js';
import type { StoredEvent } from './envelope.js';
import type { Sentence } from './sentence.js';

/**
 * A projection: which documents an event touches, and what each becomes. All functions are pure, so the same view is
 * kept live, rebuilt, and folded in memory to answer as-of questions.
 */
export interface View<D extends object = object, S extends object = D> extends CollectionSchema {
  /** A document is made by one event and never touched again: what is stored need not be read before it is written. */
  readonly once?: boolean;
  /**
   * With `once`, of a view that makes one document of each event, under its position: `evolve` gets the document of the
   * event before it in the log.
   */
  readonly chained?: boolean;
  /** Types of all events that may touch a document: no other is shown to the view while it is kept. Absent: of any type. */
  readonly types?: readonly string[];
  /** Ids of the documents that the event touches; none: the view does not care. */
  readonly touches: (event: StoredEvent) => readonly string[];
  /** The document after the event; what `complete` adds may be missing or old. `undefined`: there is none. */
  readonly evolve: (before: S | undefined, event: StoredEvent, id: string) => S | undefined;
  /** The state that a stored document was made from, in the one shape that `evolve` gives: the engine copies that much faster. */
  readonly restore?: (document: D) => S;
  /** Adds what follows from the rest: once before a document is read, however many events came before. */
  readonly complete?: (state: S, id: string) => D;
  /** The states that its documents' `status` names, as a person reads them. */
  readonly states?: Readonly<Record<string, Sentence>>;
  /** Other collections that are made of its documents, and written with them. Such a view removes no document. */
  readonly parts?: readonly PartView<D>[];
}

/**
 * Documents that each document of a view makes besides itself: where a record counts several times, or is summed by
 * fields that no list shows. They begin, take over and are dropped together with the view's own.
 */
export interface PartView<D extends object = object, P extends object = object> extends CollectionSchema {
  /** The parts of one document, by their ids, which no other document has; what is not there any more is removed. */
  readonly of: (document: D, id: string) => Iterable<readonly [id: string, body: P]>;
}

const SETTINGS = 2 ** 32;

/** The version of documents that follow from settings too: those of other settings are built anew. */
export function versionWith(version: number, settings: string): number {
  return version * SETTINGS + Number.parseInt(hash('sha256', settings).slice(0, 8), 16);
}

/** The parts of documents in memory: what the store would hold of them. */
export function* partsOf<D extends object, P extends object>(
  part: PartView<D, P>,
  documents: ReadonlyMap<string, D>,
): Generator<readonly [id: string, body: P]> {
  for (const [id, document] of documents) yield* part.of(document, id);
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyView = View<any>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyPartView = PartView<any>;

/** Documents in memory, made from events one after another: what an as-of question is answered from. */
export class ViewFold<D extends object, S extends object = D> {
  private readonly states = new Map<string, S>();
  private readonly completed = new Map<string, D>();
  /** Since documents were asked for; undefined until then, when all are to be made. */
  private touched?: Set<string>;

  constructor(private readonly view: View<D, S>) {}

  /** Whether the event touches any document of the view. */
  add(event: StoredEvent): boolean {
    const ids = this.view.touches(event);
    for (const id of ids) {
      const next = this.view.evolve(this.states.get(id), event, id);
      if (next === undefined) this.states.delete(id);
      else this.states.set(id, next);
      this.touched?.add(id);
    }
    return ids.length > 0;
  }

  /** As they are after the events so far; what no event came to since the last call is not made again. */
  documents(): ReadonlyMap<string, D> {
    const { complete } = this.view;
    if (!complete) return this.states as unknown as ReadonlyMap<string, D>;
    for (const id of this.touched ?? this.states.keys()) {
      const state = this.states.get(id);
      if (state === undefined) this.completed.delete(id);
      else this.completed.set(id, complete(state, id));
    }
    this.touched = new Set();
    return this.completed;
  }
}

export function foldView<D extends object, S extends object = D>(
  view: View<D, S>,
  events: Iterable<StoredEvent>,
): ReadonlyMap<string, D> {
  const fold = new ViewFold(view);
  for (const event of events) fold.add(event);
  return fold.documents();
}
