import { SEARCHED, searchedText, type CollectionSchema } from '#event-sourcing';
import { column, toSql, type SqlValue } from './query-sql.js';

/** How a table keeps documents beside their ids and positions: in which columns, and the way there and back. */
export interface Layout {
  readonly columns: readonly string[];
  /** Of the columns, as `CREATE TABLE` wants them. */
  readonly definitions: readonly string[];
  /** Puts the values of the columns into a list, from this place on: one of each document would be thrown away at once. */
  write(body: object, into: SqlValue[], at: number): void;
  /** The columns that a document is read from. */
  readonly from: readonly string[];
  read(values: readonly unknown[]): unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** A view's documents are also read one at a time, so its layout is made once. */
const known = new WeakMap<CollectionSchema, Layout>();

export function layoutOf(schema: CollectionSchema): Layout {
  let layout = known.get(schema);
  if (!layout) known.set(schema, (layout = schema.flat ? inColumnsAlone(schema) : asJson(schema)));
  return layout;
}

/** The document as JSON, and its declared fields as columns for queries. */
export function asJson(schema: CollectionSchema): Layout {
  const { fields } = schema;
  const columns = fields.map((field) => column(schema, field));
  const searched = schema.searched ? [SEARCHED] : [];
  return {
    columns: ['body', ...columns, ...searched],
    definitions: ['body TEXT NOT NULL', ...columnTypes(schema), ...searched.map((name) => `${name} TEXT`)],
    write(body, into, at) {
      into[at] = JSON.stringify(body);
      for (const field of fields) into[(at += 1)] = toSql((body as Fields)[field]);
      if (schema.searched) into[at + 1] = searchedText(schema, body) ?? null;
    },
    from: ['body'],
    read: ([body]) => JSON.parse(body as string),
  };
}

/** Of a flat view: what no column can hold would be lost without a word, so it is refused. */
function inColumnsAlone(schema: CollectionSchema): Layout {
  const { name, fields, searched } = schema;
  if (searched) throw new TypeError(`${name} is flat, and nothing in it is searched`);
  const columns = fields.map((field) => column(schema, field));
  const declared = new Set(fields);
  return {
    columns,
    definitions: columnTypes(schema),
    write(body, into, at) {
      for (const field in body)
        if (!declared.has(field)) throw new TypeError(`${name} is flat and declares no field ${field}`);
      for (const field of fields) into[at++] = toFlat((body as Fields)[field]);
    },
    from: columns,
    read(values) {
      const body: Record<string, unknown> = {};
      for (const [n, field] of fields.entries()) if (values[n] !== null) body[field] = values[n];
      return body;
    },
  };
}

/** A number of `ANY` is kept as 8 bytes of a float, a whole one as few as it needs: 0 and 1 take none. */
function columnTypes(schema: CollectionSchema): string[] {
  return schema.fields.map((f) => `${column(schema, f)} ${schema.amounts?.includes(f) ? 'INTEGER' : 'ANY'}`);
}

function toFlat(value: unknown): SqlValue {
  if (value === undefined) return null;
  if (typeof value === 'string' || Number.isFinite(value)) return value as SqlValue;
  throw new TypeError(`a flat document holds strings and numbers, not ${JSON.stringify(value)}`);
}
