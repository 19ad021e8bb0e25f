import { Inject, Injectable, Logger, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Projector, ReactorRunner, type ViewStatus } from '#event-sourcing';
import { FollowUps } from '#platform';
import type { OpenBackends } from './backends.js';
import { ProjectionThread } from './projection-thread.js';
import { rooms, viewsFor } from './rooms.js';

/** Whoever waits for what a command wrote waits for the cases of its findings too. */
const FINDINGS_REACTOR = 'findings';

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
  private timer: NodeJS.Timeout | undefined;
  private ticking: Promise<unknown> = Promise.resolve();
  private tickFailing: string | undefined;

  constructor(
    @Inject(OPEN_BACKENDS) readonly backends: OpenBackends,
    private readonly modules: ModuleRef,
    private readonly followUps: FollowUps,
  ) {}

  private all<T>(classes: readonly Type<T>[]): T[] {
    return classes.map((one) => this.modules.get(one, { strict: false }));
  }

  /** Resolves when the views have caught up with the log. */
  async follow({ react, onProgress }: FollowOptions): Promise<void> {
    this.onProgress = onProgress;
    if (react) await this.followInThread();
    else await this.followHere();
    if (react) await this.startReacting();
  }

  /** A service: the projections do not keep commands waiting. */
  private async followInThread(): Promise<void> {
    this.thread = new ProjectionThread(this.backends.config, {
      onProgress: (events) => this.onProgress?.({ events }),
      onError: (message) => this.logger.error(`projections: ${message}`),
    });
    this.backends.onAppended(() => this.thread?.nudge());
    await this.thread.start();
  }

  /** A command line: one thread does one thing. */
  private async followHere(): Promise<void> {
    const { store, documents } = this.backends;
    this.projector = new Projector({
      store,
      documents,
      views: viewsFor(this.backends),
      givesUp: true,
      onProgress: (progress) => this.onProgress?.(progress),
      // Whoever waits for a build is told by its failure.
      onError: (error) => {
        if (!this.building) this.logger.error(`projections: ${(error as Error).message}`);
      },
    });
    await this.projector.start();
    this.building = false;
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
    const findings = this.all(rooms.flatMap((room) => room.reactors)).find(({ name }) => name === FINDINGS_REACTOR)!;
    const reacted = () => reactors.status().find(({ reactor }) => reactor === findings.name)!.position;
    this.followUps.follow({ types: findings.types, reacted });
    this.timer = setInterval(() => {
      this.ticking = this.ticking.then(() => this.tick());
    }, config.clockTickMilliseconds);
  }

  /** Asks every room what the clock has to say there; one that fails keeps no other waiting. */
  async tick(): Promise<void> {
    this.tickFailing = undefined;
    await this.backends.settings.refresh();
    for (const clock of this.all(rooms.flatMap((room) => room.clocks)))
      await clock.tick().catch((error: unknown) => {
        this.tickFailing = (error as Error).message;
        this.logger.error(`${clock.constructor.name}: ${this.tickFailing}`);
      });
  }

  /** Why the views no longer follow the log; `undefined` while they do. */
  failure(): string | undefined {
    return this.thread?.failure;
  }

  /** What fails again and again at the moment, by name, and why. */
  failing(): { readonly name: string; readonly reason: string }[] {
    const all = [
      ...this.status().map(({ view, failing }) => [`view ${view}`, failing] as const),
      ...(this.reactors?.status() ?? []).map(({ reactor, failing }) => [`reactor ${reactor}`, failing] as const),
      ['deadlines', this.tickFailing] as const,
    ];
    return all.flatMap(([name, reason]) => (reason === undefined ? [] : [{ name, reason }]));
  }

  status(): readonly ViewStatus[] {
    return this.thread?.status() ?? this.projector?.status() ?? [];
  }

  /** Builds every view anew beside the one that is read; resolves when the new ones have taken over. */
  async rebuild(onProgress?: FollowOptions['onProgress']): Promise<void> {
    this.onProgress = onProgress;
    this.building = true;
    await this.projector!.build(viewsFor(this.backends));
    this.building = false;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.ticking;
    await this.reactors?.stop();
    await this.thread?.stop();
    await this.projector?.stop();
    await this.backends.close();
  }
}
