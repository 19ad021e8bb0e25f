import { Correct, fieldWords, IsForm, IsId, IsLine, IsText, IsWhole, LONG, NAME, Occurrence } from '#platform';

const MOST_MINUTES = 1_000_000;

/** 登记培训: apart from service. */
export class RecordTraining extends Occurrence {
  @IsLine(NAME)
  readonly subject: string;

  @IsWhole(1, MOST_MINUTES)
  readonly minutes: number;
}

/** 开具志愿服务证明 */
export class IssueCertificate extends Occurrence {
  @IsLine(NAME)
  readonly number: string;

  /** What it certifies, never more than was confirmed. */
  @IsWhole(1, MOST_MINUTES)
  readonly minutes: number;

  @IsText(LONG)
  readonly content: string;

  /** Of the paper or file that was given out. */
  @IsForm('^[0-9a-f]{64}$', fieldWords.sha256)
  readonly sha256: string;
}

/** 撤销证明 */
export class RevokeCertificate extends Occurrence {
  @IsId()
  readonly certificateId: string;

  @IsText(LONG)
  readonly reason: string;
}

/** By the system: what of one attendance counts now. */
export class CreditService {
  /** When it was confirmed, or taken away. */
  readonly occurredAt?: string;
  readonly attendanceId: string;
  readonly activityId: string;
  readonly minutes: number;
}

/** 更正 */
export class CorrectVolunteer extends Correct {}
