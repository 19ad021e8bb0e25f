import { hash } from 'node:crypto';
import { storeWords } from './event-sourcing.glossary.js';
import { SaidError } from './sentence.js';
import type { CollectionSchema } from './collection-schema.js';
import type { Condition, FieldValue } from './condition.js';
import type { Leases } from './leases.js';
import type { Json, Position } from './envelope.js';

/** A read model's document: its fields, and the position of the last event folded into it. */
export interface StoredDocument<D = object> {
  readonly id: string;
  readonly position: Position;
  readonly body: D;
}

/** One write; it is left out when the stored document is already at this position or a later one. `null` removes. */
export interface DocumentWrite {
  readonly id: string;
  readonly position: Position;
  readonly body: object | null;
}

export interface DocumentSort {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
  /** Where a missing or null field goes; unless told it is the least value: first in `asc`, last in `desc`. */
  readonly nulls?: 'first' | 'last';
}

export interface DocumentQuery {
  readonly where?: readonly Condition[];
  /** Words that all have to be in what the schema declares as searched, each anywhere: part of a number, too. */
  readonly search?: string;
  /** One sort; ties fall back on the id, in the same direction. By id where absent. */
  readonly sort?: DocumentSort;
  /** At most this many; all where absent. */
  readonly limit?: number;
  /** As the page before gave it. */
  readonly cursor?: string;
}

export interface DocumentPage<D> {
  readonly documents: readonly StoredDocument<D>[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** One number of a sum: over the documents of a group that pass `where` besides the query's own conditions. */
export interface Measure {
  readonly name: string;
  /** How many documents; the sum, the number of different values, the least or the greatest value of `field`. */
  readonly kind: 'count' | 'sum' | 'distinct' | 'least' | 'greatest';
  /**
   * A declared field; of every kind but `count`. Sums are of amounts, whole numbers of one unit, and are exact while they
   * are below 2^53; the values of `least` and `greatest` are all strings or all numbers.
   */
  readonly field?: string;
  readonly where?: readonly Condition[];
}

export interface SumsQuery {
  readonly where?: readonly Condition[];
  /** A declared field, of strings, numbers or flags; missing and null are one group. Absent: one row, always there. */
  readonly groupBy?: string;
  readonly measures: readonly Measure[];
}

export interface SumsRow {
  /** `null` of the documents that have none, and of the only row where nothing is grouped; a flag groups as 0 and 1. */
  readonly group: string | number | null;
  /** By the measures' names. Of nothing, `least` and `greatest` are null, all else 0: missing and null values count nowhere. */
  readonly values: Readonly<Record<string, number | string | null>>;
}

/** One generation of a view: the one that readers see, or one that is being built beside it. */
export interface Generation {
  readonly collection: string;
  readonly version: number;
  readonly number: number;
  readonly active: boolean;
  /** The last event that all its documents have seen. */
  readonly checkpoint: Position;
}

/** What one view makes of a batch of events. */
export interface DocumentBatch {
  readonly schema: CollectionSchema;
  readonly generation: Generation;
  readonly writes: readonly DocumentWrite[];
  /** Of whoever holds the lease of the view; see `Leases.fence`. */
  readonly token?: number;
}

/** Where the documents of one generation are read and written. */
export interface Documents {
  get<D>(id: string): Promise<StoredDocument<D> | undefined>;
  getMany<D>(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<D>>>;
  /** @throws UndeclaredField for a field that the collection's schema does not name; InvalidCursor */
  query<D>(query: DocumentQuery): Promise<DocumentPage<D>>;
  /** Ids alone, in their order. @throws UndeclaredField */
  ids(where?: readonly Condition[]): Promise<readonly string[]>;
  /** @throws UndeclaredField */
  count(where?: readonly Condition[], search?: string): Promise<number>;
  /** In the order of `compareGroups`. @throws UndeclaredField */
  sums(query: SumsQuery): Promise<readonly SumsRow[]>;
}

/**
 * Read models. Every promise of this port is a named test in `testing/documents.contract.ts`.
 * No transaction spans two documents: each carries the position that it has reached.
 */
export interface DocumentStore extends Leases {
  /** The active generation; an empty one where nothing has been built yet. */
  collection(schema: CollectionSchema): Documents;
  /** Of every collection where none is named. */
  generations(collection?: string): Promise<readonly Generation[]>;
  /** A new empty generation beside the active one; an unfinished one of the same version is taken up again. */
  begin(schema: CollectionSchema, token?: number): Promise<Generation>;
  documentsOf(schema: CollectionSchema, generation: Generation): Documents;
  /**
   * Writes guarded by position, then the checkpoint of each generation named; delivering the same twice changes
   * nothing. What is for a generation that has been dropped meanwhile is left out, unless it comes with a token.
   * @throws LeaseLost, GenerationGone, both only where a token is given
   */
  write(batches: readonly DocumentBatch[], checkpoint: Position): Promise<void>;
  /** Readers see this generation from now on, with its indexes; the others of its collection are dropped. */
  activate(schema: CollectionSchema, generation: Generation, token?: number): Promise<void>;
  /** Makes the indexes that the schema wants and the generation lacks, however it came to lack them. How many it made. */
  makeIndexes(schema: CollectionSchema, generation: Generation): Promise<number>;
  /** Which log the documents were made from, as `setOrigin` noted it. */
  origin(): Promise<string | undefined>;
  setOrigin(origin: string): Promise<void>;
  /** Drops every generation of every collection, and the origin. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Of a view's generations the one that readers of this version see: their own, or until it is built another one. */
export function generationRead(
  { name, version }: CollectionSchema,
  generations: readonly Generation[],
): Generation | undefined {
  const active = generations.filter((generation) => generation.active && generation.collection === name);
  return active.find((generation) => generation.version === version) ?? active.at(-1);
}

export class UndeclaredField extends Error {
  constructor(collection: string, field: string) {
    super(`the view ${collection} declares no field ${field} to query by`);
    this.name = 'UndeclaredField';
  }
}

/** What a flat view cannot hold would be lost without a word in some stores, so all refuse it. @throws TypeError */
export function assertFlat({ name, fields }: CollectionSchema, body: object): void {
  for (const field in body) {
    if (!fields.includes(field)) throw new TypeError(`${name} is flat and declares no field ${field}`);
    const value = (body as Readonly<Record<string, unknown>>)[field];
    if (value === undefined || typeof value === 'string' || Number.isFinite(value)) continue;
    throw new TypeError(`a flat document holds strings and numbers, not ${JSON.stringify(value)}`);
  }
}

export class InvalidCursor extends SaidError {
  constructor() {
    super(storeWords.cursor);
  }
}

/** Goes on behind a document of this list: of the same view, by the same fields, in the same order. */
export function encodeCursor(list: string, sortValue: Json | undefined, id: string): string {
  return Buffer.from(JSON.stringify([sortValue ?? null, id, list])).toString('base64url');
}

/** What a cursor belongs to; the bounds of a range may differ from page to page, as the moments of "overdue" do. */
export function listOf(schema: CollectionSchema, { where = [], search, sort }: DocumentQuery): string {
  const fields = where.map((condition) =>
    'equals' in condition || 'in' in condition
      ? JSON.stringify(condition)
      : [condition.field, condition.atLeast !== undefined, condition.lessThan !== undefined].join(' '),
  );
  const searched = search === undefined ? [] : [search];
  return hash('sha256', JSON.stringify([schema.name, fields.sort(), sort ?? null, ...searched])).slice(0, 8);
}

/** @throws InvalidCursor, also for one of another list */
export function decodeCursor(list: string, cursor: string): { value: FieldValue; id: string } {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 3 && typeof parsed[1] === 'string' && parsed[2] === list) {
      const value: unknown = parsed[0];
      if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
        return { value: value as FieldValue, id: parsed[1] };
    }
  } catch {
    // falls through to the one error that says what to do
  }
  throw new InvalidCursor();
}

/** Rows of sums by their groups, as strings; those that have none come last. */
export function compareGroups({ group: a }: Pick<SumsRow, 'group'>, { group: b }: Pick<SumsRow, 'group'>): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** The field that a measure is of. @throws UndeclaredField; TypeError where it needs one and names none */
export function measuredField(schema: CollectionSchema, { name, kind, field }: Measure): string | undefined {
  if (kind === 'count') return undefined;
  if (field === undefined) throw new TypeError(`the measure ${name} names no field`);
  return declaredField(schema, field);
}

export function declaredField(schema: CollectionSchema, field: string): string {
  if (field !== 'id' && !schema.fields.includes(field)) throw new UndeclaredField(schema.name, field);
  return field;
}
