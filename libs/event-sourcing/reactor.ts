import type { CollectionSchema } from './collection-schema.js';
import type { DocumentStore, Generation } from './documents.js';
import { START, type Position, type StoredEvent } from './envelope.js';
import type { EventStore } from './event-store.js';
import { isTooLate } from './leases.js';
import { refuseUnlike } from './log-guards.js';
import { OriginMark } from './origin.js';
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS, pauseFor } from './pause.js';
import { saidBy, type Words } from './sentence.js';

/**
 * Turns what happened into commands. `react` is called at least once for each event, in order; it sends commands
 * whose ids are derived from the event, so that a second call changes nothing. A refusal is an answer, not an error.
 */
export interface Reactor {
  readonly name: string;
  readonly types: readonly string[];
  react(event: StoredEvent): Promise<void>;
}

/** How far a reactor has come is the checkpoint of a collection that holds nothing else. */
export const reactorSchema = ({ name }: Reactor): CollectionSchema => ({
  name: `reactor_${name}`,
  version: 1,
  fields: [],
  indexes: [],
});

/** Where all reactors' progress stood before each had a collection of its own. */
const BEFORE: CollectionSchema = { name: 'reactors', version: 1, fields: [], indexes: [] };

/** Events that do not concern a reactor are cheap to pass by again: this often its checkpoint moves over them. */
const SAVE_UNMOVED_MS = 1_000;

export interface ReactorRunnerOptions {
  readonly store: EventStore;
  readonly documents: DocumentStore;
  readonly reactors: readonly Reactor[];
  readonly onError?: (reactor: string, error: unknown) => void;
}

/** Feeds reactors from the store, each from the position that it has handled; a failing one is tried again, and waits for nobody else. */
export class ReactorRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void>[] = [];
  private readonly handled = new Map<string, Position>();
  /** Why a reactor does not get on at the moment. */
  private readonly failing = new Map<string, Words>();
  private readonly origin: OriginMark;

  constructor(private readonly options: ReactorRunnerOptions) {
    this.origin = new OriginMark(options.store, options.documents);
  }

  async start(): Promise<void> {
    const { store, documents } = this.options;
    await refuseUnlike(store, documents, 'that is followed');
    this.running = this.options.reactors.map((reactor) => this.keepRunning(reactor));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  /** @returns `failing`: why a reactor fails at its next event again and again; absent while it gets on */
  status(): { reactor: string; position: Position; failing?: Words }[] {
    return this.options.reactors.map(({ name }) => {
      const failing = this.failing.get(name);
      const position = this.handled.get(name) ?? START;
      return { reactor: name, position, ...(failing !== undefined && { failing }) };
    });
  }

  private async keepRunning(reactor: Reactor): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.stopping.signal.aborted) {
      try {
        await this.run(reactor, () => {
          pause = FIRST_PAUSE_MS;
          this.failing.delete(reactor.name);
        });
        return;
      } catch (error) {
        this.failing.set(reactor.name, saidBy(error));
        this.options.onError?.(reactor.name, error);
        if (isTooLate(error)) return;
        await pauseFor(pause, this.stopping.signal);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  private async generationOf(schema: CollectionSchema): Promise<Generation> {
    const { documents } = this.options;
    const active = (await documents.generations(schema.name)).find((generation) => generation.active);
    if (active) return active;
    const generation = await documents.begin(schema);
    await documents.activate(schema, generation);
    return generation;
  }

  private async run(reactor: Reactor, progressed: () => void): Promise<void> {
    const { store, documents } = this.options;
    const schema = reactorSchema(reactor);
    const generation = await this.generationOf(schema);
    const before = generation.checkpoint === START ? await documents.collection(BEFORE).get(reactor.name) : undefined;
    const stored = before?.position ?? generation.checkpoint;
    // After an outage it goes on where it was, which may be further than what was saved.
    let handled = this.handled.get(reactor.name) ?? stored;
    this.handled.set(reactor.name, handled);
    let [reacted, savedAt] = [false, performance.now()];
    const filter = { types: reactor.types };
    for await (const message of store.subscribe({ after: handled, filter, signal: this.stopping.signal })) {
      if (message.kind === 'events') {
        for (const event of message.events) {
          await reactor.react(event);
          handled = event.position;
          this.handled.set(reactor.name, handled);
          reacted = true;
          progressed();
          if (this.stopping.signal.aborted) return;
        }
        continue;
      }
      progressed();
      if (message.position > handled) this.handled.set(reactor.name, (handled = message.position));
      if (!reacted && performance.now() - savedAt < SAVE_UNMOVED_MS) continue;
      // What others passed by in a shared log may lie beyond the last event of this one, where no checkpoint may be.
      const head = await store.head().catch(() => undefined);
      if (head === undefined) continue;
      const position = handled < head ? handled : head;
      await this.origin.note();
      await documents.write([{ schema, generation, writes: [] }], position);
      [reacted, savedAt] = [false, performance.now()];
    }
  }
}
