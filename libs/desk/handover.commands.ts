import { Correct, deskRoles, IsName, IsOneOf, IsText, LONG, Occurrence, SHORT, type DeskRole } from '#platform';

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

/** 更正 */
export class CorrectHandover extends Correct {}
