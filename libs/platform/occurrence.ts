import { IsInstant, IsText } from './fields.js';
import { LONG } from './lengths.js';

/** What every command's body may say besides its own fields. */
export class Occurrence {
  /** When it happened, if not just now; never in the future. */
  @IsInstant({ optional: true })
  readonly occurredAt?: string;
}

/** The same of what may have happened long before the office began, such as a founding. */
export class OccurrenceLongAgo {
  /** When it happened, from 1900 on, if not just now; never in the future. */
  @IsInstant({ optional: true, longAgo: true })
  readonly occurredAt?: string;
}

/** What a command says that needs no more than why: what is voided, ended, called off. */
export class WithReason extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}
