import type { EventFilter, Position, StoredEvent } from '#event-sourcing';
import { START } from '#event-sourcing';

/** Of the table `events`, in the order in which statements name them. */
export const COLUMNS = 'position, stream, revision, id, type, schema, recorded_at, data, metadata';

export interface EventRow {
  position: number;
  stream: string;
  revision: number;
  id: string;
  type: string;
  schema: number;
  recorded_at: string;
  data: string;
  metadata: string;
}

const WIDTH = 16;

/** Row ids stay below 2^53 (a log of a thousand events a second reaches that in 285 thousand years). */
export function toPosition(row: number): Position {
  return row === 0 ? START : row.toString(16).padStart(WIDTH, '0');
}

export function toRow(position: Position): number {
  if (position === START) return 0;
  if (position.length !== WIDTH || !/^[0-9a-f]+$/.test(position))
    throw new RangeError(`${JSON.stringify(position)} is no position of this log`);
  return Number.parseInt(position, 16);
}

export function toEvent(row: EventRow): StoredEvent {
  return {
    id: row.id,
    type: row.type,
    schema: row.schema,
    stream: row.stream,
    revision: row.revision,
    position: toPosition(row.position),
    recordedAt: row.recorded_at,
    data: JSON.parse(row.data) as object,
    metadata: JSON.parse(row.metadata) as StoredEvent['metadata'],
  };
}

/** The filter on rows that are at hand. */
export function matches({ types, streamPrefixes }: EventFilter, { type, stream }: EventRow): boolean {
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
