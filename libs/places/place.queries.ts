import { IsInstant, IsOneOf } from '#platform';
import { roles, type Role } from './labels.js';

/** Who was responsible, and by what was known when. */
export class ResponsibleQuery {
  /** The moment asked about; now unless told. */
  @IsInstant({ optional: true })
  readonly at?: string;

  /** By what the office knew at that moment; by all that it knows now unless told. */
  @IsInstant({ optional: true })
  readonly recordedUntil?: string;

  @IsOneOf(roles, { optional: true })
  readonly role?: Role;
}
