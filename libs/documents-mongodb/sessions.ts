import type { ClientSession, Db, Timestamp } from 'mongodb';
import type { Clients } from './clients.js';

/**
 * What one store does is in one order: each call sees what the calls before it have seen or written, whichever member
 * of a replica set answers. A session serves one call at a time, so each gets its own, that begins where the others were.
 */
export class Sessions {
  private latest: Timestamp | undefined;

  constructor(
    private readonly clients: Clients,
    /** A server that stands alone may know none. */
    private readonly supported: boolean,
  ) {}

  /** One operation. @throws Overdue */
  run<T>(work: (db: Db, session: ClientSession | undefined) => Promise<T>): Promise<T> {
    return this.clients.run(async (db, client) => {
      if (!this.supported) return work(db, undefined);
      const session = client.startSession({ causalConsistency: true });
      if (this.latest) session.advanceOperationTime(this.latest);
      try {
        return await work(db, session);
      } finally {
        const { operationTime } = session;
        if (operationTime && (!this.latest || operationTime.greaterThan(this.latest))) this.latest = operationTime;
        await session.endSession();
      }
    });
  }
}
