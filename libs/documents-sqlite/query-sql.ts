import {
  decodeCursor,
  listOf,
  declaredField,
  SEARCHED,
  wordsOf,
  type CollectionSchema,
  type Condition,
  type DocumentQuery,
  type DocumentSort,
  type FieldValue,
} from '#event-sourcing';

export type SqlValue = string | number | null;

/** SQLite has no booleans; everywhere a value meets a column it passes here. */
export function toSql(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

export function column(schema: CollectionSchema, field: string): string {
  return declaredField(schema, field) === 'id' ? 'id' : `"f_${field}"`;
}

/** Of an index of a table, whose name is quoted. */
export const indexName = (table: string, of: string): string => `${table.slice(0, -1)}_${of}"`;

export interface Sql {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

function conditionSql(schema: CollectionSchema, condition: Condition): Sql {
  const name = column(schema, condition.field);
  if ('equals' in condition) return { sql: `${name} IS ?`, parameters: [toSql(condition.equals)] };
  if ('in' in condition) {
    const values = condition.in.filter((value) => value !== null).map(toSql);
    const list = `${name} IN (${values.map(() => '?').join(', ')})`;
    return { sql: condition.in.includes(null) ? `(${list} OR ${name} IS NULL)` : list, parameters: values };
  }
  const parts: string[] = [];
  const parameters: SqlValue[] = [];
  if (condition.atLeast !== undefined) {
    parts.push(`${name} >= ?`);
    parameters.push(condition.atLeast);
  }
  if (condition.lessThan !== undefined) {
    parts.push(`${name} < ?`);
    parameters.push(condition.lessThan);
  }
  // Null is neither before nor after anything.
  return { sql: parts.join(' AND ') || `${name} IS NOT NULL`, parameters };
}

/**
 * Whose text has all of the words: found in the index of the texts, which is far smaller than the table. `+`: what is
 * found is asked of the rows as they come in the order of the query, so that nothing has to be sorted.
 */
function searchSql(schema: CollectionSchema, table: string, search: string | undefined): Sql {
  const words = wordsOf(schema, search);
  if (words.length === 0) return { sql: 'TRUE', parameters: [] };
  const all = words.map(() => `instr(${SEARCHED}, ?) > 0`).join(' AND ');
  return { sql: `+rowid IN (SELECT rowid FROM ${table} WHERE ${all})`, parameters: words };
}

export function countSql(schema: CollectionSchema, table: string, where?: readonly Condition[], search?: string): Sql {
  const parts = [whereSql(schema, where), searchSql(schema, table, search)];
  return {
    sql: `SELECT count(*) AS n FROM ${table} WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

/**
 * For a page in the order of a column: a range of another one, or a choice of its values, is asked of the rows as they come
 * (`+`). Through an index of its own all that it finds would have to be sorted, not only what is shown.
 */
function inOrderSql(schema: CollectionSchema, where: readonly Condition[] = [], order: string): Sql {
  const parts = where.map((condition) => {
    const part = conditionSql(schema, condition);
    const name = column(schema, condition.field);
    return 'equals' in condition || name === order ? part : { ...part, sql: part.sql.replaceAll(name, `+${name}`) };
  });
  return {
    sql: parts.map(({ sql }) => sql).join(' AND ') || 'TRUE',
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

export function whereSql(schema: CollectionSchema, where: readonly Condition[] = []): Sql {
  const parts = where.map((condition) => conditionSql(schema, condition));
  return {
    sql: parts.map((part) => part.sql).join(' AND ') || 'TRUE',
    parameters: parts.flatMap((part) => part.parameters),
  };
}

/** What comes after the cursor in the query's order. */
function afterSql({ name, descending, nullsFirst }: Order, value: FieldValue, id: string): Sql {
  const beyond = descending ? '<' : '>';
  if (name === 'id') return { sql: `id ${beyond} ?`, parameters: [id] };
  const sortValue = toSql(value);
  if (sortValue === null) {
    const tie = `(${name} IS NULL AND id ${beyond} ?)`;
    return { sql: nullsFirst ? `(${name} IS NOT NULL OR ${tie})` : tie, parameters: [id] };
  }
  const values = `(${name} ${beyond}= ? AND (${name} ${beyond} ? OR id ${beyond} ?))`;
  return {
    sql: nullsFirst ? values : `(${values} OR ${name} IS NULL)`,
    parameters: [sortValue, sortValue, id],
  };
}

interface Order {
  readonly name: string;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

function orderOf(schema: CollectionSchema, sort: DocumentSort | undefined): Order {
  const descending = sort?.direction === 'desc';
  const nullsFirst = sort?.nulls === undefined ? !descending : sort.nulls === 'first';
  return { name: column(schema, sort?.field ?? 'id'), descending, nullsFirst };
}

export function selectSql(schema: CollectionSchema, columns: string, table: string, query: DocumentQuery): Sql {
  const order = orderOf(schema, query.sort);
  const { name, descending, nullsFirst } = order;
  const where = query.limit === undefined ? whereSql(schema, query.where) : inOrderSql(schema, query.where, name);
  const search = searchSql(schema, table, query.search);
  const parts = [where.sql, search.sql];
  const parameters = [...where.parameters, ...search.parameters];
  if (query.cursor !== undefined) {
    const { value, id } = decodeCursor(listOf(schema, query), query.cursor);
    const after = afterSql(order, value, id);
    parts.push(after.sql);
    parameters.push(...after.parameters);
  }
  const direction = descending ? 'DESC' : 'ASC';
  const byField = `${name} ${direction} NULLS ${nullsFirst ? 'FIRST' : 'LAST'}, id ${direction}`;
  const limit = query.limit === undefined ? '' : ` LIMIT ${query.limit + 1}`;
  return {
    sql: `SELECT ${columns} FROM ${table} WHERE ${parts.join(' AND ')} ORDER BY ${name === 'id' ? `id ${direction}` : byField}${limit}`,
    parameters,
  };
}
