import { IsInstant } from './fields.js';

/** What every command's body may say besides its own fields. */
export class Occurrence {
  /** When it happened, if not just now; never in the future. */
  @IsInstant({ optional: true })
  readonly occurredAt?: string;
}
