import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { ProgrammeEvent } from './programme.events.js';

/** A measure of a programme, and how far it is. */
export class ProgrammeItem {
  readonly itemId: string;
  readonly name: string;
  readonly target?: number;
  readonly unit?: string;
  readonly dueOn?: string;
  readonly state: 'open' | 'done' | 'checked';
  readonly reached?: number;
  readonly result?: string;
  readonly doneAt?: Instant;
  readonly doneBy?: string;
  readonly checkedAt?: Instant;
  readonly checkedBy?: string;
  /** Of the last check, passed or not. */
  readonly remarks?: string;
  /** How often a check sent it back. */
  readonly failures: number;
}

/** 工程、政策、标准体系: one edition of it. */
export class Programme {
  readonly status: 'issued' | 'withdrawn';
  readonly name: string;
  readonly edition: string;
  readonly issuedBy?: string;
  readonly documentNumber?: string;
  readonly communityId?: string;
  readonly issuedAt: Instant;
  readonly items: ProgrammeItem[];
  readonly withdrawnAt?: Instant;
  readonly reason?: string;
}

export type ProgrammeRecord = RecordOf<Programme>;

/** Pure and total: what comes before the programme is issued has nothing to stand on and changes nothing. */
export function evolveProgramme(record: ProgrammeRecord, event: Recorded<ProgrammeEvent>): ProgrammeRecord {
  const { occurredAt: at, actor } = event.metadata;
  if (event.type === 'ProgrammeIssued') {
    const items = event.data.items.map((item): ProgrammeItem => ({ ...item, state: 'open', failures: 0 }));
    return { status: 'issued', ...event.data, items, issuedAt: at };
  }
  if (record.status === 'none') return record;
  const itemWith = (itemId: string, change: (item: ProgrammeItem) => Partial<ProgrammeItem>): Programme => ({
    ...record,
    items: record.items.map((item) => (item.itemId === itemId ? { ...item, ...change(item) } : item)),
  });
  switch (event.type) {
    case 'ProgrammeItemDone': {
      const { itemId, reached, result } = event.data;
      return itemWith(itemId, () => ({ state: 'done', reached, result, doneAt: at, doneBy: actor }));
    }
    case 'ProgrammeItemChecked': {
      const { itemId, isPassed, remarks } = event.data;
      if (isPassed) return itemWith(itemId, () => ({ state: 'checked', checkedAt: at, checkedBy: actor, remarks }));
      // It was not done after all.
      const again = { state: 'open', doneAt: undefined, doneBy: undefined, reached: undefined, remarks } as const;
      return itemWith(itemId, ({ failures }) => ({ ...again, failures: failures + 1 }));
    }
    case 'ProgrammeWithdrawn':
      return { ...record, status: 'withdrawn', withdrawnAt: at, reason: event.data.reason };
    default:
      return record;
  }
}
