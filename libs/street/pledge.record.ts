import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { PledgeEvent } from './pledge.events.js';

/** One signing, from when to when it held. */
export class Signing {
  readonly signingId: string;
  readonly items: string[];
  readonly from: Instant;
  /** When it was ended, or its last day was over. */
  readonly until?: Instant;
  readonly endedBecause?: string;
}

/** 门前三包承诺书: what one shop signed, one after the other. */
export class Pledge {
  readonly status: 'signed' | 'ended';
  readonly shopId: string;
  readonly communityId: string;
  readonly signings: Signing[];
}

export type PledgeRecord = RecordOf<Pledge>;

export function evolvePledge(record: PledgeRecord, event: Recorded<PledgeEvent>): PledgeRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'DoorstepPledgeSigned') {
    const { shopId, communityId, items, until } = event.data;
    const before = record.status === 'none' ? [] : record.signings;
    const signings = [...before, { signingId: event.id, items, from: at, until }];
    return { status: 'signed', shopId, communityId, signings };
  }
  if (event.type === 'RecordCorrected' || record.status === 'none') return record;
  const last = record.signings.at(-1)!;
  const until = last.until !== undefined && last.until < at ? last.until : at;
  const ended = { ...last, until, endedBecause: event.data.reason };
  return { ...record, status: 'ended', signings: [...record.signings.slice(0, -1), ended] };
}
