import type Database from 'better-sqlite3';
import {
  EventTooLarge,
  isBusy,
  MAX_EVENT_BYTES,
  RecentMap,
  revisionMatches,
  say,
  StoreClosed,
  StoreUnavailable,
  WrongExpectedRevision,
  type AppendResult,
  type Clock,
  type ExpectedRevision,
  type NewEvent,
  type Sentence,
} from '#event-sourcing';
import { RowWriter } from './row-writer.js';
import { toPosition, type EventRow } from './rows.js';
import { words } from './sqlite.glossary.js';

interface Pending {
  readonly stream: string;
  readonly events: readonly { readonly event: NewEvent; readonly data: string; readonly metadata: string }[];
  readonly expected: ExpectedRevision;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

interface Stored {
  readonly id: string;
  readonly position: number;
  readonly recordedAt: string;
}

/** A copied log may have stamps of several clocks, which run apart a little: its highest one is among so many last ones. */
const LATEST = 1_000;
const REVISIONS = 20_000;
/** So long it is tried while somebody else holds the file; then whoever asked is told to come again. */
const HELD_MILLISECONDS = 1_000;
const AGAIN_MILLISECONDS = 10;
/** Turns of the event loop at most that an append waits for company. */
const GATHERING_TURNS = 4;
/** Fewer than the revisions remembered: a batch must not forget what it has added itself. */
const MOST_TOGETHER = REVISIONS / 2;

/**
 * Appends that arrive together share one transaction, and so one sync to disk. Each is still accepted or refused by
 * itself, in the order in which it came. Nobody else writes to the file: what is decided before the transaction holds
 * inside it.
 */
export class GroupCommit {
  private pending: Pending[] = [];
  private closed = false;
  /** Between two attempts at a file that somebody else holds. */
  private isWaiting = false;
  private heldSince: number | undefined;
  /** Of the streams used lately: nobody else writes to the file, so they need not be looked up. */
  private readonly revisions = new RecentMap<string, number>(REVISIONS);
  /** Where the log ends, and the highest stamp that its second clock has shown. */
  private last: { position: number; recordedAt: string };
  /** What the batch at hand adds to the log. */
  private rows: EventRow[] = [];
  private readonly writer: RowWriter;
  private readonly lastRevision: Database.Statement;
  private readonly slice: Database.Statement;

  constructor(
    db: Database.Database,
    private readonly clock: Clock,
    private readonly committed: (rows: readonly EventRow[]) => void,
  ) {
    this.writer = new RowWriter(db);
    this.lastRevision = db.prepare('SELECT max(revision) FROM events WHERE stream = ?').pluck();
    this.slice = db.prepare(
      'SELECT id, position, recorded_at AS recordedAt FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    );
    const latest = `SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT ${LATEST}`;
    const last = db
      .prepare(
        `SELECT coalesce(max(position), 0) AS position, coalesce(max(recorded_at), '') AS recordedAt FROM (${latest})`,
      )
      .get();
    this.last = last as { position: number; recordedAt: string };
  }

  /** Position of the last event that is stored. */
  get head(): number {
    return this.last.position;
  }

  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw new StoreClosed();
      const serialised = events.map((event) => {
        const data = JSON.stringify(event.data);
        const metadata = JSON.stringify(event.metadata);
        assertSize(event.type, data, metadata);
        return { event, data, metadata };
      });
      this.pending.push({ stream, events: serialised, expected, resolve, reject });
      if (this.pending.length === 1 && !this.isWaiting) setImmediate(() => this.flushWhenGathered(0));
    });
  }

  endsAt(stream: string, revision: number): boolean {
    return this.revisions.get(stream) === revision;
  }

  /** Whether the stream ends before this revision; usually the file need not be asked, as nobody else writes to it. */
  endsBefore(stream: string, revision: number): boolean {
    const last = this.revisions.get(stream) ?? this.lastRevisionOf(stream);
    if (last === undefined) return true;
    this.revisions.set(stream, last);
    return last < revision;
  }

  /** Commits what waits, then takes no more. */
  close(): void {
    this.closed = true;
    this.isWaiting = false;
    while (this.pending.length > 0) this.flush();
  }

  /** One that is alone goes at once; where several come, those who come right behind them still get in, a few turns long. */
  private flushWhenGathered(before: number, turn = 1): void {
    const { length } = this.pending;
    const goesOn = length > 1 && length > before && length < MOST_TOGETHER && turn < GATHERING_TURNS;
    if (goesOn) setImmediate(() => this.flushWhenGathered(length, turn + 1));
    else this.flush();
  }

  private flush(): void {
    if (this.pending.length === 0 || this.isWaiting) return;
    const batch = this.pending.slice(0, MOST_TOGETHER);
    let answers: (() => void)[];
    try {
      answers = this.store(batch, 'is new') ?? this.store(batch, 'is looked up')!;
    } catch (error) {
      if (isBusy(error) && this.waitsStill()) return;
      this.heldSince = undefined;
      this.pending.splice(0, batch.length);
      this.goOn();
      const failure = new StoreUnavailable(describe(error as Error & { code?: string }));
      for (const append of batch) append.reject(failure);
      return;
    }
    this.heldSince = undefined;
    this.pending.splice(0, batch.length);
    this.goOn();
    for (const answer of answers) answer();
    this.committed(this.rows);
  }

  private goOn(): void {
    if (this.pending.length > 0) setImmediate(() => this.flush());
  }

  /** Somebody else holds the file: it is tried again in a moment, for a while, and nobody stands still meanwhile. */
  private waitsStill(): boolean {
    const now = performance.now();
    this.heldSince ??= now;
    if (this.closed || now - this.heldSince > HELD_MILLISECONDS) return false;
    this.isWaiting = true;
    setTimeout(() => {
      this.isWaiting = false;
      this.flush();
    }, AGAIN_MILLISECONDS);
    return true;
  }

  /**
   * Writes what can be accepted; gives back how to tell each caller after the sync. A stream that is to be new and is
   * not known usually is new: the index of the table finds out where not, and then nothing is written nor given back.
   */
  private store(batch: readonly Pending[], unknown: 'is new' | 'is looked up'): (() => void)[] | undefined {
    const before = this.last;
    this.rows = [];
    try {
      const answers = batch.map((append) => this.accept(append, unknown));
      this.writer.write(this.rows);
      return answers;
    } catch (error) {
      this.last = before;
      this.revisions.clear();
      if (unknown === 'is new' && (error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE') return undefined;
      throw error;
    }
  }

  /** Gives the append its place in the log, or finds why not. */
  private accept(
    { stream, events, expected, resolve, reject }: Pending,
    unknown: 'is new' | 'is looked up',
  ): () => void {
    const isTakenAsNew = expected === 'no-stream' && unknown === 'is new';
    const actual = this.revisions.get(stream) ?? (isTakenAsNew ? undefined : this.lastRevisionOf(stream));
    if (!revisionMatches(expected, actual)) {
      const earlier = this.findEarlier(stream, events, expected, actual);
      return earlier ? () => resolve(earlier) : () => reject(new WrongExpectedRevision(stream, expected, actual));
    }
    if (typeof expected !== 'number' && expected !== 'no-stream') {
      const earlier = this.findEarlier(stream, events, expected, actual);
      if (earlier) return () => resolve(earlier);
    }
    const now = this.clock.now();
    let { position, recordedAt: highest } = this.last;
    let revision = actual ?? -1;
    let stamp = highest;
    for (const { event, data, metadata } of events) {
      const { id, type, schema } = event;
      position += 1;
      revision += 1;
      // What is copied keeps its stamp; of its own this clock never runs backwards.
      stamp = event.recordedAt ?? (now > highest ? now : highest);
      if (stamp > highest) highest = stamp;
      this.rows.push([position, stream, revision, id, type, schema, stamp, data, metadata]);
    }
    this.last = { position, recordedAt: highest };
    this.revisions.set(stream, revision);
    const result = { revision, position: toPosition(position), recordedAt: stamp };
    return () => resolve(result);
  }

  private lastRevisionOf(stream: string): number | undefined {
    return (this.lastRevision.get(stream) as number | null) ?? undefined;
  }

  /** The same events where they would have gone: the append of before, asked again. */
  private findEarlier(
    stream: string,
    events: Pending['events'],
    expected: ExpectedRevision,
    actual: number | undefined,
  ): AppendResult | undefined {
    if (actual === undefined) return undefined;
    const first =
      expected === 'no-stream' ? 0 : typeof expected === 'number' ? expected + 1 : actual - events.length + 1;
    if (first < 0) return undefined;
    const stored = this.sliceOf(stream, first, events.length);
    if (stored.length !== events.length || stored.some((row, i) => row.id !== events[i]!.event.id)) return undefined;
    const last = stored.at(-1)!;
    return { revision: first + stored.length - 1, position: toPosition(last.position), recordedAt: last.recordedAt };
  }

  /** From the file, then from what the batch adds to it. */
  private sliceOf(stream: string, first: number, count: number): Stored[] {
    const inFile = this.slice.all(stream, first, count) as Stored[];
    const added = this.rows
      .filter(([, ofStream, revision]) => ofStream === stream && revision >= first)
      .map(([position, , , id, , , recordedAt]): Stored => ({ id, position, recordedAt }));
    return [...inFile, ...added].slice(0, count);
  }
}

/** Bytes are counted only where there could be too many: a character has three of them at most. */
function assertSize(type: string, data: string, metadata: string): void {
  if ((data.length + metadata.length) * 3 <= MAX_EVENT_BYTES) return;
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(metadata);
  if (bytes > MAX_EVENT_BYTES) throw new EventTooLarge(type, bytes);
}

function describe(error: Error & { code?: string }): Sentence {
  if (error.code === 'SQLITE_FULL' || /disk is full|ENOSPC/.test(error.message)) return words.full;
  return isBusy(error) ? words.busyWriting : say(words.notWritten, { reason: error.message });
}
