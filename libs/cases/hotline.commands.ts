import { IsFlag, IsOneOf, IsText, LONG, Occurrence } from '#platform';
import type { Satisfaction, Solved } from './case.events.js';

export const satisfactions = ['very', 'satisfied', 'neutral', 'unsatisfied'] as const satisfies Satisfaction[];

/** 回访: after the closing, by somebody who had not handled it; what is not solved is open again. */
export class RecordCallback extends Occurrence {
  @IsFlag()
  readonly reached: boolean;

  /** 已解决, 部分解决, 未解决 */
  @IsOneOf(['yes', 'partly', 'no'] satisfies Solved[], { optional: true })
  readonly solved?: Solved;

  /** 非常满意, 满意, 一般, 不满意 */
  @IsOneOf(satisfactions, { optional: true })
  readonly satisfaction?: Satisfaction;

  /** What they said; why it is not solved. */
  @IsText(LONG, { optional: true })
  readonly note?: string;
}
