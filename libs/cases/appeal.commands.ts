import {
  ArePartsOf,
  EvidenceFile,
  IsId,
  IsName,
  IsOneOf,
  IsText,
  LONG,
  MOST_FILES,
  Occurrence,
  SHORT,
} from '#platform';
import type { AppealGround, Deduction } from './appeal.events.js';

export const appealGrounds = ['not-ours', 'deadline-wrong', 'force-majeure', 'other'] as const satisfies AppealGround[];

/** 申诉: by the unit that held the case when it was marked down. */
export class AppealDeduction extends Occurrence {
  /** The leg by its dispatch; the last one of the unit unless told. */
  @IsId({ optional: true })
  readonly legId?: string;

  /** 超期, 返工 */
  @IsOneOf(['late', 'rework'] satisfies Deduction[])
  readonly deduction: Deduction;

  /** 非本单位职责, 期限有误, 不可抗力, 其他 */
  @IsOneOf(appealGrounds)
  readonly ground: AppealGround;

  @IsName(SHORT)
  readonly unit: string;

  @IsText(LONG)
  readonly reason: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 同意申诉: first the pre-check, then the leader; each is of another unit than the appellant's. */
export class GrantAppeal extends Occurrence {
  @IsId()
  readonly appealId: string;

  /** Of who decides. */
  @IsName(SHORT)
  readonly unit: string;

  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 驳回申诉: at either stage, for good. */
export class DenyAppeal extends Occurrence {
  @IsId()
  readonly appealId: string;

  @IsName(SHORT)
  readonly unit: string;

  @IsText(LONG)
  readonly reason: string;
}
