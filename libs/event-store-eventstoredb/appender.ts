import {
  WrongExpectedRevision,
  assertAppendable,
  type AppendResult,
  type Clock,
  type ExpectedRevision,
  type NewEvent,
  type StoredEvent,
} from '#event-sourcing';
import type { Account } from './account.js';
import type { AppendLane } from './append-lane.js';
import { Doubts } from './doubts.js';
import { StoreAway } from './errors.js';
import { later } from './positions.js';
import type { Reader } from './reader.js';
import { Stamps } from './stamps.js';

/** How far back an append that is in doubt is looked for. */
const SEARCHED_BACK = 1_000;

/**
 * Appends whose answer is the same however often they are sent. The server recognises events by their ids and answers
 * a repeated append with the place of the first; what the second clock said then is read back.
 */
export class Appender {
  private readonly stamps: Stamps;
  private readonly doubts = new Doubts();
  private started: Promise<void> | undefined;

  constructor(
    private readonly lane: AppendLane,
    private readonly reader: Reader,
    private readonly account: Account,
    clock: Clock,
    private readonly streamPrefix?: string,
  ) {
    this.stamps = new Stamps(clock);
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    assertAppendable(stream, events);
    await this.start();
    await this.account.announced(events);
    const inDoubt = this.doubts.about(events);
    // Of these two the server remembers ids only until it is started again; of the others it looks in the stream.
    const found =
      inDoubt && (expected === 'any' || expected === 'exists') && (await this.findAmongLast(stream, events));
    if (found) return found;
    const before = this.reader.seen;
    const { messages, bytes, recordedAt } = this.stamps.stamp(events);
    try {
      const { revision, position } = await this.lane.append({ stream, expected, messages, bytes });
      this.doubts.settle(events);
      // A new event stands after everything seen before it was sent; one that does not was there already.
      if (inDoubt || position <= before) return await this.asStored(stream, revision);
      this.reader.seen = later(this.reader.seen, position);
      return { revision, position, recordedAt };
    } catch (error) {
      if (error instanceof StoreAway) this.doubts.add(events);
      const earlier = error instanceof WrongExpectedRevision && (await this.findEarlier(error, events));
      if (earlier) return earlier;
      throw error;
    }
  }

  /** Once, before the first append: what the log's second clock said last, and which kinds of events it has. */
  private async start(): Promise<void> {
    this.started ??= this.catchUp();
    try {
      await this.started;
    } catch (error) {
      this.started = undefined;
      throw error;
    }
  }

  private async catchUp(): Promise<void> {
    this.stamps.notBefore(await this.reader.highestStamp(this.streamPrefix));
    await this.account.load();
  }

  /** The same events where they would have gone: the append of before, asked again. */
  private async findEarlier(
    { stream, expected, actual }: WrongExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult | undefined> {
    if (actual === undefined || expected === 'any' || expected === 'exists') return undefined;
    const first = expected === 'no-stream' ? 0 : expected + 1;
    if (first + events.length - 1 > actual) return undefined;
    const stored: StoredEvent[] = [];
    const slice = this.reader.readStream(stream, { from: first, limit: events.length });
    for await (const event of slice) stored.push(event);
    if (stored.length !== events.length || stored.some((event, i) => event.id !== events[i]!.id)) return undefined;
    return resultOf(stored.at(-1)!);
  }

  private async findAmongLast(stream: string, events: readonly NewEvent[]): Promise<AppendResult | undefined> {
    const { id } = events.at(-1)!;
    const limit = SEARCHED_BACK + events.length;
    for await (const event of this.reader.readStream(stream, { direction: 'backwards', limit }))
      if (event.id === id) return resultOf(event);
    return undefined;
  }

  private async asStored(stream: string, revision: number): Promise<AppendResult> {
    for await (const event of this.reader.readStream(stream, { from: revision, limit: 1 })) return resultOf(event);
    throw new Error(`revision ${revision} of ${stream} was acknowledged and is not there`);
  }
}

function resultOf({ revision, position, recordedAt }: StoredEvent): AppendResult {
  return { revision, position, recordedAt };
}
