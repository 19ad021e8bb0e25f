import { Correct, deskRoles, IsName, IsOneOf, IsText, LONG, Occurrence, SHORT, type DeskRole } from '#platform';
import type { StayingRecord } from './handover.events.js';

/** 工作交接: all open work of a person, or of a department, goes to another one from that moment on. */
export class HandOverDesk extends Occurrence {
  @IsOneOf(deskRoles)
  readonly role: DeskRole;

  @IsName(SHORT)
  readonly from: string;

  @IsName(SHORT)
  readonly to: string;

  @IsText(LONG)
  readonly reason: string;
}

/** The system's own, once all that can go along has done so. */
export class CompleteHandover {
  readonly moved: number;
  readonly staying: number;
  readonly stays: readonly StayingRecord[];
  readonly occurredAt?: string;
}

/** 更正 */
export class CorrectHandover extends Correct {}
