import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsInstant } from '#platform';
import { roles, type Role } from './labels.js';

const MOST_CURSOR = 500;

/** What every list takes besides its filters. */
export class PageQuery {
  @IsOptional()
  @Matches(/^[1-9]\d{0,4}$/, { message: '$property must be a whole number from 1' })
  readonly limit?: string;

  @IsOptional()
  @IsString()
  @MaxLength(MOST_CURSOR)
  readonly cursor?: string;

  /** Position that a command answered with: wait until the list shows it. */
  @IsOptional()
  @Matches(/^[0-9a-f]{16,40}$/, { message: '$property must be a position that a command answered with' })
  readonly waitFor?: string;
}

/** Who was responsible, and by what was known when. */
export class ResponsibleQuery {
  /** The moment asked about; now unless told. */
  @IsInstant({ optional: true })
  readonly at?: string;

  /** By what the office knew at that moment; by all that it knows now unless told. */
  @IsInstant({ optional: true })
  readonly recordedUntil?: string;

  @IsOptional()
  @IsIn(roles)
  readonly role?: Role;
}
