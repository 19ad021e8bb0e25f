import { Correct, IsId, Occurrence, WithReason } from '#platform';

/** 配备专职党务工作者 */
export class AssignFullTimeWorker extends Occurrence {
  /** The person, by a pseudonym: one works in one community at a time. */
  @IsId({ optional: true })
  readonly workerId?: string;

  @IsId()
  readonly communityId: string;
}

/** 离岗 */
export class EndFullTimeWorker extends WithReason {}

/** 更正 */
export class CorrectFullTimeWorker extends Correct {}
