import { SEARCHED, searchedText, type CollectionSchema } from '#event-sourcing';
import { column, toSql, type SqlValue } from './query-sql.js';

/** How a table keeps documents beside their ids and positions: in which columns, and the way there and back. */
export interface Layout {
  readonly columns: readonly string[];
  /** Of the columns, as `CREATE TABLE` wants them. */
  readonly definitions: readonly string[];
  /** Values of the columns. */
  write(body: object): readonly SqlValue[];
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
  const values = (body: object) => [JSON.stringify(body), ...fields.map((field) => toSql((body as Fields)[field]))];
  return {
    columns: ['body', ...columns, ...searched],
    definitions: ['body TEXT NOT NULL', ...columnTypes(schema), ...searched.map((name) => `${name} TEXT`)],
    write: schema.searched ? (body) => [...values(body), searchedText(schema, body) ?? null] : values,
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
  let checked: readonly string[] = [];
  return {
    columns,
    definitions: columnTypes(schema),
    write(body) {
      const found = Object.keys(body);
      // Documents of a view are made in one place, mostly of the same fields in the same order.
      if (found.length !== checked.length || found.some((field, n) => field !== checked[n])) {
        for (const field of found)
          if (!declared.has(field)) throw new TypeError(`${name} is flat and declares no field ${field}`);
        checked = found;
      }
      return fields.map((field) => toFlat((body as Fields)[field]));
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
