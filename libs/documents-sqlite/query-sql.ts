import {
  decodeCursor,
  declaredField,
  type CollectionSchema,
  type Condition,
  type DocumentQuery,
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
  const parts: string[] = [`${name} IS NOT NULL`];
  const parameters: SqlValue[] = [];
  if (condition.atLeast !== undefined) {
    parts.push(`${name} >= ?`);
    parameters.push(condition.atLeast);
  }
  if (condition.lessThan !== undefined) {
    parts.push(`${name} < ?`);
    parameters.push(condition.lessThan);
  }
  return { sql: parts.join(' AND '), parameters };
}

export function whereSql(schema: CollectionSchema, where: readonly Condition[] = []): Sql {
  const parts = where.map((condition) => conditionSql(schema, condition));
  return {
    sql: parts.map((part) => part.sql).join(' AND ') || 'TRUE',
    parameters: parts.flatMap((part) => part.parameters),
  };
}

/** What comes after the cursor in the query's order; null sorts first, as in SQLite. */
function afterSql(name: string, descending: boolean, value: FieldValue, id: string): Sql {
  const sortValue = toSql(value);
  const beyond = descending ? '<' : '>';
  if (name === 'id') return { sql: `id ${beyond} ?`, parameters: [id] };
  const tie = `(${name} IS ? AND id ${beyond} ?)`;
  if (sortValue === null)
    return descending
      ? { sql: tie, parameters: [null, id] }
      : { sql: `(${name} IS NOT NULL OR ${tie})`, parameters: [null, id] };
  if (descending) return { sql: `(${name} < ? OR ${name} IS NULL OR ${tie})`, parameters: [sortValue, sortValue, id] };
  return { sql: `(${name} >= ? AND (${name} > ? OR id > ?))`, parameters: [sortValue, sortValue, id] };
}

export function selectSql(schema: CollectionSchema, table: string, query: DocumentQuery): Sql {
  const where = whereSql(schema, query.where);
  const name = column(schema, query.sort?.field ?? 'id');
  const descending = query.sort?.direction === 'desc';
  const parts = [where.sql];
  const parameters = [...where.parameters];
  if (query.cursor !== undefined) {
    const { value, id } = decodeCursor(query.cursor);
    const after = afterSql(name, descending, value, id);
    parts.push(after.sql);
    parameters.push(...after.parameters);
  }
  const direction = descending ? 'DESC' : 'ASC';
  const order = name === 'id' ? `id ${direction}` : `${name} ${direction}, id ${direction}`;
  const limit = query.limit === undefined ? '' : ` LIMIT ${query.limit + 1}`;
  return {
    sql: `SELECT id, position, body FROM ${table} WHERE ${parts.join(' AND ')} ORDER BY ${order}${limit}`,
    parameters,
  };
}
