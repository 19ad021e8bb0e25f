import type { DocumentBatch, DocumentStore, DocumentWrite, Generation, StoredDocument } from './documents.js';
import { START, type Instant, type Position, type StoredEvent } from './envelope.js';
import { viewWords as words } from './event-sourcing.glossary.js';
import { asSentence, SaidError, saidBy, say } from './sentence.js';
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

/** Documents in memory: events come mostly to those that had some lately, which then need neither reading nor writing. */
const MOST_HELD = 7_000;
const PART_KEPT = 7 / 8;
/** So many events at most are read again when a rebuild was interrupted. */
const MOST_EVENTS_UNWRITTEN = 200_000;

interface Stored {
  readonly position: Position;
  /** As `evolve` gave it; `undefined`: there is no such document. */
  readonly state: object | undefined;
  /** Absent where none of them is stored. */
  readonly parts?: PartIds;
}

interface Held {
  position: Position;
  state: object | undefined;
  /** Those that the store may have of it. */
  parts: PartIds | undefined;
  /** An event came to it since it was put behind the others. */
  again: boolean;
}

/** The ids of a document's parts, of each collection of the view's parts in their order. */
type PartIds = readonly ReadonlySet<string>[];

interface Touch {
  readonly event: StoredEvent;
  readonly id: string;
}

/** What of a batch concerns one view. */
export interface Share {
  /** Of the types that it declares, in their order. */
  readonly events: readonly StoredEvent[];
  /** Of the whole batch: how far the view is then. */
  readonly last: StoredEvent;
  readonly batchSize: number;
}

/** To each its share of the batch, which is not empty: a type is looked up once, however many events it has. */
export function sharesOf(builds: readonly ViewBuild[], batch: readonly StoredEvent[]): Share[] {
  const last = batch.at(-1)!;
  const shares = builds.map(() => [] as StoredEvent[]);
  const wanting = new Map<string, readonly StoredEvent[][]>();
  for (const event of batch) {
    let takers = wanting.get(event.type);
    if (!takers) {
      takers = shares.filter((_share, n) => builds[n]!.wants(event.type));
      wanting.set(event.type, takers);
    }
    for (const share of takers) share.push(event);
  }
  return shares.map((events) => ({ events, last, batchSize: batch.length }));
}

export interface Writes {
  /** Before the rest: a document that is there says of which parts it was the last to be written. */
  readonly removals: readonly DocumentBatch[];
  /** The view's own last: whoever waits for it finds the parts as far. */
  readonly batches: readonly DocumentBatch[];
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
  private events = 0;
  private readonly held = new Map<string, Held>();
  /** Of those that are held. */
  private readonly unwritten = new Set<string>();
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
  }

  /**
   * Forgets what is not written: the log is read again from `position`.
   * @param head how far it may have been folded before
   */
  restart(head = START): void {
    this.folded = this.position;
    this.repeated = this.untouched ? START : head;
    this.untouched = false;
    this.events = 0;
    this.held.clear();
    this.unwritten.clear();
    this.made = [];
    this.previous = undefined;
  }

  wants(type: string): boolean {
    return this.types === undefined || this.types.has(type);
  }

  async fold({ events, last, batchSize }: Share): Promise<void> {
    if (last.position <= this.folded) return;
    const touched = this.touched(events);
    if (touched.length > 0) {
      const stored = this.view.once ? undefined : await this.read(touched);
      if (this.view.chained) this.previous ??= await this.lastMade();
      this.evolve(touched, stored);
    }
    this.events += batchSize;
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

  /** What is not in memory. */
  private async read(touched: readonly Touch[]): Promise<ReadonlyMap<string, Stored> | undefined> {
    const wanted = new Set<string>();
    for (const { id } of touched) if (!this.held.has(id)) wanted.add(id);
    if (wanted.size === 0) return undefined;
    const { restore, parts } = this.view;
    const stored = await this.documents.documentsOf(this.view, this.generations.own).getMany<object>([...wanted]);
    const restored = ({ id, position, body }: StoredDocument): Stored => ({
      position,
      state: restore ? restore(body) : body,
      ...(parts && { parts: parts.map((part) => idsOf(part, body, id)) }),
    });
    return new Map([...stored].map(([id, document]) => [id, restored(document)]));
  }

  private evolve(touched: readonly Touch[], stored: ReadonlyMap<string, Stored> | undefined): void {
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
          if (parts && !held) this.hold(id, held, before);
          continue;
        }
        const state = evolve(chained ? this.previous : before?.state, event, id) as object | undefined;
        if (chained) this.previous = state;
        if (state === undefined && !before) continue;
        if (state === undefined && parts) throw new TypeError('a view that has parts removes no document');
        if (!once) this.hold(id, held, { position, state, parts: before?.parts });
        else if (state) this.made.push({ id, position, body: complete ? (complete(state, id) as object) : state });
      }
    } catch (error) {
      throw new ViewFailed(this.view.name, at!, error);
    }
  }

  private hold(id: string, held: Held | undefined, { position, state, parts }: Stored): void {
    if (held) {
      held.position = position;
      held.state = state;
      held.again = true;
    } else {
      this.held.set(id, { position, state, parts, again: false });
    }
    this.unwritten.add(id);
    if (this.view.parts && state && position <= this.repeated) this.noteParts(this.held.get(id)!, id, this.view.parts);
  }

  /** A write of this very state may be there in part. */
  private noteParts(held: Held, id: string, parts: readonly PartView[]): void {
    const body = this.completedBody(held.state!, id);
    held.parts = parts.map((part, n) => new Set([...(held.parts?.[n] ?? []), ...idsOf(part, body, id)]));
  }

  /** Whether all has to be written now; while a view is built, most of it may wait for more. */
  isDue(caughtUp: boolean): boolean {
    if (this.folded === this.position) return false;
    return caughtUp || this.live || this.view.once === true || this.events >= MOST_EVENTS_UNWRITTEN;
  }

  toWrite(): Writes {
    return this.batches(this.view.once ? this.made : this.completed(this.unwritten));
  }

  written(): void {
    this.unwritten.clear();
    this.events = 0;
    this.position = this.folded;
    this.recordedAt = this.foldedAt;
    this.made = [];
    if (this.held.size > this.mostHeld) this.letGo(this.oldest());
  }

  /**
   * Where memory is full, documents that no event came to lately. They may be written though the
   * checkpoint stays behind them: an event that a document has seen does nothing to it when it comes again. A document
   * that was removed would not know what it has seen, so its removal waits for the checkpoint.
   */
  overflow(): (Writes & { readonly ids: readonly string[] }) | undefined {
    if (this.held.size <= this.mostHeld) return undefined;
    const ids = this.oldest().filter((id) => !this.unwritten.has(id) || this.held.get(id)!.state !== undefined);
    if (ids.length === 0) return undefined;
    return { ids, ...this.batches(this.completed(ids.filter((id) => this.unwritten.has(id)))) };
  }

  letGo(ids: readonly string[]): void {
    for (const id of ids) {
      this.held.delete(id);
      this.unwritten.delete(id);
    }
  }

  /** So many that the rest leaves some room; whoever an event came to again goes behind the others once. */
  private oldest(): string[] {
    const oldest: string[] = [];
    const tooMany = this.held.size - Math.floor(this.mostHeld * PART_KEPT);
    for (const [id, held] of this.held) {
      if (oldest.length === tooMany) break;
      if (!held.again) oldest.push(id);
      else {
        held.again = false;
        this.held.delete(id);
        this.held.set(id, held);
      }
    }
    return oldest;
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
