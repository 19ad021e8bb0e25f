import type { ClientSession, MongoClient, Timestamp } from 'mongodb';

/**
 * What one store does is in one order: each call sees what the calls before it have seen or written, whichever member
 * of a replica set answers. A session serves one call at a time, so each gets its own, that begins where the others were.
 */
export class Sessions {
  private latest: Timestamp | undefined;

  constructor(
    private readonly client: MongoClient,
    /** A server that stands alone may know none. */
    private readonly supported: boolean,
  ) {}

  async run<T>(work: (session: ClientSession | undefined) => Promise<T>): Promise<T> {
    if (!this.supported) return work(undefined);
    const session = this.client.startSession({ causalConsistency: true });
    if (this.latest) session.advanceOperationTime(this.latest);
    try {
      return await work(session);
    } finally {
      const { operationTime } = session;
      if (operationTime && (!this.latest || operationTime.greaterThan(this.latest))) this.latest = operationTime;
      await session.endSession();
    }
  }
}
