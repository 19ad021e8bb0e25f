import type { DocumentStore } from './documents.js';
import { START } from './envelope.js';
import { EventStoreError, type EventStore } from './event-store.js';

/** Which log this is: the id of its first event; undefined while it is empty. */
async function identityOf(store: EventStore): Promise<string | undefined> {
  for await (const event of store.readAll({ limit: 1 })) return event.id;
  return undefined;
}

/**
 * Read models that have seen more than the log holds, or another log, are of no use (the log was restored from a
 * backup, or replaced): they are dropped, and built anew. To be called before anything is read from a checkpoint.
 */
export async function dropForeignDocuments(store: EventStore, documents: DocumentStore): Promise<void> {
  const [generations, origin, head] = [await documents.generations(), await documents.origin(), await store.head()];
  const used = generations.filter((generation) => generation.checkpoint !== START);
  const ahead = used.some((generation) => generation.checkpoint > head);
  const foreign = used.length > 0 && origin !== (await identityOf(store));
  if (ahead || foreign) await documents.clear();
}

export class LogLost extends EventStoreError {
  constructor(log: string) {
    super(
      `the event log ${log} is empty, though the views beside it were made from events: it was lost, or taken away. ` +
        'Put it back, take an export of it in (import --events), or begin in another folder',
    );
  }
}

/** An empty log beside views that have seen events is no new office. @throws LogLost */
export async function refuseLostLog(
  store: EventStore,
  documents: Pick<DocumentStore, 'origin'>,
  log: string,
): Promise<void> {
  // In this order: a service that writes its first event meanwhile has lost nothing.
  if ((await documents.origin()) !== undefined && (await store.head()) === START) throw new LogLost(log);
}

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
