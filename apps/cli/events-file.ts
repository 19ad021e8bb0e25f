import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  UnknownEventSchema,
  WrongExpectedRevision,
  type EventStore,
  type NewEvent,
  type StoredEvent,
} from '#event-sourcing';
import { catalogue } from '#office';
import { parseInstant } from '#platform';
import type { EventsExported } from './export-events.js';
import { named, UnfitFile } from './files.js';
import { identityOf, LogDigest } from './log-digest.js';
import type { Session } from './session.js';

export const PROGRESS_EVERY = 1_000;
const APPEND_AT_MOST = 500;

export interface EventsImported {
  readonly lines: number;
  readonly events: number;
  readonly unchanged: number;
}

class BadLine extends Error {
  override readonly name = 'BadLine';
}

/**
 * Takes an export in, of which `assertWhole` knows that all of it is there: stream, revision, order, ids and both
 * clocks are kept. Into a log that has these events already it adds nothing; into one that has others in their place
 * it stops before the first that does not fit.
 */
export async function importEvents({ office, output }: Session, file: string): Promise<EventsImported> {
  const store = office.backends.rawStore;
  let [lines, events, unchanged] = [0, 0, 0];
  let run: StoredEvent[] = [];
  const flush = async (): Promise<void> => {
    const first = run[0];
    if (!first) return;
    const expected = first.revision === 0 ? 'no-stream' : first.revision - 1;
    const firstLine = lines - run.length + 1;
    const before = await store.head();
    try {
      const { position } = await store.append(first.stream, run.map(toNewEvent), expected);
      if (position > before) events += run.length;
      else unchanged += await knownOf(store, run, firstLine);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      const known = await knownOf(store, run, firstLine);
      if (known > 0) {
        // The log has the first of them from an earlier export, and the rest goes on from there.
        unchanged += known;
        run = run.slice(known);
        return flush();
      }
      throw new BadLine(
        `line ${firstLine}: ${error.message}; the log has other events in its place. ${events} events were taken before it.`,
      );
    }
    run = [];
  };
  for await (const event of readEvents(file)) {
    const last = run.at(-1);
    const follows =
      last?.stream === event.stream && last.revision + 1 === event.revision && run.length < APPEND_AT_MOST;
    if (!follows) await flush();
    run.push(event);
    lines += 1;
    if (lines % PROGRESS_EVERY === 0) output.progress(`importing: ${lines} events`);
  }
  await flush();
  return { lines, events, unchanged };
}

/** @throws UnfitFile; BadLine, UnknownEventSchema where a line is wrong, one is missing, or all are not those that were exported */
export async function assertWhole(file: string, onProgress: (events: number) => void): Promise<void> {
  const found = await stat(file);
  if (found.isDirectory()) throw new UnfitFile(`${file} is a folder, not a file`);
  if (!found.isFile()) throw new UnfitFile(`${file} is read twice: give a file, no pipe or device`);
  try {
    await checkWhole(file, onProgress);
  } catch (error) {
    if (error instanceof BadLine || error instanceof UnknownEventSchema)
      error.message += '. Nothing of the file was taken.';
    throw error;
  }
}

async function checkWhole(file: string, onProgress: (events: number) => void): Promise<void> {
  const digest = new LogDigest();
  const lines = readEvents(file);
  let events = 0;
  let next = await lines.next();
  for (; !next.done; next = await lines.next()) {
    digest.add(next.value);
    events += 1;
    if (events % PROGRESS_EVERY === 0) onProgress(events);
  }
  const end = next.value;
  if (!end) throw new BadLine(`${file} does not end with the last line of an export: it was cut short`);
  if (end.events !== events)
    throw new BadLine(`${file} holds ${events} events; its last line says that ${end.events} were exported`);
  if (end.digest !== digest.value())
    throw new BadLine(`${file} holds other events than were exported: the digest in its last line is another`);
}

/** The events of an export, each checked, and what its last line says of them all. @throws BadLine, UnknownEventSchema */
export async function* readEvents(file: string): AsyncGenerator<StoredEvent, EventsExported | undefined, undefined> {
  let line = 0;
  let end: EventsExported | undefined;
  for await (const text of linesOf(file)) {
    line += 1;
    if (end && text.trim() === '') continue;
    if (end) throw new BadLine(`line ${line} stands after the last line of an export`);
    const parsed = parseLine(text, line);
    end = endOf(parsed, line);
    if (!end) yield toEvent(parsed, line);
  }
  return end;
}

/** At line feeds only: JSON has the other characters that end a line in its texts as they are. */
async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  let rest: string | undefined;
  for await (const chunk of named(file, createReadStream(file, 'utf8') as AsyncIterable<string>)) {
    const lines = (rest === undefined ? chunk.replace(/^\uFEFF/, '') : rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest) yield rest;
}

/** How many of the first of these events the log has in their place. @throws BadLine where one has another content there */
async function knownOf(store: EventStore, run: readonly StoredEvent[], firstLine: number): Promise<number> {
  const { stream, revision: from } = run[0]!;
  let known = 0;
  for await (const stored of store.readStream(stream, { from, limit: run.length })) {
    const told = run[known]!;
    if (stored.id !== told.id) break;
    if (identityOf(stored) !== identityOf(told))
      throw new BadLine(`line ${firstLine + known}: the log has event ${told.id} with another content`);
    known += 1;
  }
  return known;
}

function toNewEvent({ id, type, schema, data, metadata, recordedAt }: StoredEvent): NewEvent {
  return { id, type, schema, data, metadata, recordedAt };
}

type Line = Partial<StoredEvent> & { readonly end?: EventsExported };

function parseLine(text: string, line: number): Line {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch (error) {
    throw new BadLine(`line ${line} is no JSON: ${(error as Error).message}`);
  }
  throw new BadLine(`line ${line} is no event of an export of Zeren`);
}

function endOf({ end }: Line, line: number): EventsExported | undefined {
  if (end !== undefined && (!Number.isInteger(end?.events) || typeof end.digest !== 'string'))
    throw new BadLine(`line ${line} is no last line of an export of Zeren`);
  return end;
}

function toEvent(event: Line, line: number): StoredEvent {
  const { id, type, schema, stream, revision, recordedAt, data, metadata } = event;
  const whole =
    [id, type, stream, recordedAt].every((field) => typeof field === 'string') &&
    [schema, revision].every((field) => Number.isInteger(field) && field! >= 0) &&
    [data, metadata].every((field) => typeof field === 'object' && field !== null) &&
    [metadata?.actor, metadata?.commandId, metadata?.commandDigest].every((field) => typeof field === 'string');
  if (!whole) throw new BadLine(`line ${line} is no event of an export of Zeren`);
  for (const moment of [recordedAt!, metadata!.occurredAt])
    if (parseInstant(moment) !== moment)
      throw new BadLine(`line ${line}: ${JSON.stringify(moment)} is no moment in UTC`);
  const known = Object.hasOwn(catalogue, type!) ? catalogue[type!] : undefined;
  if (!known || known.schema < schema!) throw new UnknownEventSchema(event as StoredEvent, known?.schema);
  return event as StoredEvent;
}
