import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  CLOCK_LEASE,
  Projector,
  reactorLease,
  reactorSchema,
  ReactorRunner,
  saidBy,
  SharedReactors,
  START,
  StoreUnavailable,
  type Reactor,
  viewLease,
  type ViewStatus,
  type Words,
} from '#event-sourcing';
import { FollowUps, isOnServers, Workload } from '#platform';
import type { OpenBackends } from './backends.js';
import { holderName } from './holder.js';
import { ProjectionThread } from './projection-thread.js';
import { words } from './office.glossary.js';
import { rooms, viewsFor } from './rooms.js';
import { ViewWatch } from './view-watch.js';

/** Whoever waits for what a command wrote waits for the cases of its findings too. */
const FINDINGS_REACTOR = 'findings';

const LOOK_AGAIN_MILLISECONDS = 20;
/** A write for each event would cost more than the event. */
const SCRATCH_REST_MILLISECONDS = 20;

export const OPEN_BACKENDS = Symbol('OpenBackends');

export interface FollowOptions {
  /** Send the commands that follow from events and from the clock; a reader only keeps the views up to date. */
  readonly react: boolean;
  readonly onProgress?: (progress: { readonly events: number }) => void;
}

/** What runs behind the routes: projections, reactors and the clock of the deadlines. */
@Injectable()
export class Office {
  private readonly logger = new Logger('Office');
  private onProgress: FollowOptions['onProgress'];
  private projector: Projector | undefined;
  private building = true;
  private thread: ProjectionThread | undefined;
  private reactors: ReactorRunner | undefined;
  private closing = false;
  private caughtUp = false;
  private watch: ViewWatch | undefined;
  private sharedReactors: SharedReactors | undefined;
  private timer: NodeJS.Timeout | undefined;
  private ticking: Promise<unknown> = Promise.resolve();
  private tickFailing: Words | undefined;

  constructor(
    @Inject(OPEN_BACKENDS) readonly backends: OpenBackends,
    private readonly modules: ModuleRef,
    private readonly followUps: FollowUps,
    private readonly workload: Workload,
  ) {}

  private all<T>(classes: readonly Type<T>[]): T[] {
    return classes.map((one) => this.modules.get(one, { strict: false }));
  }

  /** Resolves when the views have caught up with the log; whoever only answers requests waits for nobody. */
  async follow({ react, onProgress }: FollowOptions): Promise<void> {
    this.onProgress = onProgress;
    if (isOnServers(this.backends.config)) await (react ? this.followShared() : this.waitForOthers());
    else if (react) {
      await this.followInThread();
      await this.startReacting();
    } else await this.followHere();
    this.caughtUp = true;
    // What comes from now on is no catching up, and would be written over what a verb prints.
    this.onProgress = undefined;
  }

  /** Whether `follow` has come to its end: what it waits for was there. */
  get isCaughtUp(): boolean {
    return this.caughtUp;
  }

  /** A service: the projections do not keep commands waiting. */
  private async followInThread(): Promise<void> {
    this.thread = new ProjectionThread(this.backends.config, {
      onProgress: (events) => this.onProgress?.({ events }),
      onTaken: (events) => this.workload.projected.add(events),
      onIndexes: (made) => this.tellIndexes(made),
      onError: (message) => this.logger.error(`projections: ${message}`),
    });
    this.backends.onAppended(() => this.thread?.nudge());
    await this.thread.start();
  }

  /** A service among others: what there is to do is divided, and the store tells how far it is. */
  private async followShared(): Promise<void> {
    const { store, documents, config, ids } = this.backends;
    this.watch = new ViewWatch(documents, viewsFor(this.backends));
    await this.watch.start();
    const reactors = this.all(rooms.flatMap((room) => room.reactors));
    const findings = this.findings();
    this.followUps.follow({ types: findings.types, progress: reactorSchema(findings).name });
    if (config.role === 'api') return;
    const head = await store.head();
    await this.followInThread();
    this.sharedReactors = new SharedReactors({
      ...config.leases,
      store,
      documents,
      holder: holderName(ids),
      reactors,
      tick: () => this.tick(),
      tickMilliseconds: config.clockTickMilliseconds,
      onError: (error) => this.logger.error(`leases: ${(error as Error).message}`),
      onReactorError: (reactor, error) => this.logger.error(`reactor ${reactor}: ${(error as Error).message}`),
    });
    await this.sharedReactors.start();
    while (!this.closing && !this.watch.shows(head) && this.thread?.failure === undefined)
      await delay(LOOK_AGAIN_MILLISECONDS);
  }

  /** A command line beside them: it keeps no views of its own. */
  private async waitForOthers(): Promise<void> {
    const { store, documents, config } = this.backends;
    this.watch = new ViewWatch(documents, viewsFor(this.backends));
    const head = await store.head();
    const until = performance.now() + config.waitForViewMilliseconds;
    for (await this.watch.look(); head !== START && !this.watch.shows(head); await this.watch.look()) {
      if (performance.now() > until) throw new StoreUnavailable(words.viewsBehind);
      await delay(LOOK_AGAIN_MILLISECONDS);
    }
  }

  /** A command line: one thread does one thing. */
  private async followHere(): Promise<void> {
    const { store, documents } = this.backends;
    this.projector = new Projector({
      store,
      documents,
      views: viewsFor(this.backends),
      givesUp: true,
      restMilliseconds: this.backends.isScratch ? SCRATCH_REST_MILLISECONDS : undefined,
      onProgress: (progress) => this.onProgress?.(progress),
      onIndexes: (made) => this.tellIndexes(made),
      // Whoever waits for a build is told by its failure.
      onError: (error) => {
        if (!this.building) this.logger.error(`projections: ${(error as Error).message}`);
      },
    });
    await this.projector.start();
    this.building = false;
  }

  private tellIndexes(made: number): void {
    this.logger.log(`read models: ${made} indexes made that this version wants`);
  }

  private async startReacting(): Promise<void> {
    const { store, reactorDocuments, config } = this.backends;
    this.reactors = new ReactorRunner({
      store,
      documents: reactorDocuments,
      reactors: this.all(rooms.flatMap((room) => room.reactors)),
      onError: (reactor, error) => this.logger.error(`reactor ${reactor}: ${(error as Error).message}`),
    });
    await this.reactors.start();
    const { reactors } = this;
    const { name, types } = this.findings();
    const reacted = () => reactors.status().find(({ reactor }) => reactor === name)?.position ?? START;
    this.followUps.follow({ types, reacted });
    this.timer = setInterval(() => {
      this.ticking = this.ticking.then(() => this.tick());
    }, config.clockTickMilliseconds);
  }

  private findings(): Reactor {
    return this.all(rooms.flatMap((room) => room.reactors)).find(({ name }) => name === FINDINGS_REACTOR)!;
  }

  /** Asks every room what the clock has to say there; one that fails keeps no other waiting. */
  async tick(): Promise<void> {
    this.tickFailing = undefined;
    await this.backends.settings.refresh();
    for (const clock of this.all(rooms.flatMap((room) => room.clocks)))
      await clock.tick().catch((error: unknown) => {
        this.tickFailing = saidBy(error);
        this.logger.error(`${clock.constructor.name}: ${(error as Error).message}`);
      });
  }

  /** Why the views no longer follow the log; `undefined` while they do. */
  failure(): Words | undefined {
    return this.thread?.failure;
  }

  /** The names of the leases by which several processes divide the work; none where one process does all of it. */
  leaseNames(): string[] {
    if (!isOnServers(this.backends.config)) return [];
    const reactors = this.all(rooms.flatMap((room) => room.reactors));
    return [...viewsFor(this.backends).map(viewLease), ...reactors.map(reactorLease), CLOCK_LEASE];
  }

  /** What fails again and again at the moment, by name, and why. */
  failing(): { readonly name: string; readonly reason: Words }[] {
    const all = [
      ...this.status().map(({ view, failing }) => [`view ${view}`, failing] as const),
      ...(this.reactors?.status() ?? this.sharedReactors?.status() ?? []).map(
        ({ reactor, failing }) => [`reactor ${reactor}`, failing] as const,
      ),
      ['deadlines', this.tickFailing] as const,
    ];
    return all.flatMap(([name, reason]) => (reason === undefined ? [] : [{ name, reason }]));
  }

  status(): readonly ViewStatus[] {
    const own = this.thread?.status() ?? this.projector?.status() ?? [];
    if (!this.watch) return own;
    // What this process keeps it knows best to have failed; for how far a view is, the store speaks.
    const failed = new Set(own.filter(({ state }) => state === 'failed').map(({ view }) => view));
    return this.watch.status().map((view) => (failed.has(view.view) ? { ...view, state: 'failed' } : view));
  }

  /** Builds every view anew beside the one that is read; resolves when the new ones have taken over. */
  async rebuild(onProgress?: FollowOptions['onProgress']): Promise<void> {
    this.onProgress = onProgress;
    this.building = true;
    if (this.watch) await this.rebuildBeside();
    else await this.projector!.build(viewsFor(this.backends));
    this.building = false;
  }

  /** Whoever keeps a view goes on with its new generation once that has taken over. */
  private async rebuildBeside(): Promise<void> {
    const { store, documents } = this.backends;
    const onProgress = (progress: { readonly events: number }) => this.onProgress?.(progress);
    const views = viewsFor(this.backends);
    const projector = new Projector({ store, documents, views, givesUp: true, onProgress });
    await projector.build(views).finally(() => projector.stop());
    await this.watch?.look();
  }

  async close(): Promise<void> {
    this.closing = true;
    this.watch?.stop();
    await this.sharedReactors?.stop();
    clearInterval(this.timer);
    await this.ticking;
    await this.reactors?.stop();
    await this.thread?.stop();
    await this.projector?.stop();
    await this.backends.close();
  }
}
