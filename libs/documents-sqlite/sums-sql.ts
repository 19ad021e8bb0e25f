import {
  measuredField,
  type CollectionSchema,
  type Condition,
  type Measure,
  type SummedTogether,
  type SumsQuery,
} from '#event-sourcing';
import { column, indexName, whereSql, type Sql, type SqlValue } from './query-sql.js';

const AGGREGATES: Readonly<Record<Measure['kind'], (value: string) => string>> = {
  count: (value) => `count(${value})`,
  sum: (value) => `sum(${value})`,
  distinct: (value) => `count(DISTINCT ${value})`,
  least: (value) => `min(${value})`,
  greatest: (value) => `max(${value})`,
};

/** First of each row its group, then what was asked for, in its order. */
export type SumValues = readonly [group: string | number | null, ...(number | string | null)[]];

/** A question for sums: what the store is asked, and how its rows become one row a group. */
export interface SumsSql extends Sql {
  read(rows: readonly SumValues[]): readonly SumValues[];
}

const asFound = (rows: readonly SumValues[]) => rows;

const EVERYTHING: Sql = { sql: 'TRUE', parameters: [] };

function aggregate(schema: CollectionSchema, measure: Measure, { sql, parameters }: Sql): Sql {
  const field = measuredField(schema, measure);
  const value = field === undefined ? '1' : column(schema, field);
  const counted = sql === EVERYTHING.sql ? value : `CASE WHEN ${sql} THEN ${value} END`;
  return { sql: AGGREGATES[measure.kind](counted), parameters };
}

/** Documents of a table, or of an index of it, and how they are grouped. */
interface From {
  readonly schema: CollectionSchema;
  readonly name: string;
  readonly where: Sql;
  readonly groupBy?: string;
}

/** First the group, then the marks where it is grouped by them too, then the sums in their order. */
function select({ schema, name, where, groupBy }: From, sums: readonly Sql[], marks?: string): Sql {
  const group = groupBy === undefined ? [] : [column(schema, groupBy)];
  const by = marks === undefined ? [] : [marks];
  const selected = [group[0] ?? 'NULL', ...by, ...sums.map(({ sql }) => sql)];
  // `+`: to go through an index of the groups means to look up every row of the table.
  const grouped = [...group.map((field) => `+${field}`), ...by].join(', ');
  return {
    sql: `SELECT ${selected.join(', ')} FROM ${name} WHERE ${where.sql}${grouped && ` GROUP BY ${grouped}`}`,
    parameters: [...sums.flatMap(({ parameters }) => parameters), ...where.parameters],
  };
}

/** Of all documents, each asked for every condition. */
export function sumsSql(schema: CollectionSchema, table: string, { where, groupBy, measures }: SumsQuery): SumsSql {
  const sums = measures.map((measure) => aggregate(schema, measure, whereSql(schema, measure.where)));
  // One row of a whole table comes of an aggregate only.
  if (sums.length === 0) sums.push({ sql: 'count(*)', parameters: [] });
  return { ...select({ schema, name: table, where: whereSql(schema, where), groupBy }, sums), read: asFound };
}

/** The bits of a number of SQLite, less its sign and what JavaScript cannot hold. */
const MOST_MARKS = 50;

const quoted = (value: SqlValue): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? 'NULL');

const literals = new WeakMap<Condition, string>();

/** The condition with its values in it, as an index wants it. Those of figures stay the same from question to question. */
function literal(schema: CollectionSchema, condition: Condition): string {
  let text = literals.get(condition);
  if (text !== undefined) return text;
  const { sql, parameters } = whereSql(schema, [condition]);
  let n = 0;
  text = sql.replaceAll('?', () => quoted(parameters[n++]!));
  literals.set(condition, text);
  return text;
}

/** A number with a bit for each condition that holds. Nothing and null meet none of them. */
const marksOf = (conditions: readonly string[]): string =>
  conditions.map((condition, n) => `(ifnull(${condition}, 0) << ${n})`).join(' | ');

/** An index of documents by which of the conditions they meet: all figures of a period come of a few numbers. */
export interface MarksIndex {
  /** What the name of the index ends with. */
  readonly name: string;
  readonly marks: string;
  /** Each with the number of its bit. */
  readonly conditions: ReadonlyMap<string, number>;
  readonly fields: ReadonlySet<string>;
  readonly columns: readonly string[];
}

const known = new WeakMap<SummedTogether, MarksIndex>();

function marksIndexOf(schema: CollectionSchema, together: SummedTogether): MarksIndex {
  let index = known.get(together);
  if (index) return index;
  const { period, fields } = together;
  const texts = [...new Set(together.conditions.map((condition) => literal(schema, condition)))];
  // In a table without rowids SQLite looks up every document unless the index has all columns that are named.
  const named = schema.flat ? together.conditions.map(({ field }) => field) : [];
  const kept = new Set([...(period === undefined ? [] : [period]), ...fields, ...named]);
  index = {
    name: `sums_${period ?? ''}`,
    marks: marksOf(texts),
    conditions: new Map(texts.map((text, n) => [text, n])),
    fields: kept,
    columns: [...kept].map((field) => column(schema, field)),
  };
  known.set(together, index);
  return index;
}

export const marksIndexes = (schema: CollectionSchema): MarksIndex[] =>
  (schema.sums ?? [])
    .map((together) => marksIndexOf(schema, together))
    .filter(({ conditions: { size } }) => size > 0 && size <= MOST_MARKS);

/** A bound that is a text is a moment that was asked for: of a field that the index has it is no mark. */
const isAsked = ({ fields }: MarksIndex, condition: Condition): boolean =>
  fields.has(condition.field) &&
  (('atLeast' in condition && typeof condition.atLeast === 'string') ||
    ('lessThan' in condition && typeof condition.lessThan === 'string'));

const bitOf = (schema: CollectionSchema, index: MarksIndex, condition: Condition): number | undefined =>
  isAsked(index, condition) ? undefined : index.conditions.get(literal(schema, condition));

/** The index that knows all that a question needs of a document, so that no document is looked up. */
export function marksIndexFor(schema: CollectionSchema, { where = [], groupBy, measures }: SumsQuery) {
  if (measures.length === 0) return undefined;
  const needed = [...where.map(({ field }) => field), ...(groupBy === undefined ? [] : [groupBy])];
  const conditions = measures.flatMap((measure) => measure.where ?? []);
  const added = measures.map((measure) => measuredField(schema, measure)).filter((field) => field !== undefined);
  return marksIndexes(schema).find((index) => {
    const has = (field: string) => index.fields.has(field);
    const knows = (one: Condition) => has(one.field) || bitOf(schema, index, one) !== undefined;
    return [...needed, ...added].every(has) && conditions.every(knows);
  });
}

/** What a measure asks of a document: bits of its marks, and what depends on the asked moment. */
interface Marked {
  readonly measure: Measure;
  readonly mask: bigint;
  readonly rest: Sql;
}

function markedOf(schema: CollectionSchema, index: MarksIndex, measure: Measure): Marked {
  const rest: Condition[] = [];
  let mask = 0n;
  for (const condition of measure.where ?? []) {
    const n = bitOf(schema, index, condition);
    if (n === undefined) rest.push(condition);
    else mask |= 1n << BigInt(n);
  }
  return { measure, mask, rest: whereSql(schema, rest) };
}

const isAdded = ({ measure: { kind } }: Marked) => kind === 'count' || kind === 'sum';

const hasMarks = ({ marks }: MarksIndex, mask: bigint): Sql =>
  mask === 0n ? EVERYTHING : { sql: `(${marks}) & ${mask} = ${mask}`, parameters: [] };

const both = (parts: readonly Sql[]): Sql => {
  const asked = parts.filter(({ sql }) => sql !== EVERYTHING.sql);
  if (asked.length === 0) return EVERYTHING;
  return {
    sql: asked.map(({ sql }) => sql).join(' AND '),
    parameters: asked.flatMap(({ parameters }) => parameters),
  };
};

/** Counts and sums, from one row for each number of marks that there is. */
function addedSql(from: From, index: MarksIndex, all: readonly Marked[]): SumsSql {
  const sums: Sql[] = [];
  const plan = all.map(({ measure, mask, rest }) => {
    const sum = aggregate(from.schema, measure, rest);
    const same = sums.findIndex((known) => JSON.stringify(known) === JSON.stringify(sum));
    return { mask, column: 2 + (same < 0 ? sums.push(sum) - 1 : same) };
  });
  const noTotals = () => plan.map(() => 0);
  const read = (rows: readonly SumValues[]) => {
    const groups = new Map<SumValues[0], number[]>();
    if (from.groupBy === undefined) groups.set(null, noTotals());
    for (const row of rows) {
      const marks = BigInt(row[1]!);
      let totals = groups.get(row[0]);
      if (!totals) groups.set(row[0], (totals = noTotals()));
      for (const [n, { mask, column }] of plan.entries())
        if ((marks & mask) === mask) totals[n]! += Number(row[column] ?? 0);
    }
    return [...groups].map(([group, totals]): SumValues => [group, ...totals]);
  };
  return { ...select(from, sums, index.marks), read };
}

/** What does not add up over rows (how many different ones, the least, the greatest): of each document, by its marks. */
function markedSql(from: From, index: MarksIndex, all: readonly Marked[]): SumsSql {
  const sums = all.map(({ measure, mask, rest }) =>
    aggregate(from.schema, measure, both([hasMarks(index, mask), rest])),
  );
  return { ...select(from, sums), read: asFound };
}

/** The question in parts, each answered through the index, and how their rows become one row a group. */
export interface MarkedSums {
  readonly parts: readonly SumsSql[];
  join(answers: readonly (readonly SumValues[])[]): readonly SumValues[];
}

export function markedSums(
  schema: CollectionSchema,
  table: string,
  index: MarksIndex,
  { where, groupBy, measures }: SumsQuery,
): MarkedSums {
  const all = measures.map((measure) => markedOf(schema, index, measure));
  // What no measure counts is passed over; but a group is told even if nothing of it counts.
  const common = groupBy === undefined ? all.reduce((mask, one) => mask & one.mask, all[0]?.mask ?? 0n) : 0n;
  const from: From = {
    schema,
    name: `${table} INDEXED BY ${indexName(table, index.name)}`,
    where: both([whereSql(schema, where), hasMarks(index, common)]),
    groupBy,
  };
  const [added, others] = [all.filter(isAdded), all.filter((one) => !isAdded(one))];
  const parts: SumsSql[] = [];
  if (added.length > 0) parts.push(addedSql(from, index, added));
  if (others.length > 0) parts.push(markedSql(from, index, others));
  const places = all.map((one) => [...added, ...others].indexOf(one));
  const join = (answers: readonly (readonly SumValues[])[]) => {
    const groups = new Map<SumValues[0], SumValues[1][]>();
    for (const rows of answers)
      for (const [group, ...values] of rows) groups.set(group, [...(groups.get(group) ?? []), ...values]);
    return [...groups].map(([group, values]): SumValues => [group, ...places.map((n) => values[n]!)]);
  };
  return { parts, join };
}
