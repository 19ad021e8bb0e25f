import type { DocumentBatch, DocumentStore, DocumentWrite, Generation } from './documents.js';
import type { Instant, Position, StoredEvent } from './envelope.js';
import type { AnyView } from './view.js';

/** A fold threw: the view's code does not understand this event, and waiting does not help. */
export class ViewFailed extends Error {
  constructor(
    readonly view: string,
    readonly event: StoredEvent,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`the view ${view} failed at event ${event.id} (${event.type}) of ${event.stream}: ${reason}`, { cause });
    this.name = 'ViewFailed';
  }
}

/** Documents in memory: events come mostly to those that had some lately, which then need neither reading nor writing. */
const MOST_HELD = 8_000;
/** So many events at most are read again when a rebuild was interrupted. */
const MOST_EVENTS_UNWRITTEN = 200_000;

interface Folded {
  readonly position: Position;
  /** As `evolve` gave it; `undefined`: there is no such document. */
  readonly state: object | undefined;
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
  /** The one that an event came to the longest time ago is first. */
  private readonly held = new Map<string, Folded>();
  private readonly unwritten = new Set<string>();

  constructor(
    readonly view: AnyView,
    readonly generation: Generation,
    private readonly documents: DocumentStore,
    private readonly mostHeld = MOST_HELD,
  ) {
    this.live = generation.active;
    this.position = this.folded = generation.checkpoint;
  }

  /** Forgets what is not written: the log is read again from `position`. */
  restart(): void {
    this.folded = this.position;
    this.events = 0;
    this.held.clear();
    this.unwritten.clear();
  }

  async fold(batch: readonly StoredEvent[]): Promise<void> {
    const last = batch.at(-1);
    if (!last || last.position <= this.folded) return;
    const touched: { event: StoredEvent; ids: readonly string[] }[] = [];
    for (const event of batch) {
      if (event.position <= this.folded) continue;
      const ids = this.guarded(event, () => this.view.touches(event));
      if (ids.length > 0) touched.push({ event, ids });
    }
    const stored = this.view.once ? undefined : await this.read(touched.flatMap(({ ids }) => ids));
    for (const { event, ids } of touched)
      for (const id of ids) {
        const before = this.held.get(id) ?? stored?.get(id);
        if (before && event.position <= before.position) continue;
        const state = this.guarded(event, () => this.view.evolve(before?.state, event, id)) as object | undefined;
        if (state !== undefined || before) this.hold(id, { position: event.position, state });
      }
    this.events += batch.length;
    this.folded = last.position;
    this.foldedAt = last.recordedAt;
  }

  private hold(id: string, folded: Folded): void {
    this.held.delete(id);
    this.held.set(id, folded);
    this.unwritten.add(id);
  }

  /** What is not in memory. */
  private async read(ids: readonly string[]): Promise<ReadonlyMap<string, Folded> | undefined> {
    const wanted = [...new Set(ids)].filter((id) => !this.held.has(id));
    if (wanted.length === 0) return undefined;
    const stored = await this.documents.documentsOf(this.view, this.generation).getMany<object>(wanted);
    return new Map([...stored].map(([id, { position, body }]) => [id, { position, state: body }]));
  }

  /** Whether all has to be written now; while a view is built, most of it may wait for more. */
  isDue(caughtUp: boolean): boolean {
    if (this.folded === this.position) return false;
    return caughtUp || this.live || this.view.once === true || this.events >= MOST_EVENTS_UNWRITTEN;
  }

  toWrite(): DocumentBatch {
    return this.batchOf(this.unwritten);
  }

  written(): void {
    this.unwritten.clear();
    this.events = 0;
    this.position = this.folded;
    this.recordedAt = this.foldedAt;
    if (this.view.once) this.held.clear();
    else if (this.held.size > this.mostHeld) this.letGo(this.oldest());
  }

  /**
   * Where memory is full, the half of the documents that no event came to lately. They may be written though the
   * checkpoint stays behind them: an event that a document has seen does nothing to it when it comes again. A document
   * that was removed would not know what it has seen, so its removal waits for the checkpoint.
   */
  overflow(): { readonly ids: readonly string[]; readonly batch: DocumentBatch } | undefined {
    if (this.held.size <= this.mostHeld) return undefined;
    const ids = this.oldest().filter((id) => !this.unwritten.has(id) || this.held.get(id)!.state !== undefined);
    if (ids.length === 0) return undefined;
    return { ids, batch: this.batchOf(ids.filter((id) => this.unwritten.has(id))) };
  }

  letGo(ids: readonly string[]): void {
    for (const id of ids) {
      this.held.delete(id);
      this.unwritten.delete(id);
    }
  }

  private oldest(): string[] {
    return this.held
      .keys()
      .take(this.held.size >> 1)
      .toArray();
  }

  private batchOf(ids: Iterable<string>): DocumentBatch {
    const { complete } = this.view;
    const writes: DocumentWrite[] = [];
    for (const id of ids) {
      const { position, state } = this.held.get(id)!;
      const body = state === undefined ? null : complete ? (complete(state, id) as object) : state;
      writes.push({ id, position, body });
    }
    return { schema: this.view, generation: this.generation, writes };
  }

  private guarded<T>(event: StoredEvent, step: () => T): T {
    try {
      return step();
    } catch (error) {
      throw new ViewFailed(this.view.name, event, error);
    }
  }
}
