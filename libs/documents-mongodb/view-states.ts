import type { Collection, Db, UpdateFilter } from 'mongodb';
import { StoreUnavailable, type Position } from '#event-sourcing';
import { isDuplicate } from './errors.js';
import type { Names } from './names.js';
import type { Sessions } from './sessions.js';
import { pathTo, stateIdOf, VIEW_IDS, type Change, type ViewState } from './view-state.js';

/** Others change the same document now and then, not all the time. */
const MOST_ATTEMPTS = 100;

/** The documents of `view-state.ts` in their collection. */
export class ViewStates {
  private readonly states: Collection<ViewState>;

  constructor(
    db: Db,
    names: Names,
    private readonly sessions: Sessions,
  ) {
    this.states = db.collection<ViewState>(names.state);
  }

  async get(view: string): Promise<ViewState | undefined> {
    return this.sessions.run(async (session) => {
      return (await this.states.findOne({ _id: stateIdOf(view) }, { session })) ?? undefined;
    });
  }

  async list(views?: readonly string[]): Promise<ViewState[]> {
    const filter = { _id: views ? { $in: views.map(stateIdOf) } : VIEW_IDS };
    return this.sessions.run((session) => this.states.find(filter, { session }).sort({ _id: 1 }).toArray());
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
    throw new StoreUnavailable(
      `what is known of the view ${view} was changed by others ${MOST_ATTEMPTS} times in a row`,
    );
  }

  private async make(view: string): Promise<ViewState> {
    const first: ViewState = { _id: stateIdOf(view), revision: 0, generations: {} };
    try {
      await this.sessions.run((session) => this.states.insertOne(first, { session }));
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
    return this.sessions.run((session) =>
      this.states.findOneAndUpdate({ _id, revision }, update, { ...options, session }),
    );
  }

  /** Each checkpoint moves forward, and only of a generation that is still there. */
  async moveCheckpoints(of: readonly { view: string; number: number }[], checkpoint: Position): Promise<void> {
    const operations = of.map(({ view, number }) => ({
      updateOne: {
        filter: { _id: stateIdOf(view), [pathTo(number, 'checkpoint')]: { $lt: checkpoint } },
        update: { $set: { [pathTo(number, 'checkpoint')]: checkpoint } },
      },
    }));
    await this.sessions.run((session) => this.states.bulkWrite(operations, { ordered: false, session }));
  }
}
