import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { FormalityEvent } from './formality.events.js';
import type { Applicant, FormalityKind } from './formality.kinds.js';

/** From when until when a formality was in force. */
export class InForce {
  readonly from: Instant;
  readonly until?: Instant;
}

/** 手续 */
export class Formality {
  readonly status: 'started' | 'filed' | 'approved' | 'refused' | 'revoked' | 'lapsed';
  readonly siteId: string;
  readonly communityId: string;
  readonly kind: FormalityKind;
  readonly by: Applicant;
  readonly startedAt: Instant;
  /** Of the filing, or of the document of the approval. */
  readonly number?: string;
  readonly authority?: string;
  /** When it was filed or approved. */
  readonly doneAt?: Instant;
  /** What has changed of the shop since, where a change of the formality is due. */
  readonly changeDue: string[];
  /** All numbers that it had. */
  readonly numbers: string[];
  readonly inForce: InForce[];
}

export type FormalityRecord = RecordOf<Formality>;

function done(record: Formality, status: 'filed' | 'approved', number: string, authority: string, at: Instant) {
  const inForce = [...record.inForce, { from: at }];
  return { ...record, status, number, authority, doneAt: at, numbers: [...record.numbers, number], inForce };
}

/** In force until now. */
function ended(record: Formality, status: 'revoked' | 'lapsed', at: Instant): Formality {
  const inForce = record.inForce.map((one) => (one.until === undefined ? { ...one, until: at } : one));
  return { ...record, status, changeDue: [], inForce };
}

/** Pure and total: what comes before the start has nothing to stand on and changes nothing. */
export function evolveFormality(record: FormalityRecord, event: Recorded<FormalityEvent>): FormalityRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'FormalityStarted') {
    const before = record.status === 'none' ? { numbers: [], inForce: [] } : record;
    const { numbers, inForce } = before;
    return { status: 'started', ...event.data, startedAt: at, changeDue: [], numbers, inForce };
  }
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'FormalityFiled':
      return done(record, 'filed', event.data.number, event.data.authority, at);
    case 'FormalityApproved':
      return done(record, 'approved', event.data.documentNumber, event.data.authority, at);
    case 'FormalityRefused':
      return { ...record, status: 'refused' };
    case 'FormalityChangeDue':
      return { ...record, changeDue: [...new Set([...record.changeDue, ...event.data.changed])] };
    case 'FormalityChanged': {
      const { number, authority } = event.data;
      return { ...record, number, authority, changeDue: [], numbers: [...record.numbers, number] };
    }
    case 'FormalityRevoked':
      return ended(record, 'revoked', at);
    case 'FormalityLapsed':
      return ended(record, 'lapsed', at);
    default:
      return record;
  }
}
