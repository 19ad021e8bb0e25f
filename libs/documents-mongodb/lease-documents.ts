import type { ClientSession, Collection } from 'mongodb';
import type { Lease } from '#event-sourcing';
import { isDuplicate } from './errors.js';
import type { Names } from './names.js';
import type { Sessions } from './sessions.js';

interface StoredLease {
  /** Its name. */
  readonly _id: string;
  readonly holder: string;
  readonly token: number;
  readonly beat: number;
}

const toLease = ({ _id, holder, token, beat }: StoredLease): Lease => ({
  name: _id,
  holder,
  token,
  beat,
});

/** A document a lease; each step is one compare-and-set. */
export class LeaseDocuments {
  constructor(
    private readonly names: Names,
    private readonly sessions: Sessions,
  ) {}

  private run<T>(
    work: (stored: Collection<StoredLease>, session: ClientSession | undefined) => Promise<T>,
  ): Promise<T> {
    return this.sessions.run((db, session) => work(db.collection<StoredLease>(this.names.leases), session));
  }

  async list(): Promise<Lease[]> {
    const found = await this.run((stored, session) => stored.find({}, { session }).sort({ _id: 1 }).toArray());
    return found.map(toLease);
  }

  async take(name: string, holder: string, seen: Lease | undefined): Promise<Lease | undefined> {
    if (!seen) return this.make({ _id: name, holder, token: 1, beat: 0 });
    const filter = { _id: name, holder: seen.holder, token: seen.token, beat: seen.beat };
    const update = { $set: { holder }, $inc: { token: 1, beat: 1 } };
    const taken = await this.run((stored, session) =>
      stored.findOneAndUpdate(filter, update, { returnDocument: 'after', session }),
    );
    return taken ? toLease(taken) : undefined;
  }

  private async make(first: StoredLease): Promise<Lease | undefined> {
    try {
      await this.run((stored, session) => stored.insertOne(first, { session }));
      return toLease(first);
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  async beat(holder: string): Promise<void> {
    await this.run((stored, session) => stored.updateMany({ holder }, { $inc: { beat: 1 } }, { session }));
  }

  async release({ name, holder, token }: Lease): Promise<void> {
    const filter = { _id: name, holder, token };
    await this.run((stored, session) => stored.updateOne(filter, { $set: { holder: '' } }, { session }));
  }
}
