import { createHash } from 'node:crypto';
import { deriveId, eventIdOf, type DomainEvent, type EventStore, type Instant } from '#event-sourcing';
import type { Word } from '#platform';

/**
 * A row of a register was taken in: which record it is of, and by digests what it said, so that a later export is compared
 * with what the source said before, whatever the office has changed since. What it said stands in the events it led to.
 */
export type RowTaken = DomainEvent<
  'RowTaken',
  {
    readonly register: string;
    readonly source: string;
    readonly recordId: string;
    /** By field, what is new or different. */
    readonly said: Readonly<Record<string, string>>;
    /** When the source touched the row last, where it says so. */
    readonly touched?: Instant;
  }
>;

export interface RowTold {
  readonly recordId?: string;
  readonly said: ReadonlyMap<string, string>;
  readonly touched?: Instant;
  /** How many times it has brought something. */
  readonly times: number;
}

export const digestOfWord = (word: Word) =>
  createHash('sha256').update(JSON.stringify(word)).digest('hex').slice(0, 16);

/** What rows of a source have said before: a stream for each row, by its key. */
export class RowMemory {
  constructor(
    private readonly store: EventStore,
    private readonly origin: { readonly register: string; readonly source: string },
    private readonly by: { readonly actor: string; readonly now: () => Instant },
  ) {}

  private streamOf(key: string) {
    return `import-${deriveId('import-row', this.origin.register, this.origin.source, key)}`;
  }

  async of(key: string): Promise<RowTold> {
    const said = new Map<string, string>();
    let [recordId, touched, times]: [string | undefined, Instant | undefined, number] = [undefined, undefined, 0];
    for await (const { data } of this.store.readStream(this.streamOf(key))) {
      const taken = data as RowTaken['data'];
      for (const [field, digest] of Object.entries(taken.said)) said.set(field, digest);
      recordId = taken.recordId;
      touched = taken.touched ?? touched;
      times += 1;
    }
    return { recordId, said, touched, times };
  }

  async add(key: string, taken: Omit<RowTaken['data'], 'register' | 'source'>, times: number): Promise<void> {
    const stream = this.streamOf(key);
    const { actor, now } = this.by;
    const commandId = deriveId('row-taken', stream, times);
    const [type, data] = ['RowTaken', { ...this.origin, ...taken }] as const;
    const id = eventIdOf({ type, data, commandId, commandDigest: '', stream, at: times });
    const metadata = { actor, occurredAt: now(), commandId, commandDigest: '' };
    const event = { id, type, schema: 1, data, metadata };
    await this.store.append(stream, [event], times === 0 ? 'no-stream' : times - 1);
  }
}
