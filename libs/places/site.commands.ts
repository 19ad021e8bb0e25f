import { Correct, IsCreditCode, IsId, IsLine, IsName, IsOneOf, NAME, Occurrence, SomeOf, WithReason } from '#platform';
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

  /** 统一社会信用代码 of whoever runs it, or the number of an older licence of 15 digits. */
  @IsCreditCode({ optional: true })
  readonly creditCode?: string;
}

/** 变更点位信息: the name, the address, the credit code, or several of them. */
@SomeOf('name', 'address', 'creditCode')
export class ChangeSite extends Occurrence {
  @IsName(NAME, { optional: true })
  readonly name?: string;

  @IsLine(NAME, { optional: true })
  readonly address?: string;

  @IsCreditCode({ optional: true })
  readonly creditCode?: string;
}

/** 停用: the site is no longer supervised. */
export class RetireSite extends WithReason {}

/** 恢复 */
export class RestoreSite extends WithReason {}

export class AssignSiteResponsibility extends AssignResponsibility {}

export class EndSiteResponsibility extends EndResponsibility {}

/** 更正 */
export class CorrectSite extends Correct {}
