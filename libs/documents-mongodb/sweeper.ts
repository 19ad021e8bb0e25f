import type { Clients } from './clients.js';
import { isNotThere } from './errors.js';
import type { Names } from './names.js';
import { all, superseded, type GenerationState, type ViewState } from './view-state.js';
import type { ViewStates } from './view-states.js';

export interface SweeperOptions {
  readonly clients: Clients;
  readonly names: Names;
  readonly states: ViewStates;
  readonly graceMilliseconds: number;
  readonly onError?: (error: unknown) => void;
}

/**
 * Drops generations that nobody needs any more, and collections that no view knows: what a writer that came too late
 * has made anew. How long they have been so is measured by this process alone, since no two clocks are compared: what
 * it has seen so for the whole grace is dropped.
 */
export class Sweeper {
  private readonly seen = new Map<string, number>();
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
      if (await this.forget(state._id, generation)) await this.drop(name);
    }
  }

  private isOver(name: string): boolean {
    const since = this.seen.get(name) ?? performance.now();
    this.seen.set(name, since);
    return performance.now() - since >= this.options.graceMilliseconds;
  }

  /** Before it is dropped: nobody reads what is forgotten, and a collection that is left behind is found as an orphan. */
  private async forget(view: string, { number }: GenerationState): Promise<boolean> {
    let forgotten = false;
    await this.options.states.change(view, (state) => {
      forgotten = superseded(state).some((generation) => generation.number === number);
      return forgotten ? { forget: [number] } : undefined;
    });
    return forgotten;
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
