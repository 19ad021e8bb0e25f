import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { EvidenceFile } from '#platform';
import type { Grade, Half } from './duty-list.commands.js';
import type { DutyListEvent } from './duty-list.events.js';

export class DutyItem {
  readonly itemId: string;
  readonly name: string;
}

/** A half of the year in which each item is reported; `until` is the first moment that is too late. */
export class DutyHalf {
  readonly half: Half;
  readonly from: Instant;
  readonly until: Instant;
}

export class DutyItemReport {
  readonly itemId: string;
  readonly half: Half;
  readonly done: string;
  readonly evidence?: EvidenceFile[];
  readonly reportedAt: Instant;
}

/** 责任清单 of one person for one year. */
export class DutyList {
  readonly status: 'issued' | 'appraised' | 'withdrawn';
  readonly year: number;
  readonly person: string;
  readonly post?: string;
  readonly communityId?: string;
  readonly issuedAt: Instant;
  readonly items: DutyItem[];
  readonly halves: DutyHalf[];
  readonly reports: DutyItemReport[];
  readonly grade?: Grade;
  readonly remarks?: string;
  readonly appraisedAt?: Instant;
  readonly withdrawnAt?: Instant;
  readonly reason?: string;
}

export type DutyListRecord = RecordOf<DutyList>;

/** Pure and total: what comes before the list is issued has nothing to stand on and changes nothing. */
export function evolveDutyList(record: DutyListRecord, event: Recorded<DutyListEvent>): DutyListRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'DutyListIssued') {
    const { items, halves, ...whose } = event.data;
    return { status: 'issued', ...whose, items: [...items], halves: [...halves], issuedAt: at, reports: [] };
  }
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'DutyItemReported':
      return { ...record, reports: [...record.reports, { ...event.data, reportedAt: at }] };
    case 'DutyAppraised':
      return { ...record, ...event.data, status: 'appraised', appraisedAt: at };
    case 'DutyListWithdrawn':
      return { ...record, status: 'withdrawn', withdrawnAt: at, reason: event.data.reason };
    default:
      return record;
  }
}
