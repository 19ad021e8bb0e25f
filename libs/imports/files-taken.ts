import { deriveId, say, type DomainEvent, type EventCatalogue, type EventStore, type Instant } from '#event-sourcing';
import { isRejection, type ReadRow, type RowReader } from './cases/row-to-record.js';
import { fileWords as words } from './imports.glossary.js';
import { InvalidFile } from './problems.js';
import type { Table } from './read/table.js';
import type { RowTaken } from './registers/row-memory.js';

/** A file was taken in whose rows do not say themselves when they were touched last. */
export type FileTaken = DomainEvent<
  'FileTaken',
  {
    readonly source: string;
    /** The latest moment that a row of it attests. */
    readonly newest: Instant;
    readonly rows: number;
  }
>;

export const filesCatalogue: EventCatalogue & Record<(FileTaken | RowTaken)['type'], { schema: number }> = {
  FileTaken: { schema: 1 },
  RowTaken: { schema: 1 },
};

/** What files of a source were taken before. */
export interface FilesTaken {
  /** The latest moment that any of them attests. */
  newest(source: string): Promise<Instant | undefined>;
  add(source: string, newest: Instant, rows: number): Promise<void>;
}

/** Kept in the log, a stream for each source. */
export function filesInLog(store: EventStore, actor: string, now: () => Instant): FilesTaken {
  const streamOf = (source: string) => `import-${deriveId('import-files', source)}`;
  return {
    newest: async (source) => {
      let newest: Instant | undefined;
      for await (const { data } of store.readStream(streamOf(source))) {
        const { newest: at } = data as FileTaken['data'];
        if (newest === undefined || at > newest) newest = at;
      }
      return newest;
    },
    add: async (source, newest, rows) => {
      const id = deriveId('file-taken', source, newest);
      const metadata = { actor, occurredAt: now(), commandId: id, commandDigest: '' };
      const event = {
        id,
        type: 'FileTaken',
        schema: filesCatalogue.FileTaken.schema,
        data: { source, newest, rows },
        metadata,
      };
      await store.append(streamOf(source), [event], 'any');
    },
  };
}

/** The latest moment that a row attests, as far as it has come. */
export async function newestOf(table: Table, read: RowReader, now: Instant): Promise<Instant | undefined> {
  let newest: Instant | undefined;
  for await (const batch of table.read())
    for (const row of batch) {
      const made = row.broken === undefined ? read(row) : undefined;
      if (!made || isRejection(made)) continue;
      for (const at of momentsOf(made)) if (at <= now && (newest === undefined || at > newest)) newest = at;
    }
  return newest;
}

function momentsOf({ record: { reported, filed, dispatched, rectified, closed, voided } }: ReadRow): Instant[] {
  const all = [reported, filed, dispatched, rectified, closed, voided].map((part) => part?.at);
  return all.filter((at) => at !== undefined);
}

/** @throws InvalidFile where what the file tells was known before its last row happened */
export function assertNewer(file: string, newest: Instant | undefined, last: Instant | undefined): void {
  if (newest === undefined || last === undefined || newest >= last) return;
  throw new InvalidFile(file, say(words.older, { newest, last }));
}
