import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentStore, DocumentWrite, Generation } from './documents.js';
import { START, type Instant, type Position, type StoredEvent } from './envelope.js';
import type { EventStore } from './event-store.js';
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS, pauseFor } from './pause.js';
import type { AnyView } from './view.js';

export interface ViewStatus {
  readonly view: string;
  readonly version: number;
  /** The last event that readers of this view can see. */
  readonly position: Position;
  /** When the log took that event; absent before the first one of this process. */
  readonly recordedAt?: Instant;
  readonly state: 'building' | 'live';
}

export interface ProjectorOptions {
  readonly store: EventStore;
  readonly documents: DocumentStore;
  readonly views: readonly AnyView[];
  /** Events folded between two writes: more is faster to rebuild, fewer needs less memory. */
  readonly batchSize?: number;
  readonly onProgress?: (progress: { readonly views: readonly string[]; readonly events: number }) => void;
  readonly onError?: (error: unknown) => void;
}

interface Followed {
  readonly view: AnyView;
  readonly generation: Generation;
  position: Position;
  recordedAt?: Instant;
  live: boolean;
}

const DEFAULT_BATCH = 2_000;

/**
 * Keeps views up to date from the log. Views that are already built are followed together; views that are new,
 * or have a new version, are built beside them in a pass of their own and taken over when they have caught up.
 */
export class Projector {
  private readonly stopping = new AbortController();
  private readonly followed = new Map<string, Followed>();
  private passes: Promise<void>[] = [];

  constructor(private readonly options: ProjectorOptions) {}

  /** Starts to follow; resolves when every view has caught up with the log for the first time. */
  async start(): Promise<void> {
    const built: Followed[] = [];
    const missing: AnyView[] = [];
    for (const view of this.options.views) {
      const generations = await this.options.documents.generations(view.name);
      const generation = generations.find((g) => g.active && g.version === view.version);
      if (generation) built.push({ view, generation, position: generation.checkpoint, live: true });
      else missing.push(view);
    }
    for (const followed of built) this.followed.set(followed.view.name, followed);
    await Promise.all([this.follow(built), this.build(missing)]);
  }

  /** Builds these views anew beside the ones that readers see; resolves when the new ones have taken over. */
  async build(views: readonly AnyView[]): Promise<void> {
    const pass: Followed[] = [];
    for (const view of views) {
      const generation = await this.options.documents.begin(view);
      pass.push({ view, generation, position: generation.checkpoint, live: false });
    }
    await this.follow(pass);
  }

  status(): ViewStatus[] {
    return this.options.views.map((view) => {
      const followed = this.followed.get(view.name);
      return {
        view: view.name,
        version: view.version,
        position: followed?.position ?? START,
        recordedAt: followed?.recordedAt,
        state: followed?.live ? 'live' : 'building',
      };
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.passes);
  }

  /** Resolves when the pass has caught up for the first time; it goes on until the projector stops. */
  private follow(pass: Followed[]): Promise<void> {
    if (pass.length === 0) return Promise.resolve();
    return new Promise((caughtUp, failed) => {
      const running = this.run(pass, caughtUp).catch((error: unknown) => {
        this.options.onError?.(error);
        failed(error as Error);
      });
      this.passes.push(running);
    });
  }

  private async run(pass: Followed[], caughtUp: () => void): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.stopping.signal.aborted) {
      try {
        await this.consume(pass, () => {
          pause = FIRST_PAUSE_MS;
          caughtUp();
        });
        return;
      } catch (error) {
        if (isPermanent(error)) throw error;
        this.options.onError?.(error);
        await pauseFor(pause, this.stopping.signal);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  private async consume(pass: Followed[], caughtUp: () => void): Promise<void> {
    const batchSize = this.options.batchSize ?? DEFAULT_BATCH;
    let after = pass.reduce((least, f) => (f.position < least ? f.position : least), pass[0]!.position);
    let batch: StoredEvent[] = [];
    let events = 0;
    const flush = async () => {
      await this.fold(pass, batch, after);
      events += batch.length;
      if (batch.length > 0) this.options.onProgress?.({ views: pass.map((f) => f.view.name), events });
      batch = [];
    };
    for await (const message of this.options.store.subscribe({ after, signal: this.stopping.signal })) {
      if (message.kind === 'event') {
        batch.push(message.event);
        after = message.event.position;
        if (batch.length < batchSize) continue;
        await flush();
        await nextTurn(); // commands of the same process get their turn during a rebuild
      } else {
        await flush();
        await this.takeOver(pass);
        caughtUp();
        if (pass.every((f) => this.followed.get(f.view.name) !== f)) return;
      }
    }
  }

  private async fold(pass: readonly Followed[], batch: readonly StoredEvent[], checkpoint: Position): Promise<void> {
    for (const followed of pass) {
      const current = this.followed.get(followed.view.name);
      const replaced = followed.live && current !== followed;
      if (replaced || followed.position >= checkpoint) continue;
      const writes = await this.foldView(followed, batch);
      await this.options.documents.write(followed.view, followed.generation, writes, checkpoint);
      followed.position = checkpoint;
      followed.recordedAt = batch.at(-1)?.recordedAt ?? followed.recordedAt;
    }
  }

  private async foldView(followed: Followed, batch: readonly StoredEvent[]): Promise<DocumentWrite[]> {
    const { view, generation } = followed;
    const touched: { event: StoredEvent; ids: readonly string[] }[] = [];
    const wanted = new Set<string>();
    for (const event of batch) {
      if (event.position <= followed.position) continue;
      const ids = view.touches(event);
      if (ids.length === 0) continue;
      touched.push({ event, ids });
      for (const id of ids) wanted.add(id);
    }
    if (wanted.size === 0) return [];
    const stored = await this.options.documents.documentsOf(view, generation).getMany<object>([...wanted]);
    const writes = new Map<string, DocumentWrite>();
    for (const { event, ids } of touched)
      for (const id of ids) {
        const pending = writes.get(id);
        const before = pending ?? stored.get(id);
        if (before && event.position <= before.position) continue;
        const body = view.evolve(before?.body ?? undefined, event, id) ?? null;
        if (body === null && !before) continue;
        writes.set(id, { id, position: event.position, body });
      }
    return [...writes.values()];
  }

  private async takeOver(pass: readonly Followed[]): Promise<void> {
    for (const followed of pass) {
      if (followed.live) continue;
      await this.options.documents.activate(followed.view, followed.generation);
      followed.live = true;
      this.followed.set(followed.view.name, followed);
    }
  }
}

/** A log written by a newer version, or a fold that fails, does not get better by waiting. */
function isPermanent(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === 'UnknownEventSchema');
}
