import type { CollectionSchema } from './collection-schema.js';
import type { DocumentStore } from './documents.js';
import type { EventStore } from './event-store.js';
import { LeaseKeeper, type LeaseTimes } from './lease-keeper.js';
import { withTokens } from './lease-tokens.js';
import { isTooLate, type Lease } from './leases.js';
import { Projector, type ProjectorOptions, type ViewStatus } from './projector.js';
import { ReactorRunner, reactorSchema, type Reactor } from './reactor.js';
import type { AnyView } from './view.js';

export interface SharedOptions extends LeaseTimes {
  readonly store: EventStore;
  readonly documents: DocumentStore;
  /** Of this process alone. */
  readonly holder: string;
  readonly onError?: (error: unknown) => void;
}

const leaseOf = ({ name, version }: AnyView) => `view:${name}@${version}`;

/** The collections that the lease of a view is for. */
const collectionsOf = (view: AnyView): readonly CollectionSchema[] => [view, ...(view.parts ?? [])];

/** Raises the fences before anything else is asked: a holder before this one writes no checkpoint any more. */
async function fenced(
  documents: DocumentStore,
  work: readonly { readonly lease: Lease; readonly schemas: readonly CollectionSchema[] }[],
): Promise<DocumentStore> {
  const tokens = new Map<string, number>();
  for (const { lease, schemas } of work)
    for (const schema of schemas) {
      await documents.fence(schema, lease.token, lease.name);
      tokens.set(schema.name, lease.token);
    }
  return withTokens(documents, tokens);
}

interface Work {
  stop(): Promise<void>;
}

/** Projections that several processes divide among themselves, a view at a time. */
export class SharedProjections {
  private readonly keeper: LeaseKeeper;
  private projector: Projector | undefined;

  constructor(private readonly options: SharedOptions & Pick<ProjectorOptions, 'views' | 'batchSize' | 'onProgress'>) {
    const { documents, views } = options;
    const names = views.map(leaseOf);
    this.keeper = new LeaseKeeper({
      ...options,
      leases: documents,
      division: 'views',
      names,
      onChange: (held) => this.change(held),
      // What another process has built anew may lack the last events, and no other may come by which this one would see it.
      isStale: async () => this.projector !== undefined && !(await this.projector.isRead()),
    });
  }

  /** Resolves when the leases that are free were looked for. */
  start(): Promise<void> {
    return this.keeper.start();
  }

  stop(): Promise<void> {
    return this.keeper.stop();
  }

  /** Of the views that this process keeps now. */
  status(): readonly ViewStatus[] {
    return this.projector?.status() ?? [];
  }

  private async change(held: readonly Lease[]): Promise<void> {
    await this.projector?.stop();
    this.projector = undefined;
    if (held.length === 0) return;
    const { documents, views, onError } = this.options;
    const work = views.flatMap((view) => {
      const lease = held.find(({ name }) => name === leaseOf(view));
      return lease ? [{ lease, view, schemas: collectionsOf(view) }] : [];
    });
    this.projector = new Projector({
      ...this.options,
      documents: await fenced(documents, work),
      views: work.map(({ view }) => view),
      onError: (error) => {
        // A generation was replaced by another process, or a lease is lost: what is held then is begun anew.
        if (isTooLate(error)) this.keeper.renew();
        else onError?.(error);
      },
    });
    // What goes wrong is told by `onError`, but for what its first look at the store says.
    const begun = this.projector;
    void begun.start().catch((error: unknown) => {
      if (this.projector !== begun) return;
      this.keeper.renew();
      if (!isTooLate(error)) onError?.(error);
    });
  }
}

export interface SharedReactorsOptions extends SharedOptions {
  readonly reactors: readonly Reactor[];
  readonly onReactorError?: (reactor: string, error: unknown) => void;
  /** What the clock has to say: of one process at a time. */
  readonly tick: () => Promise<void>;
  readonly tickMilliseconds: number;
}

const CLOCKS = 'clocks';
const reactorLease = ({ name }: Reactor) => `reactor:${name}`;

/** Reactors and the clock, divided in the same way. */
export class SharedReactors {
  private readonly keeper: LeaseKeeper;
  private work: Work | undefined;
  private runner: ReactorRunner | undefined;

  constructor(private readonly options: SharedReactorsOptions) {
    this.keeper = new LeaseKeeper({
      ...options,
      leases: options.documents,
      division: 'reactors',
      names: [...options.reactors.map(reactorLease), CLOCKS],
      onChange: (held) => this.change(held),
    });
  }

  start(): Promise<void> {
    return this.keeper.start();
  }

  stop(): Promise<void> {
    return this.keeper.stop();
  }

  /** How far the reactors have come that run in this process. */
  status(): ReturnType<ReactorRunner['status']> {
    return this.runner?.status() ?? [];
  }

  private async change(held: readonly Lease[]): Promise<void> {
    await this.work?.stop();
    this.work = undefined;
    this.runner = undefined;
    if (held.length === 0) return;
    const { store, documents, onReactorError, reactors } = this.options;
    const work = reactors.flatMap((reactor) => {
      const lease = held.find(({ name }) => name === reactorLease(reactor));
      return lease ? [{ lease, reactor, schemas: [reactorSchema(reactor)] }] : [];
    });
    const runner = new ReactorRunner({
      store,
      documents: await fenced(documents, work),
      reactors: work.map(({ reactor }) => reactor),
      onError: (reactor, error) => {
        if (isTooLate(error)) this.keeper.renew();
        else onReactorError?.(reactor, error);
      },
    });
    const clock = held.some(({ name }) => name === CLOCKS) ? this.startClock() : undefined;
    this.work = {
      stop: async () => {
        await clock?.stop();
        await runner.stop();
      },
    };
    await runner.start();
    this.runner = runner;
  }

  private startClock(): Work {
    let ticking = Promise.resolve();
    const timer = setInterval(() => (ticking = ticking.then(() => this.options.tick())), this.options.tickMilliseconds);
    return {
      stop: () => {
        clearInterval(timer);
        return ticking;
      },
    };
  }
}

export { leaseOf as viewLease, reactorLease, CLOCKS as CLOCK_LEASE };
