import {
  Correct,
  EvidenceFile,
  IsDay,
  IsId,
  IsLine,
  IsName,
  IsOneOf,
  IsPart,
  NAME,
  Occurrence,
  SHORT,
  WithReason,
} from '#platform';
import { applicants, formalityKinds, type Applicant, type FormalityKind } from './formality.kinds.js';

/** 开始办理 */
export class StartFormality extends Occurrence {
  @IsId()
  readonly siteId: string;

  @IsOneOf(formalityKinds)
  readonly kind: FormalityKind;

  /** The shop itself, or the office for it 代办. */
  @IsOneOf(applicants)
  readonly by: Applicant;
}

/** 备案 */
export class FileFormality extends Occurrence {
  /** As the receipt has it; no other shop has it. */
  @IsLine(SHORT)
  readonly number: string;

  /** The day that the receipt shows, where that is an earlier one: it is when it was filed. */
  @IsDay({ optional: true })
  readonly on?: string;

  @IsName(NAME)
  readonly authority: string;

  /** 回执 */
  @IsPart(() => EvidenceFile, { optional: true })
  readonly receipt?: EvidenceFile;
}

/** 批复 */
export class ApproveFormality extends Occurrence {
  @IsLine(SHORT)
  readonly documentNumber: string;

  /** The day that the document shows, where that is an earlier one: it is when it was approved. */
  @IsDay({ optional: true })
  readonly on?: string;

  @IsName(NAME)
  readonly authority: string;
}

/** 退回、不予批准 */
export class RefuseFormality extends WithReason {}

/** 变更 */
export class ChangeFormality extends Occurrence {
  /** The new number of a filing, or of the document of an approval. */
  @IsLine(SHORT)
  readonly number: string;

  @IsName(NAME)
  readonly authority: string;
}

/** 撤销 */
export class RevokeFormality extends WithReason {}

/** 失效 */
export class LapseFormality extends WithReason {}

/** 更正 */
export class CorrectFormality extends Correct {}

/** Said by the system: something of the shop has changed that the formality names. */
export class NoteFormalityChangeDue {
  readonly changed: string[];
}
