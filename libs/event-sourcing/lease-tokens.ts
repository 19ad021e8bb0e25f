import type { CollectionSchema } from './collection-schema.js';
import type { DocumentBatch, DocumentStore, Generation } from './documents.js';
import { LeaseLost } from './leases.js';

/** The same documents for whoever holds the leases of some collections; nothing is cleared there. */
export function withTokens(documents: DocumentStore, tokens: ReadonlyMap<string, number>): DocumentStore {
  const tokenOf = ({ name }: CollectionSchema) => tokens.get(name);
  const fenced: Pick<DocumentStore, 'begin' | 'activate' | 'write' | 'clear'> = {
    begin: (schema: CollectionSchema) => documents.begin(schema, tokenOf(schema)),
    activate: (schema: CollectionSchema, generation: Generation) =>
      documents.activate(schema, generation, tokenOf(schema)),
    write: (batches: readonly DocumentBatch[], checkpoint) =>
      documents.write(
        batches.map((batch) => ({ ...batch, token: tokenOf(batch.schema) })),
        checkpoint,
      ),
    clear: () => Promise.reject(new LeaseLost('read models of another log')),
  };
  return new Proxy(documents, {
    get: (target, key) => {
      const own = fenced[key as keyof typeof fenced];
      if (own) return own;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
}
