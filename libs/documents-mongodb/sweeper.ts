import type { Lease } from '#event-sourcing';
import type { Clients } from './clients.js';
import { isNotThere } from './errors.js';
import type { LeaseDocuments } from './lease-documents.js';
import type { Names } from './names.js';
import { all, fenceOf, forgetting, superseded, type GenerationState, type ViewState } from './view-state.js';
import type { ViewStates } from './view-states.js';

export interface SweeperOptions {
  readonly clients: Clients;
  readonly names: Names;
  readonly states: ViewStates;
  readonly leases: LeaseDocuments;
  /** Of this process alone, where it takes a lease to drop what nobody works on any more. */
  readonly holder: string;
  /** The token that this process works on a view with. */
  readonly tokenOf: (view: string, version: number) => number | undefined;
  readonly graceMilliseconds: number;
  readonly onError?: (error: unknown) => void;
}

/** The longest expiry that can be configured: a holder whose beat stands still for so long is gone. */
const LONGEST_EXPIRY_MILLISECONDS = 600_000;

/**
 * Drops generations that nobody needs any more, and collections that no view knows: what a writer that came too late
 * has made anew. How long they have been so is measured by this process alone, since no two clocks are compared: what
 * it has seen so for the whole grace is dropped.
 *
 * A drop asks for the token of the version's lease. Who holds that drops what its own generation took over from. What
 * another version took over from is of use for as long as a release with this one is at work: it is dropped by whoever
 * takes its lease when nobody holds it. Only what no view knows needs no token: it was forgotten with one.
 */
export class Sweeper {
  private readonly seen = new Map<string, number>();
  /** When the beats of leases were last seen to move. */
  private readonly beats = new Map<string, { readonly key: string; readonly since: number }>();
  private readonly timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(private readonly options: SweeperOptions) {
    const { graceMilliseconds, onError } = options;
    if (graceMilliseconds === 0) return;
    this.timer = setInterval(() => {
      this.sweeping = this.sweeping.then(() => this.sweep()).catch((error: unknown) => onError?.(error));
    }, graceMilliseconds / 2);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  async sweep(): Promise<void> {
    const { clients, names, states } = this.options;
    // In this order: a generation is known before its collection is made.
    const collections = await clients.run((db) => db.listCollections({}, { nameOnly: true }).toArray());
    const views = await states.list();
    const known = new Set<string>();
    const due = new Set<string>();
    for (const state of views) {
      for (const { number } of all(state)) known.add(names.documentsOf(state._id, number));
      for (const { number } of superseded(state)) due.add(names.documentsOf(state._id, number));
    }
    const orphans = collections.map(({ name }) => name).filter((name) => names.isDocuments(name) && !known.has(name));
    for (const name of [...this.seen.keys()]) if (!due.has(name) && !orphans.includes(name)) this.seen.delete(name);
    for (const state of views) await this.sweepView(state);
    for (const name of orphans) if (this.isOver(name)) await this.drop(name);
  }

  /** What is superseded in this view, if its grace is over. */
  async sweepView(state: ViewState): Promise<void> {
    for (const generation of superseded(state)) {
      const name = this.options.names.documentsOf(state._id, generation.number);
      if (!this.isOver(name)) continue;
      if (await this.forget(state, generation)) await this.drop(name);
    }
  }

  private isOver(name: string): boolean {
    const since = this.seen.get(name) ?? performance.now();
    this.seen.set(name, since);
    return performance.now() - since >= this.options.graceMilliseconds;
  }

  /** Before it is dropped: nobody reads what is forgotten, and a collection that is left behind is found as an orphan. */
  private async forget(seen: ViewState, generation: GenerationState): Promise<boolean> {
    const { _id: view } = seen;
    const { fence, lease } = fenceOf(seen, generation.version);
    const own = this.options.tokenOf(view, generation.version);
    if (fence === undefined || (generation.state === 'retired' && own === fence))
      return this.forgetWith(view, generation, own);
    const taken = lease === undefined ? undefined : await this.takeFree(lease);
    if (!taken) return false;
    try {
      return await this.forgetWith(view, generation, taken.token);
    } finally {
      await this.options.leases.release(taken);
    }
  }

  private async forgetWith(view: string, { number }: GenerationState, token: number | undefined): Promise<boolean> {
    let forgotten = false;
    await this.options.states.change(view, (state) => {
      const change = forgetting(state, number, token);
      forgotten = change !== undefined;
      return change;
    });
    return forgotten;
  }

  private async takeFree(name: string): Promise<Lease | undefined> {
    const { leases, holder } = this.options;
    const lease = (await leases.list()).find((one) => one.name === name);
    if (lease && lease.holder !== '' && !this.standsStill(lease)) return undefined;
    return leases.take(name, holder, lease);
  }

  private standsStill({ name, token, beat }: Lease): boolean {
    const key = `${token} ${beat}`;
    const before = this.beats.get(name);
    if (before?.key === key) return performance.now() - before.since >= LONGEST_EXPIRY_MILLISECONDS;
    this.beats.set(name, { key, since: performance.now() });
    return false;
  }

  private async drop(name: string): Promise<void> {
    await dropCollection(this.options.clients, name);
    this.seen.delete(name);
  }
}

export async function dropCollection(clients: Clients, name: string): Promise<void> {
  try {
    await clients.run((db) => db.dropCollection(name));
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
}
