import type Database from 'better-sqlite3';
import {
  EventTooLarge,
  MAX_EVENT_BYTES,
  StoreClosed,
  StoreUnavailable,
  WrongExpectedRevision,
  revisionMatches,
  type AppendResult,
  type Clock,
  type ExpectedRevision,
  type NewEvent,
} from '#event-sourcing';
import { KnownRevisions } from './known-revisions.js';
import { toPosition } from './rows.js';

interface Pending {
  readonly stream: string;
  readonly events: readonly { readonly event: NewEvent; readonly data: string; readonly metadata: string }[];
  readonly expected: ExpectedRevision;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Appends that arrive in the same turn of the event loop share one transaction, and so one sync to disk.
 * Each is still accepted or refused by itself, in the order in which it came.
 */
export class GroupCommit {
  private pending: Pending[] = [];
  private closed = false;
  private readonly revisions = new KnownRevisions();
  private last: { position: number; recordedAt: string };
  private readonly insert: Database.Statement;
  private readonly lastRevision: Database.Statement;
  private readonly slice: Database.Statement;
  private readonly commit: Database.Transaction<(batch: readonly Pending[]) => (() => void)[]>;

  constructor(
    db: Database.Database,
    private readonly clock: Clock,
    private readonly committed: () => void,
  ) {
    this.insert = db.prepare(
      'INSERT INTO events (position, stream, revision, id, type, schema, recorded_at, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.lastRevision = db.prepare('SELECT max(revision) FROM events WHERE stream = ?').pluck();
    this.slice = db.prepare(
      'SELECT id, position, recorded_at AS recordedAt FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    );
    const last = db
      .prepare('SELECT position, recorded_at AS recordedAt FROM events ORDER BY position DESC LIMIT 1')
      .get();
    this.last = (last as { position: number; recordedAt: string } | undefined) ?? { position: 0, recordedAt: '' };
    this.commit = db.transaction((batch: readonly Pending[]) => batch.map((append) => this.write(append)));
  }

  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw new StoreClosed();
      const serialised = events.map((event) => {
        const data = JSON.stringify(event.data);
        const metadata = JSON.stringify(event.metadata);
        const bytes = Buffer.byteLength(data) + Buffer.byteLength(metadata);
        if (bytes > MAX_EVENT_BYTES) throw new EventTooLarge(event.type, bytes);
        return { event, data, metadata };
      });
      this.pending.push({ stream, events: serialised, expected, resolve, reject });
      if (this.pending.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Whether the stream is known to end before this revision, without asking the file: nobody else writes to it. */
  endsBefore(stream: string, revision: number): boolean {
    const last = this.revisions.get(stream);
    return last !== undefined && last < revision;
  }

  /** Commits what waits, then takes no more. */
  close(): void {
    this.flush();
    this.closed = true;
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const batch = this.pending;
    this.pending = [];
    const before = this.last;
    let answers: (() => void)[];
    try {
      answers = this.commit.immediate(batch);
    } catch (error) {
      this.last = before;
      this.revisions.clear();
      const failure = new StoreUnavailable(describe(error as Error & { code?: string }));
      for (const append of batch) append.reject(failure);
      return;
    }
    for (const answer of answers) answer();
    this.committed();
  }

  /** Inside the transaction: writes the append, or finds why not; gives back how to tell its caller after the sync. */
  private write({ stream, events, expected, resolve, reject }: Pending): () => void {
    const actual = this.revisions.get(stream) ?? (this.lastRevision.get(stream) as number | null) ?? undefined;
    if (!revisionMatches(expected, actual)) {
      const earlier = this.findEarlier(stream, events, expected, actual);
      return earlier ? () => resolve(earlier) : () => reject(new WrongExpectedRevision(stream, expected, actual));
    }
    if (typeof expected !== 'number' && expected !== 'no-stream') {
      const earlier = this.findEarlier(stream, events, expected, actual);
      if (earlier) return () => resolve(earlier);
    }
    const now = this.clock.now();
    let { position, recordedAt } = this.last;
    let revision = actual ?? -1;
    for (const { event, data, metadata } of events) {
      position += 1;
      revision += 1;
      const stamp = event.recordedAt ?? now;
      if (stamp > recordedAt) recordedAt = stamp;
      this.insert.run(position, stream, revision, event.id, event.type, event.schema, recordedAt, data, metadata);
    }
    this.last = { position, recordedAt };
    this.revisions.set(stream, revision);
    const result = { revision, position: toPosition(position), recordedAt };
    return () => resolve(result);
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
    const rows = this.slice.all(stream, first, events.length) as { id: string; position: number; recordedAt: string }[];
    if (rows.length !== events.length || rows.some((row, i) => row.id !== events[i]!.event.id)) return undefined;
    const last = rows.at(-1)!;
    return { revision: first + rows.length - 1, position: toPosition(last.position), recordedAt: last.recordedAt };
  }
}

function describe(error: Error & { code?: string }): string {
  if (error.code === 'SQLITE_FULL' || /disk is full|ENOSPC/.test(error.message))
    return 'the disk is full: nothing of this was stored. Free some space and send it again.';
  return `the event log cannot be written: ${error.message}. Nothing of this was stored.`;
}
