import { Correct, IsId, IsLine, IsName, IsOneOf, IsText, LONG, NAME, Occurrence, SomeOf } from '#platform';
import { siteKinds, type SiteKind } from './labels.js';
import { AssignResponsibility, EndResponsibility } from './responsibility.commands.js';

/** 登记点位 */
export class RegisterSite extends Occurrence {
  /** The id that the site is to get; a new one unless told. */
  @IsId({ optional: true })
  readonly siteId?: string;

  @IsName(NAME)
  readonly name: string;

  @IsOneOf(siteKinds)
  readonly kind: SiteKind;

  @IsId()
  readonly communityId: string;

  @IsLine(NAME, { optional: true })
  readonly address?: string;
}

/** 变更点位信息: the name, the address, or both. */
@SomeOf('name', 'address')
export class ChangeSite extends Occurrence {
  @IsName(NAME, { optional: true })
  readonly name?: string;

  @IsLine(NAME, { optional: true })
  readonly address?: string;
}

/** 停用: the site is no longer supervised. */
export class RetireSite extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 恢复 */
export class RestoreSite extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

export class AssignSiteResponsibility extends AssignResponsibility {}

export class EndSiteResponsibility extends EndResponsibility {}

/** 更正 */
export class CorrectSite extends Correct {}
