import type { DocumentStore } from './documents.js';
import type { EventStore } from './event-store.js';
import { identityOf } from './log-guards.js';

/** Notes, before the first checkpoint is written, to which log the read models belong. */
export class OriginMark {
  private noted = false;

  constructor(
    private readonly store: EventStore,
    private readonly documents: DocumentStore,
  ) {}

  async note(): Promise<void> {
    if (this.noted) return;
    const identity = await identityOf(this.store);
    if (identity === undefined) return;
    await this.documents.setOrigin(identity);
    this.noted = true;
  }
}
