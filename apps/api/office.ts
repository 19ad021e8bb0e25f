import { Inject, Injectable, Logger } from '@nestjs/common';
import { DeadlineClock, FindingsReactor, NumbersReactor } from '#cases';
import { Projector, ReactorRunner, type StoredEvent, type ViewStatus } from '#event-sourcing';
import type { OpenBackends } from './backends.js';
import { views } from './rooms.js';

export const OPEN_BACKENDS = Symbol('OpenBackends');

export interface FollowOptions {
  /** Send the commands that follow from events and from the clock; a reader only keeps the views up to date. */
  readonly react: boolean;
  readonly onProgress?: (progress: { readonly views: readonly string[]; readonly events: number }) => void;
}

/** What runs behind the routes: projections, reactors and the clock of the deadlines. */
@Injectable()
export class Office {
  private readonly logger = new Logger('Office');
  private onProgress: FollowOptions['onProgress'];
  private projector: Projector | undefined;
  private reactors: ReactorRunner | undefined;
  private timer: NodeJS.Timeout | undefined;
  private ticking: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(OPEN_BACKENDS) readonly backends: OpenBackends,
    private readonly deadlines: DeadlineClock,
    private readonly findings: FindingsReactor,
    private readonly numbers: NumbersReactor,
  ) {}

  /** Resolves when the views have caught up with the log. */
  async follow({ react, onProgress }: FollowOptions): Promise<void> {
    const { store, documents, config } = this.backends;
    const onError = (what: string) => (error: unknown) => this.logger.error(`${what}: ${(error as Error).message}`);
    this.onProgress = onProgress;
    this.projector = new Projector({
      store,
      documents,
      views,
      onProgress: (progress) => this.onProgress?.(progress),
      onError: onError('projections'),
    });
    await this.projector.start();
    if (!react) return;
    const reactors = [this.findings, this.numbers];
    this.reactors = new ReactorRunner({
      store,
      documents,
      reactors,
      onError: (reactor, error) => onError(`reactor ${reactor}`)(error),
    });
    await this.reactors.start();
    this.timer = setInterval(() => {
      this.ticking = this.ticking.then(() => this.deadlines.tick()).catch(onError('deadlines'));
    }, config.clockTickMilliseconds);
  }

  async lastEvent(): Promise<StoredEvent | undefined> {
    for await (const event of this.backends.rawStore.readAll({ direction: 'backwards', limit: 1 })) return event;
    return undefined;
  }

  status(): readonly ViewStatus[] {
    return this.projector?.status() ?? [];
  }

  /** Builds every view anew beside the one that is read; resolves when the new ones have taken over. */
  async rebuild(onProgress?: FollowOptions['onProgress']): Promise<void> {
    this.onProgress = onProgress;
    await this.projector!.build(views);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.ticking;
    await this.reactors?.stop();
    await this.projector?.stop();
    await this.backends.close();
  }
}
