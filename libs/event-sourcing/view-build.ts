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

/** Documents that wait in memory to be written together: during a rebuild most are changed again soon. */
const MOST_WAITING = 6_000;
/** So many events at most are read again when a rebuild was interrupted. */
const MOST_EVENTS_WAITING = 50_000;
/** Documents that are kept in memory after they were written, for the events that come next. */
const MOST_KEPT = 6_000;

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
  private readonly waiting = new Map<string, Folded>();
  /** What is written, the least recently written first. */
  private readonly kept = new Map<string, Folded>();

  constructor(
    readonly view: AnyView,
    readonly generation: Generation,
    private readonly documents: DocumentStore,
  ) {
    this.live = generation.active;
    this.position = this.folded = generation.checkpoint;
  }

  /** Forgets what is not written: the log is read again from `position`. */
  restart(): void {
    this.folded = this.position;
    this.events = 0;
    this.waiting.clear();
    this.kept.clear();
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
        const before = this.waiting.get(id) ?? this.kept.get(id) ?? stored?.get(id);
        if (before && event.position <= before.position) continue;
        const state = this.guarded(event, () => this.view.evolve(before?.state, event, id)) as object | undefined;
        if (state !== undefined || before) this.waiting.set(id, { position: event.position, state });
      }
    this.events += batch.length;
    this.folded = last.position;
    this.foldedAt = last.recordedAt;
  }

  /** What is not in memory. */
  private async read(ids: readonly string[]): Promise<ReadonlyMap<string, Folded> | undefined> {
    const wanted = [...new Set(ids)].filter((id) => !this.waiting.has(id) && !this.kept.has(id));
    if (wanted.length === 0) return undefined;
    const stored = await this.documents.documentsOf(this.view, this.generation).getMany<object>(wanted);
    return new Map([...stored].map(([id, { position, body }]) => [id, { position, state: body }]));
  }

  /** Whether something has to be written now; while a view is built, most of it may wait for more. */
  isDue(caughtUp: boolean): boolean {
    if (this.folded === this.position) return false;
    if (caughtUp || this.live || this.view.once) return true;
    return this.waiting.size >= MOST_WAITING || this.events >= MOST_EVENTS_WAITING;
  }

  toWrite(): DocumentBatch {
    const { complete } = this.view;
    const writes: DocumentWrite[] = [];
    for (const [id, { position, state }] of this.waiting) {
      const body = state === undefined ? null : complete ? (complete(state, id) as object) : state;
      writes.push({ id, position, body });
    }
    return { schema: this.view, generation: this.generation, writes };
  }

  written(): void {
    if (!this.view.once) this.keep();
    this.waiting.clear();
    this.events = 0;
    this.position = this.folded;
    this.recordedAt = this.foldedAt;
  }

  private keep(): void {
    for (const [id, folded] of this.waiting) {
      this.kept.delete(id);
      this.kept.set(id, folded);
    }
    const oldest = this.kept.keys();
    while (this.kept.size > MOST_KEPT) this.kept.delete(oldest.next().value!);
  }

  private guarded<T>(event: StoredEvent, step: () => T): T {
    try {
      return step();
    } catch (error) {
      throw new ViewFailed(this.view.name, event, error);
    }
  }
}
