import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ClientSession, Collection } from 'mongodb';
import {
  GenerationGone,
  say,
  START,
  StoreUnavailable,
  type CollectionSchema,
  type DocumentBatch,
  type Documents,
  type DocumentStore,
  type Generation,
  type Lease,
  type Position,
} from '#event-sourcing';
import { check, checkSums, type ServerFacts } from './check.js';
import { checkingClientOf, Clients, timeoutsOf, within } from './clients.js';
import { words } from './documents-mongodb.glossary.js';
import { isDuplicate, isThereAlready, toStoreError } from './errors.js';
import { latestOf, Pace, writeGuarded } from './guarded-writes.js';
import { createIndexes, missingIndexes } from './indexes.js';
import { inLanes } from './lanes.js';
import { LeaseDocuments } from './lease-documents.js';
import { MongoDocuments } from './mongo-documents.js';
import { namesOf, type Names } from './names.js';
import { DEFAULT_GRACE_MILLISECONDS, type MongoDocumentStoreOptions } from './options.js';
import type { Stored } from './query.js';
import { SeenStates } from './seen-states.js';
import { Sessions } from './sessions.js';
import { dropCollection, Sweeper } from './sweeper.js';
import {
  activation,
  all,
  fenceOf,
  fencing,
  generationsOf,
  keyOf,
  mayWork,
  pathTo,
  readBy,
  toGeneration,
  type GenerationState,
  type ViewState,
} from './view-state.js';
import { assertWorks, isBuilding, isKept, ViewStates } from './view-states.js';

/** Numbers of generations are drawn below this. */
const NUMBERS = 2 ** 48 - 1;
/** A connection each: where all views were written at once, a slow server had them wait for so many new connections. */
const WRITES_AT_ONCE = 8;
/** So often at most a read begins again because its generation was replaced meanwhile. */
const MOST_READS = 10;
/** A read goes by what was seen of its view so lately, less than any grace that can be configured, or in such a part of it. */
const [FRESH_MILLISECONDS, FRESH_PART] = [500, 1 / 4];
const ORIGIN = 'origin';

const keyOfTokens = (view: string, version: number) => `${view}@${version}`;

interface Origin {
  readonly _id: string;
  readonly log: string;
}

/**
 * Read models on a MongoDB that several processes share: a collection a generation, a document as it is, and what is
 * known of a view in one document that is changed by compare-and-set. No transaction spans two documents.
 */
export class MongoDocumentStore implements DocumentStore {
  private readonly sessions: Sessions;
  private readonly states: ViewStates;
  private readonly leaseDocuments: LeaseDocuments;
  private readonly sweeper: Sweeper | undefined;
  private readonly paces = new Map<string, Pace>();
  /** Collections that are known to have their indexes: whoever takes over a view need not ask again. */
  private readonly indexed = new Set<string>();
  /** Where a read begins, which then looks whether it still stands. */
  private readonly known: SeenStates;
  /** By view and version the tokens that this process has come with. */
  private readonly tokens = new Map<string, number>();

  /** @throws StoreUnavailable with a sentence that says what is wrong */
  static async connect(options: MongoDocumentStoreOptions): Promise<MongoDocumentStore> {
    const names = namesOf(options.prefix ?? '');
    const clients = new Clients(options);
    const checking = checkingClientOf(options);
    try {
      const { operation } = timeoutsOf(options);
      const facts = await within(operation, check(checking, clients.database, clients.shown));
      if (options.checkSums !== false && options.mode !== 'read')
        await within(operation, checkSums(checking, clients.database, names, clients.shown));
      await clients.connect();
      return new MongoDocumentStore(options, clients, names, facts);
    } catch (error) {
      await clients.close();
      throw toStoreError(error, clients.shown);
    } finally {
      await within(timeoutsOf(options).select, checking.close()).catch(() => undefined);
    }
  }

  private constructor(
    private readonly options: MongoDocumentStoreOptions,
    private readonly clients: Clients,
    private readonly names: Names,
    private readonly facts: ServerFacts,
  ) {
    this.sessions = new Sessions(clients, facts.sessions);
    this.states = new ViewStates(names, this.sessions);
    this.leaseDocuments = new LeaseDocuments(names, this.sessions);
    const graceMilliseconds = options.graceMilliseconds ?? DEFAULT_GRACE_MILLISECONDS;
    this.known = new SeenStates(Math.min(FRESH_MILLISECONDS, graceMilliseconds * FRESH_PART));
    if (options.mode === 'read') return;
    this.sweeper = new Sweeper({
      clients,
      names,
      states: this.states,
      leases: this.leaseDocuments,
      holder: `sweeper-${randomUUID()}`,
      tokenOf: (view, version) => this.tokens.get(keyOfTokens(view, version)),
      graceMilliseconds,
      onError: (error) => options.log?.(`sweeping: ${(toStoreError(error, clients.shown) as Error).message}`),
    });
  }

  collection(schema: CollectionSchema): Documents {
    return new MongoDocuments(schema, (empty, read) => this.told(() => this.readStanding(schema, empty, read)));
  }

  documentsOf(schema: CollectionSchema, generation: Generation): Documents {
    return new MongoDocuments(schema, (_empty, read) =>
      this.told(() => this.onDocuments(schema.name, generation.number, read)),
    );
  }

  /**
   * A collection that was dropped reads as empty, so what was read counts only if its generation still stands: as it was
   * seen lately, or, where nothing was found, as it is now.
   */
  private async readStanding<T>(
    { name, version }: CollectionSchema,
    empty: T,
    read: (collection: Collection<Stored>, session: ClientSession | undefined) => Promise<T>,
  ): Promise<T> {
    let from = readBy(version, this.known.last(name)) ?? readBy(version, await this.look(name));
    for (let attempt = 0; attempt < MOST_READS; attempt += 1) {
      if (!from) return empty;
      const [answer] = await Promise.allSettled([this.onDocuments(name, from.number, read)]);
      const found = answer.status === 'fulfilled' && !isDeepStrictEqual(answer.value, empty);
      const now = readBy(version, (found ? this.known.fresh(name) : undefined) ?? (await this.look(name)));
      if (now?.number === from.number) {
        if (answer.status === 'rejected') throw answer.reason;
        return answer.value;
      }
      from = now;
    }
    throw new StoreUnavailable(say(words.replaced, { view: name, times: MOST_READS }));
  }

  private look(view: string): Promise<ViewState | undefined> {
    return this.known.noting(view, () => this.states.get(view));
  }

  private onDocuments<T>(
    view: string,
    number: number,
    work: (collection: Collection<Stored>, session: ClientSession | undefined) => Promise<T>,
  ): Promise<T> {
    const name = this.names.documentsOf(view, number);
    return this.sessions.run((db, session) => work(db.collection<Stored>(name), session));
  }

  generations(collection?: string): Promise<readonly Generation[]> {
    return this.told(async () => {
      const asked = performance.now();
      const states = await this.states.list(collection === undefined ? undefined : [collection]);
      // Whoever was told how far a generation has come finds it when it reads.
      for (const state of states) this.known.note(state._id, state, asked);
      return states.flatMap(generationsOf);
    });
  }

  begin(schema: CollectionSchema, token?: number): Promise<Generation> {
    const { name, version } = schema;
    return this.told(async () => {
      const asked = performance.now();
      const number = randomInt(NUMBERS);
      const unfinished = (state: ViewState) =>
        all(state).find((generation) => generation.state === 'building' && generation.version === version);
      const first: GenerationState = { version, number, state: 'building', checkpoint: START };
      const state = await this.states.change(name, (before) => {
        mayWork(before, schema, token);
        return unfinished(before) ? undefined : { set: { [pathTo(number)]: first } };
      });
      const begun = unfinished(state)!;
      this.known.note(name, state, asked);
      await this.make(this.names.documentsOf(name, begun.number));
      return toGeneration(name, begun);
    });
  }

  private async make(collection: string): Promise<void> {
    try {
      await this.clients.run((db) => db.createCollection(collection));
    } catch (error) {
      if (!isThereAlready(error)) throw error;
    }
    if (!this.facts.sharded) return;
    const shardCollection = `${this.clients.database}.${collection}`;
    const command = { shardCollection, key: { _id: 'hashed' } };
    await this.clients.runSetUp((client) => client.db('admin').command(command));
  }

  write(batches: readonly DocumentBatch[], checkpoint: Position): Promise<void> {
    return this.told(async () => {
      const all = batches.map(({ schema, generation, writes, token }) => ({
        schema,
        number: generation.number,
        token,
        writes: latestOf(schema, writes),
      }));
      const states = await this.lately(all.map(({ schema }) => schema.name));
      for (const { schema, number, token } of all) assertWorks(states.get(schema.name), schema, number, token);
      const standing = all.filter(({ schema, number }) => isKept(states.get(schema.name), number));
      if (standing.length === 0) return;
      await inLanes(WRITES_AT_ONCE, standing, ({ schema, number, writes }) =>
        writeGuarded(
          (operations) =>
            this.onDocuments(schema.name, number, (collection, session) =>
              collection.bulkWrite(operations, { ordered: false, session }),
            ),
          writes,
          isBuilding(states.get(schema.name), number),
          this.paceOf(schema.name),
        ),
      );
      await this.states.moveCheckpoints(standing, checkpoint);
    });
  }

  /** As a read goes by them: whether a token still holds, and a generation still stands, is asked at the checkpoint. */
  private async lately(views: readonly string[]): Promise<ReadonlyMap<string, ViewState>> {
    const lately = new Map<string, ViewState>();
    for (const view of views) {
      const state = this.known.fresh(view);
      if (state) lately.set(view, state);
    }
    const others = views.filter((view) => !lately.has(view));
    if (others.length === 0) return lately;
    const asked = performance.now();
    for (const state of await this.states.list(others)) {
      this.known.note(state._id, state, asked);
      lately.set(state._id, state);
    }
    return lately;
  }

  private paceOf(view: string): Pace {
    const pace = this.paces.get(view) ?? new Pace(timeoutsOf(this.options).answer / 10);
    this.paces.set(view, pace);
    return pace;
  }

  /** Indexes are made here, once for all documents: far cheaper than keeping them up while a generation is loaded. */
  activate(schema: CollectionSchema, generation: Generation, token?: number): Promise<void> {
    return this.told(async () => {
      const { name } = schema;
      const known = await this.states.get(name);
      if (known) mayWork(known, schema, token);
      if (!known?.generations[keyOf(generation.number)]) throw new GenerationGone(name);
      await createIndexes(this.clients, schema, schema.indexes, this.names.documentsOf(name, generation.number));
      let there = false;
      const state = await this.states.change(name, (before) => {
        mayWork(before, schema, token);
        const change = activation(before, generation.number);
        there = change !== undefined;
        return change;
      });
      if (!there) throw new GenerationGone(name);
      this.known.note(name, state, performance.now());
      await this.sweeper?.sweepView(state);
    });
  }

  makeIndexes(schema: CollectionSchema, generation: Generation): Promise<number> {
    return this.told(async () => {
      const collection = this.names.documentsOf(schema.name, generation.number);
      if (schema.indexes.length === 0 || this.indexed.has(collection)) return 0;
      const missing = await missingIndexes(this.clients, schema, collection);
      await createIndexes(this.clients, schema, missing, collection);
      this.indexed.add(collection);
      return missing.length;
    });
  }

  leases(): Promise<readonly Lease[]> {
    return this.told(() => this.leaseDocuments.list());
  }

  takeLease(name: string, holder: string, seen: Lease | undefined): Promise<Lease | undefined> {
    return this.told(() => this.leaseDocuments.take(name, holder, seen));
  }

  beatLeases(holder: string): Promise<void> {
    return this.told(() => this.leaseDocuments.beat(holder));
  }

  releaseLease(lease: Lease): Promise<void> {
    return this.told(() => this.leaseDocuments.release(lease));
  }

  fence(schema: CollectionSchema, token: number, lease?: string): Promise<void> {
    return this.told(async () => {
      const { name, version } = schema;
      await this.states.change(name, (state) => {
        mayWork(state, schema, token);
        const { fence, lease: before } = fenceOf(state, version);
        return fence === token && before === lease ? undefined : { set: fencing(version, token, lease) };
      });
      this.tokens.set(keyOfTokens(name, version), token);
    });
  }

  origin(): Promise<string | undefined> {
    return this.told(() =>
      this.onOrigin(async (origins, session) => (await origins.findOne({ _id: ORIGIN }, { session }))?.log),
    );
  }

  setOrigin(log: string): Promise<void> {
    const set = (upsert: boolean) =>
      this.onOrigin((origins, session) => origins.updateOne({ _id: ORIGIN }, { $set: { log } }, { upsert, session }));
    return this.told(async () => {
      // Of two that make the same document at once, the second one finds it there.
      await set(true).catch((error: unknown) => (isDuplicate(error) ? set(false) : Promise.reject(error)));
    });
  }

  private onOrigin<T>(
    work: (origins: Collection<Origin>, session: ClientSession | undefined) => Promise<T>,
  ): Promise<T> {
    return this.sessions.run((db, session) => work(db.collection<Origin>(this.names.origin), session));
  }

  clear(): Promise<void> {
    return this.told(async () => {
      const forgotten: string[] = [];
      for (const { _id: view } of await this.states.list()) {
        let numbers: readonly number[] = [];
        await this.states.change(view, (state) => {
          numbers = all(state).map(({ number }) => number);
          return { forget: numbers };
        });
        forgotten.push(...numbers.map((number) => this.names.documentsOf(view, number)));
      }
      // For so long others go by what they have seen.
      if (this.options.graceMilliseconds !== 0) await delay(FRESH_MILLISECONDS);
      for (const name of forgotten) await dropCollection(this.clients, name);
      await this.onOrigin((origins, session) => origins.deleteOne({ _id: ORIGIN }, { session }));
      this.known.clear();
    });
  }

  async close(): Promise<void> {
    await this.sweeper?.stop();
    await this.clients.close();
  }

  private async told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toStoreError(error, this.clients.shown);
    }
  }
}
