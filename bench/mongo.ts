import { randomUUID } from 'node:crypto';
import { MongoClient, type Db, type Document } from 'mongodb';
import { DEFAULT_DATABASE } from '#documents-mongodb';
import { type ZerenConfig, readConfig } from '#platform';

/** Names the server; may hold a password, so it is never printed nor given to a child as an argument. */
export const MONGODB_URL = process.env['MONGODB_URL'] ?? '';

/** Read models of one run, beside those of others. */
export const ownPrefix = () => `bench-${randomUUID().slice(0, 8)}`;

export function onMongo(prefix: string): Pick<ZerenConfig, 'documents' | 'documentsServer'> {
  return { documents: MONGODB_URL, documentsServer: { ...readConfig({}).documentsServer, prefix } };
}

/** `mongodb` alone, used as its documentation shows; acknowledged by a majority, as the read models are. */
export class BareMongo {
  private readonly client = new MongoClient(MONGODB_URL, { writeConcern: { w: 'majority' } });
  readonly db: Db = this.client.db(new URL(MONGODB_URL).pathname.slice(1) || DEFAULT_DATABASE);

  /** What is stored of all views under a prefix, collection by collection. */
  async documentsUnder(prefix: string): Promise<Map<string, Document[]>> {
    const found = new Map<string, Document[]>();
    for (const { name } of await this.db.listCollections({}, { nameOnly: true }).toArray())
      if (name.startsWith(`${prefix}.`) && /_g\d+$/.test(name))
        found.set(name, await this.db.collection(name).find().toArray());
    return found;
  }

  async drop(prefix: string): Promise<void> {
    for (const { name } of await this.db.listCollections({}, { nameOnly: true }).toArray())
      if (name.startsWith(`${prefix}.`)) await this.db.dropCollection(name);
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
