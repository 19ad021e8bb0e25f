import { IsId, IsInstant, IsName, IsOneOf, IsText, LONG, Occurrence, SHORT } from '#platform';
import { roles, type Role } from './labels.js';

/** 明确责任 */
export class AssignResponsibility extends Occurrence {
  @IsOneOf(roles)
  readonly role: Role;

  @IsName(SHORT)
  readonly person: string;

  /** From when on; from when it happened unless told. It may lie in the past or in the future. */
  @IsInstant({ optional: true, longAgo: true })
  readonly from?: string;

  /** The first moment at which it no longer holds; open unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly until?: string;
}

/** 解除责任 */
export class EndResponsibility extends Occurrence {
  @IsId()
  readonly responsibilityId: string;

  /** The first moment at which it no longer holds; when it happened unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly until?: string;

  @IsText(LONG, { optional: true })
  readonly reason?: string;
}
