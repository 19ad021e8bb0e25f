import { IsString, Matches, MaxLength } from 'class-validator';
import { IsInstant, Optional } from './fields.js';

/** As of a moment on either clock; both bounds are inclusive. */
export class AsOfQuery {
  /** What was known then. */
  @IsInstant({ optional: true })
  readonly recordedUntil?: string;

  /** What had happened by then. */
  @IsInstant({ optional: true })
  readonly occurredUntil?: string;

  /** Position that a command answered with: wait until the view shows it. */
  @Optional()
  @Matches(/^[0-9a-f]{16,40}$/, { message: '$property must be a position that a command answered with' })
  readonly waitFor?: string;
}

export const MOST_CURSOR = 500;

/** What every list takes besides its filters. */
export class PageQuery {
  /** How many at most. */
  @Optional()
  @Matches(/^[1-9]\d{0,8}$/, { message: '$property must be a whole number from 1' })
  readonly limit?: string;

  /** As the page before gave it. */
  @Optional()
  @IsString()
  @MaxLength(MOST_CURSOR)
  readonly cursor?: string;

  /** Position that a command answered with: wait until the list shows it. */
  @Optional()
  @Matches(/^[0-9a-f]{16,40}$/, { message: '$property must be a position that a command answered with' })
  readonly waitFor?: string;
}
