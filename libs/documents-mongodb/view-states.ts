import type { ClientSession, Collection, UpdateFilter } from 'mongodb';
import { GenerationGone, say, StoreUnavailable, type CollectionSchema, type Position } from '#event-sourcing';
import { words } from './documents-mongodb.glossary.js';
import { isDuplicate } from './errors.js';
import type { Names } from './names.js';
import type { Sessions } from './sessions.js';
import { fencePath, keyOf, mayWork, pathTo, type Change, type ViewState } from './view-state.js';

/** Others change the same document now and then, not all the time. */
const MOST_ATTEMPTS = 100;

/** The documents of `view-state.ts` in their collection. */
export class ViewStates {
  constructor(
    private readonly names: Names,
    private readonly sessions: Sessions,
  ) {}

  private run<T>(work: (states: Collection<ViewState>, session: ClientSession | undefined) => Promise<T>): Promise<T> {
    return this.sessions.run((db, session) => work(db.collection<ViewState>(this.names.views), session));
  }

  async get(view: string): Promise<ViewState | undefined> {
    return this.run(async (states, session) => (await states.findOne({ _id: view }, { session })) ?? undefined);
  }

  async list(views?: readonly string[]): Promise<ViewState[]> {
    const filter = views ? { _id: { $in: [...views] } } : {};
    return this.run((states, session) => states.find(filter, { session }).sort({ _id: 1 }).toArray());
  }

  /**
   * Decides on what the document says, and decides again where another was faster. `decide` gives no change where
   * there is nothing to do.
   */
  async change(view: string, decide: (state: ViewState) => Change | undefined): Promise<ViewState> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const state = (await this.get(view)) ?? (await this.make(view));
      const change = decide(state);
      if (!change) return state;
      const changed = await this.compareAndSet(state, change);
      if (changed) return changed;
    }
    throw new StoreUnavailable(say(words.contended, { view, times: MOST_ATTEMPTS }));
  }

  private async make(view: string): Promise<ViewState> {
    const first: ViewState = { _id: view, revision: 0, generations: {} };
    try {
      await this.run((states, session) => states.insertOne(first, { session }));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    return first;
  }

  private async compareAndSet({ _id, revision }: ViewState, { set, forget = [] }: Change): Promise<ViewState | null> {
    const unset = Object.fromEntries(forget.map((number) => [pathTo(number), true as const]));
    const update: UpdateFilter<ViewState> = {
      $set: { ...set, revision: revision + 1 } as Partial<ViewState>,
      ...(forget.length > 0 && { $unset: unset as UpdateFilter<ViewState>['$unset'] }),
    };
    const options = { returnDocument: 'after' as const };
    return this.run((states, session) => states.findOneAndUpdate({ _id, revision }, update, { ...options, session }));
  }

  /**
   * Each checkpoint moves forward, and only of a generation that is still there. One that comes with a token is moved
   * only where none that is greater has come: what did not move is looked at, to say why.
   */
  async moveCheckpoints(of: readonly Standing[], checkpoint: Position): Promise<void> {
    const operations = of.map(({ schema, number, token }) => ({
      updateOne: {
        filter: {
          _id: schema.name,
          [pathTo(number, 'checkpoint')]: { $lt: checkpoint },
          ...(token !== undefined && { [fencePath(schema.version)]: token }),
        },
        update: { $set: { [pathTo(number, 'checkpoint')]: checkpoint } },
      },
    }));
    const { matchedCount } = await this.run((states, session) =>
      states.bulkWrite(operations, { ordered: true, session }),
    );
    const fenced = of.filter(({ token }) => token !== undefined);
    if (matchedCount === of.length || fenced.length === 0) return;
    const states = new Map((await this.list(fenced.map(({ schema }) => schema.name))).map((s) => [s._id, s]));
    for (const { schema, number, token } of fenced) assertWorks(states.get(schema.name), schema, number, token);
  }
}

/** What a batch of writes is for. */
export interface Standing {
  readonly schema: CollectionSchema;
  readonly number: number;
  readonly token?: number;
}

/** @throws LeaseLost, GenerationGone */
export function assertWorks(
  state: ViewState | undefined,
  schema: CollectionSchema,
  number: number,
  token: number | undefined,
): void {
  if (token === undefined) return;
  if (state) mayWork(state, schema, token);
  if (!isKept(state, number)) throw new GenerationGone(schema.name);
}

export function isKept(state: ViewState | undefined, number: number): boolean {
  const generation = state?.generations[keyOf(number)];
  return generation !== undefined && generation.state !== 'retired';
}

export const isBuilding = (state: ViewState | undefined, number: number) =>
  state?.generations[keyOf(number)]?.state === 'building';
