import { Correct, IsId, IsLine, IsText, LONG, NAME, Occurrence, WithReason } from '#platform';

/** 设立党员示范岗 */
export class EstablishModelPost extends Occurrence {
  @IsId()
  readonly communityId: string;

  /** The street segment, compound or shop that it is at. */
  @IsId({ optional: true })
  readonly siteId?: string;

  @IsLine(NAME)
  readonly place: string;

  @IsText(LONG)
  readonly duty: string;

  /** 亮承诺 */
  @IsText(LONG)
  readonly pledge: string;
}

/** 上岗: the holder by a pseudonym, as party membership is sensitive. */
export class AssignModelPost extends Occurrence {
  @IsId()
  readonly holderId: string;
}

/** 评议 */
export class ReviewModelPost extends Occurrence {
  @IsText(LONG)
  readonly findings: string;
}

/** 撤销 */
export class EndModelPost extends WithReason {}

/** 更正 */
export class CorrectModelPost extends Correct {}
