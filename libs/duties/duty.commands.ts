import { Correct, IsDay, IsId, IsLine, IsName, IsOneOf, IsText, LONG, Occurrence, SHORT, WithReason } from '#platform';
import { dutyKinds, unitKinds, type DutyKind, type UnitKind } from './duty.kinds.js';
import { periodKinds, type PeriodKind } from './periods.js';

/** 明确应办事项: from a day on, in every whole period. */
export class DefineDuty extends Occurrence {
  @IsOneOf(dutyKinds)
  readonly duty: DutyKind;

  @IsOneOf(unitKinds)
  readonly unitKind: UnitKind;

  /** Of the organisation, the community, the site; `office` for the office itself. */
  @IsId()
  readonly unitId: string;

  /** Where it is the duty of one person there: a road chief, a secretary. */
  @IsName(SHORT, { optional: true })
  readonly personId?: string;

  /** Of an organisation that no register knows. */
  @IsId({ optional: true })
  readonly communityId?: string;

  @IsOneOf(periodKinds)
  readonly period: PeriodKind;

  /** First day; a period that has begun before it is not due. */
  @IsDay()
  readonly from: string;
}

/** 终止应办事项: a period that is not over by then is not due. */
export class EndDutyPlan extends Occurrence {
  /** The first day on which it is no duty any more. */
  @IsDay()
  readonly until: string;

  @IsText(LONG)
  readonly reason: string;
}

/** 更正 */
export class CorrectDutyPlan extends Correct {}

/** By the clock: a period has begun. */
export class OpenDuty {
  readonly planId: string;
  /** Any day of the period. */
  readonly day: string;
}

/** By the system: a record has done what is due. */
export class SettleDuty {
  readonly planId: string;
  /** Any day of the period that it counts for. */
  readonly day: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly doneAt: string;
}

/** By the system: a record counts no more. */
export class WithdrawSettlement {
  readonly recordKind: string;
  readonly recordId: string;
}

/** By the clock: a period ended and nothing was done. */
export class MissDuty {}

/** By the system: the plan ended within the period. */
export class ReleaseEndedDuty {
  readonly reason: string;
}

/** 办结: done by a record that does not say so by itself; by another than whose duty it is. */
export class CompleteDuty extends Occurrence {
  /** What proves it: the kind and the id of a record that is in the house and holds. */
  @IsLine(SHORT)
  readonly recordKind: string;

  @IsId()
  readonly recordId: string;

  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 免除: not due after all (no committee, no groups, not yet founded); by another than whose duty it is. */
export class ReleaseDuty extends WithReason {}

/** 更正 */
export class CorrectDuty extends Correct {}
