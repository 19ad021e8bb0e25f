import type { ClientSession, Collection } from 'mongodb';
import {
  encodeCursor,
  listOf,
  type CollectionSchema,
  type Condition,
  type DocumentPage,
  type DocumentQuery,
  type Documents,
  type StoredDocument,
  type SumsQuery,
  type SumsRow,
} from '#event-sourcing';
import { partsOf, sortValueOf, whereFilter, type Stored } from './query.js';
import { rowsOf, sumsPipeline } from './sums.js';

const IDS_PER_QUERY = 1_000;

/** Runs a read on the collection of a generation; `empty` where none has been built yet. */
export type Reading = <T>(
  empty: T,
  read: (collection: Collection<Stored>, session: ClientSession | undefined) => Promise<T>,
) => Promise<T>;

type Found<D> = Stored & { readonly body: D };

const toDocument = <D>({ _id, position, body }: Found<D>): StoredDocument<D> => ({ id: _id, position, body });

/** Reads one generation of a view. */
export class MongoDocuments implements Documents {
  constructor(
    private readonly schema: CollectionSchema,
    private readonly reading: Reading,
  ) {}

  get<D>(id: string): Promise<StoredDocument<D> | undefined> {
    return this.reading<StoredDocument<D> | undefined>(undefined, async (collection, session) => {
      const found = (await collection.findOne({ _id: id }, { session })) as Stored | null;
      return found?.body ? toDocument(found as unknown as Found<D>) : undefined;
    });
  }

  getMany<D>(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<D>>> {
    const none: ReadonlyMap<string, StoredDocument<D>> = new Map();
    if (ids.length === 0) return Promise.resolve(none);
    return this.reading(none, async (collection, session) => {
      const found = new Map<string, StoredDocument<D>>();
      for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
        const filter = { _id: { $in: ids.slice(start, start + IDS_PER_QUERY) } };
        for (const document of await collection.find(filter, { session, batchSize: IDS_PER_QUERY + 1 }).toArray())
          if (document.body) found.set(document._id, toDocument(document as unknown as Found<D>));
      }
      return found;
    });
  }

  async query<D>(query: DocumentQuery): Promise<DocumentPage<D>> {
    // A query that is wrong is refused, whether there is a collection yet or not.
    const parts = partsOf(this.schema, query);
    const wanted = query.limit === undefined ? Infinity : query.limit + 1;
    const documents = await this.reading<StoredDocument<D>[]>([], async (collection, session) => {
      const found: StoredDocument<D>[] = [];
      for (const { filter, sort } of parts) {
        if (found.length >= wanted) break;
        const cursor = collection.find(filter, { session }).sort(sort);
        if (wanted < Infinity) cursor.limit(wanted - found.length).batchSize(wanted);
        for (const document of await cursor.toArray()) found.push(toDocument(document as unknown as Found<D>));
      }
      return found;
    });
    if (documents.length < wanted || wanted === Infinity) return { documents };
    documents.pop();
    const last = documents.at(-1)!;
    const next = encodeCursor(listOf(this.schema, query), sortValueOf(query, last.body as object), last.id);
    return { documents, next };
  }

  async ids(where?: readonly Condition[]): Promise<readonly string[]> {
    const filter = whereFilter(this.schema, where);
    return this.reading<string[]>([], async (collection, session) => {
      const found = await collection
        .find(filter, { session, projection: { _id: 1 } })
        .sort({ _id: 1 })
        .toArray();
      return found.map(({ _id }) => _id);
    });
  }

  async count(where?: readonly Condition[], search?: string): Promise<number> {
    const filter = whereFilter(this.schema, where, search);
    return this.reading(0, (collection, session) => collection.countDocuments(filter, { session }));
  }

  async sums(query: SumsQuery): Promise<readonly SumsRow[]> {
    const pipeline = sumsPipeline(this.schema, query);
    return this.reading<readonly SumsRow[]>(rowsOf(query, []), async (collection, session) =>
      rowsOf(query, await collection.aggregate(pipeline, { session }).toArray()),
    );
  }
}
