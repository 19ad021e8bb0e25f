import { expect } from '@jest/globals';
import { SqliteDocumentStore } from '#documents-sqlite';
import { Projector, type CollectionSchema, type DocumentStore } from '#event-sourcing';
import { openBackends, viewsFor } from '#office';
import { readConfig } from '#platform';

/** Every document of every view, as the processes have kept it and as one that nobody disturbed makes it from the log. */
export async function expectAsRebuilt(env: Readonly<Record<string, string>>): Promise<number> {
  const backends = await openBackends(readConfig(env), { role: 'reader', purpose: 'inspecting' });
  const undisturbed = new SqliteDocumentStore({ file: ':memory:' });
  const views = viewsFor(backends);
  const projector = new Projector({ store: backends.store, documents: undisturbed, views, givesUp: true });
  await projector.start();
  await projector.stop();
  let count = 0;
  for (const schema of views.flatMap((view): CollectionSchema[] => [view, ...(view.parts ?? [])])) {
    const [kept, rebuilt] = [await allOf(backends.documents, schema), await allOf(undisturbed, schema)];
    expect([schema.name, kept]).toEqual([schema.name, rebuilt]);
    count += rebuilt.length;
  }
  await undisturbed.close();
  await backends.close();
  return count;
}

async function allOf(documents: DocumentStore, schema: CollectionSchema): Promise<unknown[]> {
  const { documents: found } = await documents.collection(schema).query<object>({});
  const plain = found.map(({ id, position, body }) => JSON.parse(JSON.stringify({ id, position, body })) as object);
  return plain.sort((a, b) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1));
}
