import { ApiProperty } from '@nestjs/swagger';
import type { Instant, Recorded, Told } from '#event-sourcing';
import { EvidenceFile } from '#platform';
import type { TallyBasis, TallyKind, TallyUnit } from './tally.commands.js';
import { FiledCategory } from './filed-category.record.js';
import type { TallyEvent } from './tally.events.js';

export interface NoTally {
  readonly status: 'none';
  readonly confirmation?: Confirmation;
}

/** Who vouched for a count beyond the ceiling, and up to how many. */
export class Confirmation {
  readonly by: string;
  /** Who did what it vouches for. */
  readonly of: string;
  readonly upTo: number;
  readonly reason: string;
}

/** 汇总登记 */
export class Tally {
  /** `expected`: a second person vouched for it, and it is not entered yet. */
  readonly status: 'expected' | 'tallied' | 'voided';
  readonly communityId: string;
  readonly roadSegmentId?: string;
  readonly category: FiledCategory;
  readonly kind: TallyKind;
  /** Days of the office, both inclusive. */
  @ApiProperty({ type: String, format: 'date' })
  readonly from: string;

  readonly to: string;
  /** Who did it. */
  readonly by: string;
  readonly unit?: TallyUnit;
  /** As counted. */
  readonly count: number;
  /** Cases of the same that were recorded singly: they count by themselves, and are taken off here. */
  readonly takenOff: string[];
  /** What the tally adds to figures. */
  readonly counts: number;
  readonly places?: string[];
  readonly basis?: TallyBasis;
  readonly evidence?: EvidenceFile[];
  readonly confirmedBy?: string;
  readonly confirmation?: Confirmation;
  /** Who entered it, and by which event. */
  readonly enteredBy?: string;
  /** A file of another system said so. */
  readonly ofSource?: true;
  readonly entryId?: string;
  /** The moment that its last day began. */
  readonly heldAt?: Instant;
  readonly voidedBecause?: string;
}

export type TallyRecord = (NoTally | Tally) & Told;

export const noTally: NoTally = { status: 'none' };

const counted = (tally: Tally): Tally => ({ ...tally, counts: Math.max(0, tally.count - tally.takenOff.length) });

/** Pure and total: what comes before the entry has nothing to stand on and changes nothing. */
export function evolveTally(record: TallyRecord, event: Recorded<TallyEvent>): TallyRecord {
  const { actor, occurredAt: heldAt } = event.metadata;
  if (event.type === 'LargeTallyConfirmed') {
    const { upTo, reason, ...key } = event.data;
    const confirmation = { by: actor, of: key.by, upTo, reason };
    if (record.status === 'tallied') return { ...record, confirmation };
    return { status: 'expected', ...key, confirmation, count: 0, counts: 0, takenOff: [] };
  }
  if (event.type === 'CorrectionsTallied') {
    const { confirmation } = record;
    const { takenOff = [] } = event.data;
    const entry = { ...event.data, confirmation, enteredBy: actor, entryId: event.id, heldAt };
    return counted({ status: 'tallied', ...entry, counts: 0, takenOff });
  }
  if (event.type === 'RecordCorrected' || record.status === 'none' || record.entryId !== event.data.entryId)
    return record;
  switch (event.type) {
    case 'TallyVoided':
      return { ...record, status: 'voided', counts: 0, voidedBecause: event.data.reason };
    case 'SingleTakenOff':
      return counted({ ...record, takenOff: [...new Set([...record.takenOff, event.data.caseId])] });
    case 'SinglePutBack':
      return counted({ ...record, takenOff: record.takenOff.filter((caseId) => caseId !== event.data.caseId) });
  }
}
