import type { Instant, Recorded } from '#event-sourcing';
import type { AppealEvent, Deduction } from './appeal.events.js';
import type { Leg } from './case.parts.js';
import type { Appeal, CaseRecord } from './case.record.js';
import { own, withPart } from './parts.js';

type Judged = Pick<CaseRecord, 'deadlines' | 'checks' | 'appeals'>;

export const isWaiting = ({ state }: Appeal) => state === 'appealed' || state === 'pre-checked';

/** Since when the leg is marked down as late: a deadline ran out while it lasted, or it was answered after it. */
export function lateSince({ deadlines }: Judged, leg: Leg): Instant | undefined {
  const deadline = own(deadlines, leg.deadlineId);
  const due = deadline?.missedDue ?? deadline?.due.at;
  const handledAt = leg.rectifiedAt;
  if (leg.misses > 0) return deadline?.missedDue ?? handledAt ?? leg.until ?? due;
  return due !== undefined && handledAt !== undefined && handledAt > due ? handledAt : undefined;
}

/** The last rejection while the leg lasted. */
export function reworkedSince({ checks }: Judged, { reworks, from, until }: Leg): Instant | undefined {
  if (reworks === 0) return undefined;
  const isIn = (at: Instant | undefined) => at !== undefined && at >= from && (until === undefined || at <= until);
  return checks.findLast((check) => check.result === 'rejected' && isIn(check.until))?.until;
}

/** Whether the leader has let the deduction fall. */
export function isLetOff({ appeals }: Judged, { legId }: Leg, deduction: Deduction): boolean {
  for (const id in appeals) {
    const { legId: of, deduction: what, state } = appeals[id]!;
    if (of === legId && what === deduction && state === 'granted') return true;
  }
  return false;
}

export function appealed(appeals: CaseRecord['appeals'], event: Recorded<AppealEvent>): CaseRecord['appeals'] {
  const { actor: by, occurredAt: at } = event.metadata;
  const { appealId } = event.data;
  if (event.type === 'DeductionAppealed') {
    const { legId, deduction, ground, unit, reason } = event.data;
    const lodged: Appeal = { lodgedIn: event.id, legId, deduction, ground, unit, reason, by, at, state: 'appealed' };
    return withPart(appeals, appealId, lodged);
  }
  const before = own(appeals, appealId);
  if (!before) return appeals;
  if (event.type === 'AppealGranted' && event.data.stage === 'pre-check')
    return withPart(appeals, appealId, { ...before, state: 'pre-checked', preCheckedBy: by });
  const state = event.type === 'AppealGranted' ? 'granted' : 'denied';
  return withPart(appeals, appealId, { ...before, state, decidedBy: by, decidedAt: at });
}
