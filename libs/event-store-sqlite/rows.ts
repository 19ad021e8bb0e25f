import { type EventFilter, type Position, type StoredEvent, START } from '#event-sourcing';

/** Of the table `events`, in the order in which statements name them. */
export const COLUMNS = 'position, stream, revision, id, type, schema, recorded_at, data, metadata';

export type EventRow = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  schema: number,
  recordedAt: string,
  data: string,
  metadata: string,
];

export const positionOf = ([position]: EventRow): number => position;

/** A measure of its size. */
export const charactersOf = ([, , , , , , , data, metadata]: EventRow): number => data.length + metadata.length;

const MOST_CHARACTERS = 1_000_000;

/** The same rows in parts that are not large, since events may be: what is parsed is several times as large. */
export function* inParts(rows: readonly EventRow[]): Generator<readonly EventRow[], void, undefined> {
  let [start, characters] = [0, 0];
  for (let n = 0; n < rows.length; n += 1) {
    characters += charactersOf(rows[n]!);
    if (characters < MOST_CHARACTERS) continue;
    yield rows.slice(start, n + 1);
    [start, characters] = [n + 1, 0];
  }
  if (start < rows.length) yield start === 0 ? rows : rows.slice(start);
}

const WIDTH = 16;
const ZEROES = '0'.repeat(WIDTH);

/** Row ids stay below 2^53 (a log of a thousand events a second reaches that in 285 thousand years). */
export function toPosition(row: number): Position {
  if (row === 0) return START;
  const digits = row.toString(16);
  return ZEROES.slice(digits.length) + digits;
}

export function toRow(position: Position): number {
  if (position === START) return 0;
  if (position.length !== WIDTH || !/^[0-9a-f]+$/.test(position))
    throw new RangeError(`${JSON.stringify(position)} is no position of this log`);
  return Number.parseInt(position, 16);
}

export function toEvent(row: EventRow): StoredEvent {
  const [position, stream, revision, id, type, schema, recordedAt, data, metadata] = row;
  return {
    id,
    type,
    schema,
    stream,
    revision,
    position: toPosition(position),
    recordedAt,
    data: JSON.parse(data) as object,
    metadata: JSON.parse(metadata) as StoredEvent['metadata'],
  };
}

/** The filter on rows that are at hand. */
export function matches({ types, streamPrefixes }: EventFilter, [, stream, , , type]: EventRow): boolean {
  if (types && !types.includes(type)) return false;
  return !streamPrefixes || streamPrefixes.some((prefix) => stream.startsWith(prefix));
}

/** The filter as SQL, so that what is not wanted is never parsed. */
export function filterSql(filter: EventFilter | undefined): { sql: string; parameters: string[] } {
  const parts: string[] = [];
  const parameters: string[] = [];
  if (filter?.types) {
    parts.push(`type IN (${filter.types.map(() => '?').join(', ')})`);
    parameters.push(...filter.types);
  }
  if (filter?.streamPrefixes) {
    parts.push(`(${filter.streamPrefixes.map(() => 'substr(stream, 1, ?) = ?').join(' OR ') || 'FALSE'})`);
    for (const prefix of filter.streamPrefixes) parameters.push(prefix.length as unknown as string, prefix);
  }
  return { sql: parts.map((part) => ` AND ${part}`).join(''), parameters };
}
