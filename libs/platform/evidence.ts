import { IsInt, IsMimeType, Matches, Max, Min } from 'class-validator';
import { IsText } from './fields.js';

const NAME = 200;
const MOST_BYTES = 1_000_000_000;
export const MOST_FILES = 20;

/** A photo or document, by the SHA-256 of its content: so an event proves which file was meant. */
export class EvidenceFile {
  @Matches(/^[0-9a-f]{64}$/, { message: '$property must be a SHA-256 in 64 lower-case hex digits' })
  readonly sha256: string;

  @IsInt()
  @Min(1)
  @Max(MOST_BYTES)
  readonly bytes: number;

  @IsMimeType()
  readonly mediaType: string;

  @IsText(NAME, { optional: true })
  readonly name?: string;
}
