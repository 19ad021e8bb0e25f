import { IsOptional, Matches } from 'class-validator';
import { IsInstant } from './fields.js';

/** As of a moment on either clock; both bounds are inclusive. */
export class AsOfQuery {
  /** What was known then. */
  @IsInstant({ optional: true })
  readonly recordedUntil?: string;

  /** What had happened by then. */
  @IsInstant({ optional: true })
  readonly occurredUntil?: string;

  /** Position that a command answered with: wait until the view shows it. */
  @IsOptional()
  @Matches(/^[0-9a-f]{16,40}$/, { message: '$property must be a position that a command answered with' })
  readonly waitFor?: string;
}
