import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CollectionSchema } from './collection-schema.js';
import type { DocumentStore, Generation } from './documents.js';
import { START, type Instant, type Position, type StoredEvent } from './envelope.js';
import type { EventStore } from './event-store.js';
import { isTooLate } from './leases.js';
import { refuseUnlike } from './log-guards.js';
import { OriginMark } from './origin.js';
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS, pauseFor } from './pause.js';
import { saidBy, type Words } from './sentence.js';
import type { AnyView } from './view.js';
import { sharesOf } from './shares.js';
import { ViewBuild, ViewFailed, type Generations, type TakenWrites } from './view-build.js';
import { WritesBehind } from './writes-behind.js';

export { ViewFailed };

export interface ViewStatus {
  readonly view: string;
  readonly version: number;
  /** The last event that readers of this view can see. */
  readonly position: Position;
  /** When the log took that event; absent before the first one of this process. */
  readonly recordedAt?: Instant;
  /** `failed`: it does not follow the log any more, since its code or its version cannot read an event. */
  readonly state: 'building' | 'live' | 'failed';
  /** Why it does not get on at the moment; it is tried again. */
  readonly failing?: Words;
}

export interface ProjectorOptions {
  readonly store: EventStore;
  readonly documents: DocumentStore;
  readonly views: readonly AnyView[];
  /** Events folded between two writes: more is faster to rebuild, fewer needs less memory. */
  readonly batchSize?: number;
  /** Documents of a view in memory: more need to be read and written less often. */
  readonly mostHeld?: number;
  /** Where nobody waits for better times, the first failure is the last; else it is tried again until it works. */
  readonly givesUp?: boolean;
  /** Between two writes of what comes one by one: fewer writes, and whoever waits for the views waits so long. */
  readonly restMilliseconds?: number;
  readonly onProgress?: (progress: { readonly events: number }) => void;
  /** Indexes of views that were built already, and lacked them: a newer program wants others. */
  readonly onIndexes?: (made: number) => void;
  readonly onError?: (error: unknown) => void;
}

const DEFAULT_BATCH = 500;

/**
 * Keeps views up to date from the log. Views that are already built are followed together; views that are new,
 * or have a new version, are built beside them in a pass of their own and taken over when they have caught up.
 */
export class Projector {
  private readonly stopping = new AbortController();
  private readonly followed = new Map<string, ViewBuild>();
  private readonly failed = new Set<string>();
  private readonly failing = new Map<string, Words>();
  private readonly passes: Promise<void>[] = [];
  private readonly origin: OriginMark;

  constructor(private readonly options: ProjectorOptions) {
    this.origin = new OriginMark(options.store, options.documents);
  }

  /** Starts to follow; resolves when every view has caught up with the log for the first time. */
  async start(): Promise<void> {
    await refuseUnlike(this.options.store, this.options.documents, 'that is followed');
    const built: ViewBuild[] = [];
    const missing: AnyView[] = [];
    for (const view of this.options.views) {
      const generations = await generationsOf(view, (schema) => this.activeOf(schema));
      if (generations) built.push(this.buildOf(view, generations));
      else missing.push(view);
    }
    for (const build of built) this.followed.set(build.view.name, build);
    await this.makeIndexes(built);
    await Promise.all([this.follow(built), this.build(missing)]);
  }

  /** Builds these views anew beside the ones that readers see; resolves when the new ones have taken over. */
  async build(views: readonly AnyView[]): Promise<void> {
    const { documents } = this.options;
    const pass: ViewBuild[] = [];
    for (const view of views) {
      const before = await documents.generations(view.name);
      const generations = (await generationsOf(view, (schema) => documents.begin(schema)))!;
      const untouched = !before.some(({ number }) => number === generations.own.number);
      pass.push(this.buildOf(view, { ...generations, untouched }));
    }
    await this.follow(pass);
  }

  private async makeIndexes(built: readonly ViewBuild[]): Promise<void> {
    const { documents, onIndexes } = this.options;
    let made = 0;
    for (const { view, generations } of built) {
      made += await documents.makeIndexes(view, generations.own);
      for (const { part, generation } of generations.parts) made += await documents.makeIndexes(part, generation);
    }
    if (made > 0) onIndexes?.(made);
  }

  private async activeOf({ name, version }: CollectionSchema): Promise<Generation | undefined> {
    const generations = await this.options.documents.generations(name);
    return generations.find((generation) => generation.active && generation.version === version);
  }

  private buildOf(view: AnyView, generations: Generations): ViewBuild {
    return new ViewBuild(view, generations, this.options.documents, this.options.mostHeld);
  }

  status(): ViewStatus[] {
    return this.options.views.map((view) => {
      const followed = this.followed.get(view.name);
      return {
        view: view.name,
        version: view.version,
        position: followed?.position ?? START,
        recordedAt: followed?.recordedAt,
        state: this.failed.has(view.name) ? 'failed' : followed?.live ? 'live' : 'building',
        ...(this.failing.has(view.name) && { failing: this.failing.get(view.name)! }),
      };
    });
  }

  /** Whether what is written here is read: not any more where another process has built a view anew. */
  async isRead(): Promise<boolean> {
    const keyOf = (collection: string, number: number) => `${collection} ${number}`;
    const active = new Set<string>();
    for (const generation of await this.options.documents.generations())
      if (generation.active) active.add(keyOf(generation.collection, generation.number));
    for (const { live, view, generations } of this.followed.values()) {
      const { own, parts } = generations;
      const written = [keyOf(view.name, own.number), ...parts.map((p) => keyOf(p.part.name, p.generation.number))];
      if (live && !written.every((key) => active.has(key))) return false;
    }
    return true;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.passes);
  }

  /** Resolves when the pass has caught up for the first time; it goes on until the projector stops. */
  private follow(pass: readonly ViewBuild[]): Promise<void> {
    if (pass.length === 0) return Promise.resolve();
    return new Promise((caughtUp, failed) => {
      const running = this.run(pass, caughtUp).catch((error: unknown) => {
        for (const build of pass) {
          const current = this.followed.get(build.view.name);
          if (current !== undefined && current !== build) continue;
          this.failed.add(build.view.name);
          this.failing.set(build.view.name, saidBy(error));
        }
        this.options.onError?.(error);
        failed(error as Error);
      });
      this.passes.push(running);
    });
  }

  private async run(pass: readonly ViewBuild[], caughtUp: () => void): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.stopping.signal.aborted) {
      try {
        await this.consume(pass, () => {
          pause = FIRST_PAUSE_MS;
          for (const { view } of pass) this.failing.delete(view.name);
          caughtUp();
        });
        return;
      } catch (error) {
        if (isPermanent(error) || this.options.givesUp) throw error;
        for (const { view } of pass) this.failing.set(view.name, saidBy(error));
        this.options.onError?.(error);
        await pauseFor(pause, this.stopping.signal);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  private async consume(pass: readonly ViewBuild[], caughtUp: () => void): Promise<void> {
    const writing = new WritesBehind((taken) => this.write(taken));
    try {
      await this.followLog(pass, writing, caughtUp);
    } finally {
      await writing.ended();
    }
  }

  private async followLog(pass: readonly ViewBuild[], writing: WritesBehind, caughtUp: () => void): Promise<void> {
    const batchSize = this.options.batchSize ?? DEFAULT_BATCH;
    const head = await this.options.store.head();
    for (const build of pass) build.restart(head);
    const after = pass.reduce((least, { position }) => (position < least ? position : least), pass[0]!.position);
    let batch: StoredEvent[] = [];
    let events = 0;
    const flush = async (isLast: boolean) => {
      const following = pass.filter((build) => !this.isReplaced(build));
      await this.fold(following, batch);
      const due = following.filter((build) => build.isDue(isLast));
      for (const build of following) for (const ahead of build.ahead(due.includes(build))) await writing.add([ahead]);
      await writing.add(due.map((build) => build.toWrite()));
      if (isLast) await writing.done();
      events += batch.length;
      if (batch.length > 0) this.options.onProgress?.({ events });
      batch = [];
    };
    for await (const message of this.options.store.subscribe({ after, signal: this.stopping.signal })) {
      if (message.kind === 'events') {
        for (const event of message.events) {
          batch.push(event);
          if (batch.length < batchSize) continue;
          await flush(false);
          await nextTurn(); // commands of the same process get their turn during a rebuild
          if (this.stopping.signal.aborted) return;
        }
      } else {
        await flush(true);
        await this.takeOver(pass);
        caughtUp();
        if (pass.every((build) => this.isReplaced(build))) return;
        const { restMilliseconds } = this.options;
        if (restMilliseconds !== undefined) await pauseFor(restMilliseconds, this.stopping.signal);
      }
    }
  }

  private async fold(following: readonly ViewBuild[], batch: readonly StoredEvent[]): Promise<void> {
    if (batch.length === 0) return;
    for (const [n, share] of sharesOf(following, batch).entries()) await following[n]!.fold(share);
  }

  /** What is written together has one checkpoint. */
  private async write(taken: readonly TakenWrites[]): Promise<void> {
    await this.origin.note();
    const { documents } = this.options;
    const removals = taken.flatMap((writes) => writes.removals);
    if (removals.length > 0) await documents.write(removals, START);
    await documents.write(
      taken.flatMap(({ batches }) => batches),
      taken[0]!.checkpoint,
    );
  }

  private isReplaced(build: ViewBuild): boolean {
    return build.live && this.followed.get(build.view.name) !== build;
  }

  private async takeOver(pass: readonly ViewBuild[]): Promise<void> {
    for (const build of pass) {
      if (build.live) continue;
      const { own, parts } = build.generations;
      // The view's own is the last: one that is read is whole.
      for (const { part, generation } of parts) await this.options.documents.activate(part, generation);
      await this.options.documents.activate(build.view, own);
      build.live = true;
      this.followed.set(build.view.name, build);
      this.failed.delete(build.view.name);
      this.failing.delete(build.view.name);
    }
  }
}

/** A log written by a newer version, or a fold that fails, does not get better by waiting. */
function isPermanent(error: unknown): boolean {
  return (
    error instanceof ViewFailed || isTooLate(error) || (error instanceof Error && error.name === 'UnknownEventSchema')
  );
}

/** One of each of the view's collections; `undefined` where one has none. */
async function generationsOf(
  view: AnyView,
  find: (schema: CollectionSchema) => Promise<Generation | undefined>,
): Promise<Generations | undefined> {
  const own = await find(view);
  const parts: Generations['parts'][number][] = [];
  for (const part of view.parts ?? []) {
    const generation = await find(part);
    if (!generation) return undefined;
    parts.push({ part, generation });
  }
  return own && { own, parts };
}
