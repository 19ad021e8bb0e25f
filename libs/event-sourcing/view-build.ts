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
const MOST_WAITING = 2_000;
/** So many events at most are read again when a rebuild was interrupted. */
const MOST_EVENTS_WAITING = 20_000;

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
  private readonly waiting = new Map<string, DocumentWrite>();

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
  }

  async fold(batch: readonly StoredEvent[]): Promise<void> {
    const last = batch.at(-1);
    if (!last || last.position <= this.folded) return;
    const touched: { event: StoredEvent; ids: readonly string[] }[] = [];
    const wanted = new Set<string>();
    for (const event of batch) {
      if (event.position <= this.folded) continue;
      const ids = this.guarded(event, () => this.view.touches(event));
      if (ids.length === 0) continue;
      touched.push({ event, ids });
      if (!this.view.once) for (const id of ids) if (!this.waiting.has(id)) wanted.add(id);
    }
    const stored =
      wanted.size === 0
        ? undefined
        : await this.documents.documentsOf(this.view, this.generation).getMany<object>([...wanted]);
    for (const { event, ids } of touched)
      for (const id of ids) {
        const before = this.waiting.get(id) ?? stored?.get(id);
        if (before && event.position <= before.position) continue;
        const body = this.guarded(event, () => this.view.evolve(before?.body ?? undefined, event, id)) ?? null;
        if (body !== null || before) this.waiting.set(id, { id, position: event.position, body });
      }
    this.events += batch.length;
    this.folded = last.position;
    this.foldedAt = last.recordedAt;
  }

  /** Whether something has to be written now; while a view is built, most of it may wait for more. */
  isDue(caughtUp: boolean): boolean {
    if (this.folded === this.position) return false;
    if (caughtUp || this.live || this.view.once) return true;
    return this.waiting.size >= MOST_WAITING || this.events >= MOST_EVENTS_WAITING;
  }

  toWrite(): DocumentBatch {
    return { schema: this.view, generation: this.generation, writes: [...this.waiting.values()] };
  }

  written(): void {
    this.waiting.clear();
    this.events = 0;
    this.position = this.folded;
    this.recordedAt = this.foldedAt;
  }

  private guarded<T>(event: StoredEvent, step: () => T): T {
    try {
      return step();
    } catch (error) {
      throw new ViewFailed(this.view.name, event, error);
    }
  }
}
