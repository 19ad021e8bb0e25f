import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { Role } from '#places';
import { IsDay, SYSTEM } from '#platform';
import type { DutyEvent, DutyPlanEvent } from './duty.events.js';
import type { DutyKind, UnitKind } from './duty.kinds.js';
import type { PeriodKind } from './periods.js';

/** From a day on, until the first day on which it is no duty any more. */
export class PlanSpan {
  readonly period: PeriodKind;

  @IsDay()
  readonly from: string;

  @IsDay({ optional: true })
  readonly until?: string;
}

/** 应办事项 of one unit or person; what was ended may begin again. */
export class DutyPlan {
  readonly status: 'running' | 'ended';
  readonly duty: DutyKind;
  readonly unitKind: UnitKind;
  readonly unitId: string;
  readonly personId?: string;
  readonly communityId?: string;
  /** Of a patrol of a road chief: the class that the person is chief in. */
  readonly role?: Role;
  readonly spans: PlanSpan[];
}

export type DutyPlanRecord = RecordOf<DutyPlan>;

export function evolveDutyPlan(record: DutyPlanRecord, event: Recorded<DutyPlanEvent>): DutyPlanRecord {
  if (event.type === 'DutyDefined') {
    const { period, from, ...whose } = event.data;
    const spans = record.status === 'none' ? [] : record.spans;
    return { status: 'running', ...whose, spans: [...spans, { period, from }] };
  }
  if (record.status === 'none' || event.type !== 'DutyPlanEnded') return record;
  const last = record.spans.at(-1)!;
  const spans = [...record.spans.slice(0, -1), { ...last, until: event.data.until }];
  return { ...record, status: 'ended', spans };
}

/** Pure and total: nothing ends that was not defined. */

/** What did what was due. */
export class Settlement {
  readonly recordKind?: string;
  readonly recordId?: string;
  readonly doneAt: Instant;
  /** After the end, or entered when it had been called missed. */
  readonly late: boolean;
  /** A person said so, no record by itself. */
  readonly byHand: boolean;
  readonly note?: string;
}

/** What is due of one unit in one period. */
export class Duty {
  /** What was done late is done; what was released is not due. */
  readonly status: 'open' | 'done' | 'missed' | 'released';
  readonly planId: string;
  readonly duty: DutyKind;
  readonly unitKind: UnitKind;
  readonly unitId: string;
  readonly personId?: string;
  readonly communityId?: string;
  /** Of a patrol of a road chief: the class that the person was chief in. */
  readonly role?: Role;
  readonly period: PeriodKind;
  readonly periodKey: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly settlements: Settlement[];
  /** That it was called missed, which stays visible. */
  readonly missed: boolean;
  readonly released: boolean;
}

export type DutyRecord = RecordOf<Duty>;

type Facts = Omit<Duty, 'status'>;

function statusOf({ settlements, missed, released }: Facts): Duty['status'] {
  if (released) return 'released';
  if (settlements.length > 0) return 'done';
  return missed ? 'missed' : 'open';
}

const withStatus = (facts: Facts): Duty => ({ ...facts, status: statusOf(facts) });

/** Pure and total: what was not opened has nothing to stand on and changes nothing. */
export function evolveDuty(record: DutyRecord, event: Recorded<DutyEvent>): DutyRecord {
  if (event.type === 'DutyOpened')
    return record.status === 'none'
      ? withStatus({ ...event.data, settlements: [], missed: false, released: false })
      : record;
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'DutyDone': {
      const doneAt = event.metadata.occurredAt;
      const late = doneAt >= record.until || record.missed;
      const byHand = !event.metadata.actor.startsWith(SYSTEM);
      const settlement = { ...event.data, doneAt, late, byHand };
      return withStatus({ ...record, settlements: [...record.settlements, settlement] });
    }
    case 'SettlementWithdrawn': {
      const { recordKind, recordId } = event.data;
      const settlements = record.settlements.filter(
        (one) => one.recordKind !== recordKind || one.recordId !== recordId,
      );
      return withStatus({ ...record, settlements });
    }
    case 'DutyMissed':
      return withStatus({ ...record, missed: true });
    case 'DutyReleased':
      return withStatus({ ...record, released: true });
    default:
      return record;
  }
}
