import type { DocumentBatch, DocumentStore, DocumentWrite, Generation } from './documents.js';
import { START, type Instant, type Position, type StoredEvent } from './envelope.js';
import { viewWords as words } from './event-sourcing.glossary.js';
import { HeldDocuments, type FoldedDocument, type Held } from './held-documents.js';
import { asSentence, SaidError, saidBy, say } from './sentence.js';
import type { Share } from './shares.js';
import type { AnyView, PartView } from './view.js';

/** A fold threw: the view's code does not understand this event, and waiting does not help. */
export class ViewFailed extends SaidError {
  constructor(
    readonly view: string,
    readonly event: StoredEvent,
    cause: unknown,
  ) {
    const { id, type, stream } = event;
    super(say(words.failed, { view, id, type, stream, reason: asSentence(saidBy(cause)) }), { cause });
  }
}

/** Documents of a view in memory. */
const MOST_HELD = 6_000;
/** Of as many: so many documents that nothing more comes to are written together. */
const PART_MADE = 1 / 4;
/** Documents of a view that are written in one call, where there are more: while they are, the next are made. */
const TOGETHER = 500;
/** After so long all is written, so that a rebuild that is interrupted is little more than that behind. */
const LONGEST_UNWRITTEN_MS = 120_000;

interface Touch {
  readonly event: StoredEvent;
  readonly id: string;
}

export interface Writes {
  /** Before the rest: a document that is there says of which parts it was the last to be written. */
  readonly removals: readonly DocumentBatch[];
  /** The view's own last: whoever waits for it finds the parts as far. */
  readonly batches: readonly DocumentBatch[];
}

/** Writes that a build has given away: whoever took them calls `written` when they are there. */
export interface TakenWrites extends Writes {
  /** How far the view is then. */
  readonly checkpoint: Position;
  readonly written: () => void;
}

/** The generations of a view's collections that belong together. */
export interface Generations {
  readonly own: Generation;
  readonly parts: readonly PartGeneration[];
  /** Nobody has written to them yet. */
  readonly untouched?: boolean;
}

export interface PartGeneration {
  readonly part: PartView;
  readonly generation: Generation;
}

/** One generation of a view on its way through the log: folds events, and holds what is not written yet. */
export class ViewBuild {
  live: boolean;
  /** All up to here is written. */
  position: Position;
  recordedAt?: Instant;
  /** All up to here is folded. */
  folded: Position;
  private foldedAt?: Instant;
  /** All up to here is written, or on its way to be. */
  private taken: Position;
  /** When all was last written, or the log was begun, by the process's monotonic clock. */
  private since = performance.now();
  private readonly held: HeldDocuments;
  /** Documents that one event makes: no event asks for them again, so they are not held. */
  private made: DocumentWrite[] = [];
  /** Of a chained view: what the last event made; undefined until it is known. */
  private previous: object | undefined;
  /** Up to here events may have been folded before, by whoever was stopped before all of a write was there. */
  private repeated: Position = START;
  private untouched: boolean;
  private readonly types: ReadonlySet<string> | undefined;

  constructor(
    readonly view: AnyView,
    readonly generations: Generations,
    private readonly documents: DocumentStore,
    private readonly mostHeld = MOST_HELD,
  ) {
    const { own, parts } = generations;
    this.types = view.types && new Set(view.types);
    this.live = own.active;
    this.untouched = generations.untouched === true;
    // Whoever was stopped between two collections goes on where the last of them is.
    const checkpoints = [own, ...parts.map(({ generation }) => generation)].map(({ checkpoint }) => checkpoint);
    this.position = this.folded = checkpoints.reduce((least, position) => (position < least ? position : least));
    this.taken = this.position;
    this.held = new HeldDocuments(mostHeld);
  }

  /**
   * Forgets what is not written: the log is read again from `position`.
   * @param head how far it may have been folded before
   */
  restart(head = START): void {
    this.folded = this.taken = this.position;
    this.repeated = this.untouched ? START : head;
    this.untouched = false;
    this.since = performance.now();
    this.held.clear();
    this.made = [];
    this.previous = undefined;
  }

  wants(type: string): boolean {
    return this.types === undefined || this.types.has(type);
  }

  async fold({ events, last }: Share): Promise<void> {
    if (last.position <= this.folded) return;
    const touched = this.touched(events);
    if (touched.length > 0) {
      const stored = this.view.once ? undefined : await this.read(touched);
      if (this.view.chained) this.previous ??= await this.lastMade();
      this.evolve(touched, stored);
    }
    this.folded = last.position;
    this.foldedAt = last.recordedAt;
  }

  private touched(batch: readonly StoredEvent[]): Touch[] {
    const touched: Touch[] = [];
    let at: StoredEvent | undefined;
    try {
      for (const event of batch) {
        if (event.position <= this.folded) continue;
        at = event;
        for (const id of this.view.touches(event)) touched.push({ event, id });
      }
    } catch (error) {
      throw new ViewFailed(this.view.name, at!, error);
    }
    return touched;
  }

  private async lastMade(): Promise<object | undefined> {
    if (this.folded === START) return undefined;
    const documents = this.documents.documentsOf(this.view, this.generations.own);
    return (await documents.get<object>(this.folded))?.body;
  }

  /** What is not held. What is on its way to the store may be there when this is answered, and would be in neither place. */
  private async read(touched: readonly Touch[]): Promise<ReadonlyMap<string, FoldedDocument>> {
    const found = new Map<string, FoldedDocument>();
    const wanted = new Set<string>();
    for (const { id } of touched) {
      if (this.held.get(id)) continue;
      const leaving = this.held.onItsWay(id);
      if (leaving) found.set(id, leaving);
      else wanted.add(id);
    }
    if (wanted.size === 0) return found;
    const { restore, parts } = this.view;
    const stored = await this.documents.documentsOf(this.view, this.generations.own).getMany<object>([...wanted]);
    for (const [id, { position, body }] of stored)
      found.set(id, {
        position,
        state: restore ? restore(body) : body,
        ...(parts && { parts: parts.map((part) => idsOf(part, body, id)) }),
      });
    return found;
  }

  private evolve(touched: readonly Touch[], stored: ReadonlyMap<string, FoldedDocument> | undefined): void {
    const { evolve, complete, once, chained, parts } = this.view;
    let at: StoredEvent | undefined;
    try {
      for (const { event, id } of touched) {
        at = event;
        const { position } = event;
        const held = once ? undefined : this.held.get(id);
        const before = held ?? stored?.get(id);
        if (before && position <= before.position) {
          // The document has seen the event, its parts perhaps not: they are written again, from what is stored.
          if (parts && !held) this.hold(id, before);
          continue;
        }
        const state = evolve(chained ? this.previous : before?.state, event, id) as object | undefined;
        if (chained) this.previous = state;
        if (state === undefined && !before) continue;
        if (state === undefined && parts) throw new TypeError('a view that has parts removes no document');
        if (!once) this.hold(id, { position, state, parts: before?.parts });
        else if (state) this.made.push({ id, position, body: complete ? (complete(state, id) as object) : state });
      }
    } catch (error) {
      throw new ViewFailed(this.view.name, at!, error);
    }
  }

  private hold(id: string, document: FoldedDocument): void {
    const held = this.held.put(id, document);
    const { state, position } = document;
    if (this.view.parts && state && position <= this.repeated) this.noteParts(held, id, this.view.parts);
  }

  /** A write of this very state may be there in part. */
  private noteParts(held: Held, id: string, parts: readonly PartView[]): void {
    const body = this.completedBody(held.state!, id);
    held.parts = parts.map((part, n) => new Set([...(held.parts?.[n] ?? []), ...idsOf(part, body, id)]));
  }

  /** Whether all has to be written now; while a view is built, most of it may wait for more. */
  isDue(caughtUp: boolean): boolean {
    if (this.folded === this.taken) return false;
    if (caughtUp || this.live || this.made.length >= this.mostHeld * PART_MADE) return true;
    return performance.now() - this.since >= LONGEST_UNWRITTEN_MS;
  }

  /** All that is not written, and the checkpoint. */
  toWrite(): TakenWrites {
    const ids = this.held.allUnwritten();
    const writes = this.batches(this.view.once ? this.made : this.completed(ids));
    this.held.taken(ids);
    this.made = [];
    this.since = performance.now();
    const gone = this.held.isFull() ? this.held.letGo(this.held.oldest()) : undefined;
    const [checkpoint, at] = [this.folded, this.foldedAt];
    this.taken = checkpoint;
    const written = () => {
      this.position = checkpoint;
      this.recordedAt = at;
      gone?.();
    };
    return { ...writes, checkpoint, written };
  }

  /**
   * Where memory is full, or where all has to be written, documents a few at a time. They may be written though the
   * checkpoint stays behind them: an event that a document has seen does nothing to it when it comes again. A document
   * that was removed would not know what it has seen, so its removal waits for the checkpoint.
   */
  *ahead(isDue: boolean): Generator<TakenWrites> {
    const { held } = this;
    const mayGo = (id: string) => held.get(id)!.state !== undefined;
    if (held.isFull()) {
      const ids = held.oldest().filter((id) => !held.isUnwritten(id) || mayGo(id));
      const unwritten = ids.filter((id) => held.isUnwritten(id));
      if (ids.length > 0) yield this.take(unwritten, ids);
    }
    if (!isDue) return;
    const ids = held.allUnwritten();
    for (let from = 0; ids.length - from > TOGETHER; from += TOGETHER)
      yield this.take(ids.slice(from, from + TOGETHER).filter(mayGo));
  }

  private take(ids: readonly string[], toLetGo: readonly string[] = []): TakenWrites {
    const writes = this.batches(this.completed(ids));
    this.held.taken(ids);
    return { ...writes, checkpoint: START, written: this.held.letGo(toLetGo) };
  }

  private completed(ids: Iterable<string>): DocumentWrite[] {
    const writes: DocumentWrite[] = [];
    for (const id of ids) {
      const { position, state } = this.held.get(id)!;
      writes.push({ id, position, body: state === undefined ? null : this.completedBody(state, id) });
    }
    return writes;
  }

  private completedBody(state: object, id: string): object {
    const { complete } = this.view;
    return complete ? (complete(state, id) as object) : state;
  }

  private batches(writes: readonly DocumentWrite[]): Writes {
    const { own, parts } = this.generations;
    const [removals, made] = this.partWrites(writes);
    const ofParts = (all: readonly DocumentWrite[][]) =>
      parts.map(({ part, generation }, n) => ({ schema: part, generation, writes: all[n]! }));
    return {
      removals: ofParts(removals).filter((batch) => batch.writes.length > 0),
      batches: [...ofParts(made), { schema: this.view, generation: own, writes }],
    };
  }

  /** Of each collection of parts: the removal of what a document does not have any more, and what it has. */
  private partWrites(writes: readonly DocumentWrite[]): [removals: DocumentWrite[][], made: DocumentWrite[][]] {
    const { parts } = this.generations;
    const [removals, made] = [parts.map((): DocumentWrite[] => []), parts.map((): DocumentWrite[] => [])];
    for (const { id, position, body } of parts.length > 0 ? writes : []) {
      if (body === null) continue;
      const held = this.held.get(id);
      const ids = parts.map(({ part }, n) => {
        const now = new Set<string>();
        for (const [own, its] of part.of(body, id)) {
          now.add(own);
          made[n]!.push({ id: own, position, body: its });
        }
        for (const own of held?.parts?.[n] ?? [])
          if (!now.has(own)) removals[n]!.push({ id: own, position, body: null });
        return now;
      });
      if (held) held.parts = ids;
    }
    return [removals, made];
  }
}

function idsOf(part: PartView, body: object, id: string): Set<string> {
  const ids = new Set<string>();
  for (const [own] of part.of(body, id)) ids.add(own);
  return ids;
}
