import type { CollectionSchema } from '#event-sourcing';
import type { Clients } from './clients.js';
import { isNotThere } from './errors.js';
import { pathOf } from './query.js';

type Fields = CollectionSchema['indexes'][number];

/** The fields of an index in their order, and the id by which those are in order that have the same. */
const keyOf = (schema: CollectionSchema, fields: Fields): (readonly [string, 1])[] => [
  ...fields.map((field) => [pathOf(schema, field), 1] as const),
  ['_id', 1],
];

/** Those that the schema wants and the collection lacks; none where another process has dropped it meanwhile. */
export async function missingIndexes(
  clients: Clients,
  schema: CollectionSchema,
  collection: string,
): Promise<readonly Fields[]> {
  const { database } = clients;
  try {
    const indexes = await clients.runSetUp((client) => client.db(database).collection(collection).indexes());
    const there = new Set(indexes.map(({ key }) => JSON.stringify(Object.entries(key as object))));
    return schema.indexes.filter((fields) => !there.has(JSON.stringify(keyOf(schema, fields))));
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}

/** Asked for nothing, or for what is there already, FerretDB closes the connection. */
export async function createIndexes(
  clients: Clients,
  schema: CollectionSchema,
  wanted: readonly Fields[],
  collection: string,
): Promise<void> {
  if (wanted.length === 0) return;
  const indexes = wanted.map((fields) => ({ key: new Map(keyOf(schema, fields)) }));
  const { database } = clients;
  await clients.runSetUp((client) => client.db(database).collection(collection).createIndexes(indexes));
}
