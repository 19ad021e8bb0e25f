import {
  asSentence,
  highestStamp,
  LogRefused,
  resumption,
  saidBy,
  say,
  setUnderWay,
  underWay,
  WrongExpectedRevision,
  type EventStore,
  type Instant,
  type NewEvent,
  type StoredEvent,
  type UnderWay,
} from '#event-sourcing';
import { BadLine, PROGRESS_EVERY, readEvents } from './events-file.js';
import { words } from './cli.glossary.js';
import { lineWords } from './files.glossary.js';
import { tell } from './language.js';
import { identityOf } from './log-digest.js';
import type { Output } from './output.js';

/** Of one stream, one after the other in the file: they are appended together. */
const APPEND_AT_MOST = 500;
/** Appends on their way at once; the store takes them in the order in which they are sent. */
const IN_FLIGHT = 256;

export interface EventsImported {
  readonly lines: number;
  readonly events: number;
  readonly unchanged: number;
}

type Run = readonly StoredEvent[];

/**
 * Takes an export in, of which `assertWhole` knows that all of it is there: stream, revision, order, ids and both
 * clocks are kept. Into a log that has these events already it adds nothing; into one that has others in their place,
 * or whose stamps would have to be raised, it stops before the first that does not fit. While it goes on, the log
 * bears the mark that it is not whole.
 */
export async function importEvents(
  store: EventStore,
  output: Pick<Output, 'progress'>,
  file: string,
  mark: Pick<UnderWay, 'verb' | 'digest'>,
  beforeItEnds: () => void | Promise<void> = () => undefined,
): Promise<EventsImported> {
  const before = await underWay(store);
  if (before && (before.digest !== mark.digest || before.verb !== mark.verb)) throw new LogRefused(resumption(before));
  const taking = new Taking(store, await highestStamp(store), () => setUnderWay(store, { ...mark, file }));
  for await (const event of readEvents(file)) {
    await taking.add(event);
    if (taking.lines % PROGRESS_EVERY === 0) output.progress(tell(words.importingEvents, { events: taking.lines }));
  }
  await taking.end();
  await beforeItEnds();
  await setUnderWay(store, undefined);
  return { lines: taking.lines, events: taking.events, unchanged: taking.unchanged };
}

/** Events of a file on their way into a log. */
class Taking {
  lines = 0;
  events = 0;
  unchanged = 0;
  private readonly log: AsyncIterator<StoredEvent>;
  /** Up to here the log is the file's beginning; behind it, it has ended, or holds others. */
  private state: 'the same' | 'ended' | 'others' = 'the same';
  private run: StoredEvent[] = [];
  /** When the run began, with its first event. */
  private highestOfRun: Instant = '';
  /** The highest stamp of the file so far. */
  private highest: Instant = '';
  private isMarked = false;
  private readonly onTheWay = new Set<Promise<void>>();
  private sent = 0;
  private firstFailed: { readonly number: number; readonly error: unknown } | undefined;
  private lastTaken = 0;

  constructor(
    private readonly store: EventStore,
    private readonly highestBefore: Instant,
    private readonly setMark: () => Promise<void>,
  ) {
    this.log = store.readAll()[Symbol.asyncIterator]();
  }

  async add(event: StoredEvent): Promise<void> {
    this.lines += 1;
    if (event.recordedAt > this.highest) this.highest = event.recordedAt;
    if (this.state === 'the same' && (await this.isNext(event))) {
      this.unchanged += 1;
      return;
    }
    const last = this.run.at(-1);
    const follows =
      last?.stream === event.stream && last.revision + 1 === event.revision && this.run.length < APPEND_AT_MOST;
    if (!follows) await this.flush(this.lines - 1);
    if (this.run.length === 0) this.highestOfRun = this.highest;
    this.run.push(event);
  }

  async end(): Promise<void> {
    await this.flush(this.lines);
    await Promise.all(this.onTheWay);
    this.assertTaken();
    await this.log.return?.();
  }

  private async isNext(event: StoredEvent): Promise<boolean> {
    const { done, value } = await this.log.next();
    if (!done && identityOf(value) === identityOf(event)) return true;
    this.state = done ? 'ended' : 'others';
    if (!done) await this.log.return?.();
    return false;
  }

  private async flush(lastLine: number): Promise<void> {
    const { run } = this;
    if (run.length === 0) return;
    this.run = [];
    const line = lastLine - run.length + 1;
    if (this.state === 'ended') await this.send(run, line);
    else await this.fitIn(run, line);
  }

  /** Behind the end of the log nothing can be there already: nobody is waited for, and the order is that of sending. */
  private async send(run: Run, line: number): Promise<void> {
    await this.prepare(run[0]!, line);
    this.sent += 1;
    const number = this.sent;
    const sending: Promise<void> = this.append(run)
      .then(
        () => {
          this.events += run.length;
          this.lastTaken = Math.max(this.lastTaken, number);
        },
        (error: unknown) => {
          if (!this.firstFailed || number < this.firstFailed.number)
            this.firstFailed = { number, error: this.named(error, line) };
        },
      )
      .finally(() => this.onTheWay.delete(sending));
    this.onTheWay.add(sending);
    if (this.onTheWay.size >= IN_FLIGHT) await Promise.race(this.onTheWay);
    if (!this.firstFailed) return;
    await Promise.all(this.onTheWay);
    this.assertTaken();
  }

  private assertTaken(): void {
    if (!this.firstFailed) return;
    const { number, error } = this.firstFailed;
    if (this.lastTaken > number && error instanceof Error)
      throw new BadLine(say(lineWords.outOfOrder, { fault: asSentence(saidBy(error)) }), { cause: error });
    throw error;
  }

  /** Between others: what is there already is looked up, and what is not goes where its stream ends. */
  private async fitIn(run: Run, line: number): Promise<void> {
    const known = await knownOf(this.store, run, line);
    this.unchanged += known;
    const rest = run.slice(known);
    if (rest.length === 0) return;
    await this.prepare(rest[0]!, line + known);
    try {
      await this.append(rest);
      this.events += rest.length;
    } catch (error) {
      throw this.named(error, line + known);
    }
  }

  private async prepare({ recordedAt }: StoredEvent, line: number): Promise<void> {
    if (this.isMarked) return;
    // What was recorded after it, and is no part of the file, stands before it in the log.
    if (this.highestBefore > this.highestOfRun)
      throw new BadLine(say(lineWords.tooLate, { line, recordedAt, highest: this.highestBefore }));
    await this.setMark();
    this.isMarked = true;
  }

  private append(run: Run) {
    const { stream, revision } = run[0]!;
    return this.store.append(stream, run.map(toNewEvent), revision === 0 ? 'no-stream' : revision - 1);
  }

  private named(error: unknown, line: number): unknown {
    if (!(error instanceof WrongExpectedRevision)) return error;
    return new BadLine(say(lineWords.othersThere, { line, fault: asSentence(error.sentence), events: this.events }));
  }
}

/** How many of the first of these events the log has in their place. @throws BadLine where it has others there */
async function knownOf(store: EventStore, run: Run, firstLine: number): Promise<number> {
  const { stream, revision: from } = run[0]!;
  let known = 0;
  for await (const stored of store.readStream(stream, { from, limit: run.length })) {
    const told = run[known]!;
    if (stored.id !== told.id)
      throw new BadLine(
        say(lineWords.otherInPlace, { line: firstLine + known, type: stored.type, revision: stored.revision, stream }),
      );
    if (identityOf(stored) !== identityOf(told))
      throw new BadLine(say(lineWords.otherContent, { line: firstLine + known, id: told.id }));
    known += 1;
  }
  return known;
}

function toNewEvent({ id, type, schema, data, metadata, recordedAt }: StoredEvent): NewEvent {
  return { id, type, schema, data, metadata, recordedAt };
}
