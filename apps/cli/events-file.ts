import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  asSentence,
  SaidError,
  saidBy,
  say,
  UnknownEventSchema,
  type Instant,
  type Sentence,
  type StoredEvent,
} from '#event-sourcing';
import { catalogue } from '#office';
import { parseInstant } from '#platform';
import type { EventsExported } from './export-events.js';
import { named, UnfitFile } from './files.js';
import { fileWords, lineWords } from './files.glossary.js';
import { LogDigest } from './log-digest.js';

export const PROGRESS_EVERY = 1_000;

export class BadLine extends SaidError {}

/**
 * @param latest the last moment that an event may have been recorded at
 * @returns what its last line says
 * @throws UnfitFile; BadLine, UnknownEventSchema where a line is wrong, one is missing, or all are not those that were exported
 */
export async function assertWhole(
  file: string,
  latest: Instant,
  onProgress: (events: number) => void,
): Promise<EventsExported> {
  const found = await stat(file);
  if (found.isDirectory()) throw new UnfitFile(say(fileWords.folder, { file }));
  if (!found.isFile()) throw new UnfitFile(say(fileWords.readTwice, { file }));
  try {
    return await checkWhole(file, latest, onProgress);
  } catch (error) {
    if (error instanceof BadLine || error instanceof UnknownEventSchema)
      throw new BadLine(say(lineWords.nothingTaken, { fault: asSentence(saidBy(error)) }), { cause: error });
    throw error;
  }
}

async function checkWhole(
  file: string,
  latest: Instant,
  onProgress: (events: number) => void,
): Promise<EventsExported> {
  const digest = new LogDigest();
  const lines = readEvents(file);
  let events = 0;
  let next = await lines.next();
  for (; !next.done; next = await lines.next()) {
    digest.add(next.value);
    events += 1;
    if (next.value.recordedAt > latest) throw new BadLine(recordedAhead(events, next.value.recordedAt));
    if (events % PROGRESS_EVERY === 0) onProgress(events);
  }
  const end = next.value;
  if (!end) throw new BadLine(say(lineWords.cutShort, { file }));
  if (end.events !== events) throw new BadLine(say(lineWords.otherCount, { file, events, told: end.events }));
  if (end.digest !== digest.value()) throw new BadLine(say(lineWords.otherDigest, { file }));
  return end;
}

const recordedAhead = (line: number, recordedAt: Instant): Sentence => say(lineWords.ahead, { line, recordedAt });

/** The events of an export, each checked, and what its last line says of them all. @throws BadLine, UnknownEventSchema */
export async function* readEvents(file: string): AsyncGenerator<StoredEvent, EventsExported | undefined, undefined> {
  let line = 0;
  let end: EventsExported | undefined;
  for await (const text of linesOf(file)) {
    line += 1;
    if (end && text.trim() === '') continue;
    if (end) throw new BadLine(say(lineWords.afterLast, { line }));
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

type Line = Partial<StoredEvent> & { readonly end?: EventsExported };

function parseLine(text: string, line: number): Line {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch (error) {
    throw new BadLine(say(lineWords.noJson, { line, message: (error as Error).message }));
  }
  throw new BadLine(say(lineWords.noEvent, { line }));
}

function endOf({ end }: Line, line: number): EventsExported | undefined {
  if (end !== undefined && (!Number.isInteger(end?.events) || typeof end.digest !== 'string'))
    throw new BadLine(say(lineWords.noLastLine, { line }));
  return end;
}

function toEvent(event: Line, line: number): StoredEvent {
  const { id, type, schema, stream, revision, recordedAt, data, metadata } = event;
  const whole =
    [id, type, stream, recordedAt].every((field) => typeof field === 'string') &&
    [schema, revision].every((field) => Number.isInteger(field) && field! >= 0) &&
    [data, metadata].every((field) => typeof field === 'object' && field !== null) &&
    [metadata?.actor, metadata?.commandId, metadata?.commandDigest].every((field) => typeof field === 'string');
  if (!whole) throw new BadLine(say(lineWords.noEvent, { line }));
  for (const moment of [recordedAt!, metadata!.occurredAt])
    if (parseInstant(moment, { longAgo: true }) !== moment)
      throw new BadLine(say(lineWords.noMoment, { line, moment: JSON.stringify(moment) }));
  const known = Object.hasOwn(catalogue, type!) ? catalogue[type!] : undefined;
  if (!known || known.schema < schema!) throw new UnknownEventSchema(event as StoredEvent, known?.schema);
  return event as StoredEvent;
}
