import { type Sentence } from '#event-sourcing';
import { fieldWords } from './platform.glossary.js';
import { IsForm, IsInstant, IsWhole } from './fields.js';

/** Of the log, as the store writes it: opaque to clients. */
export const POSITION_PATTERN = '^[0-9a-f]{16,40}$';
export const IsPosition = (what: Sentence) => IsForm(POSITION_PATTERN, what, { optional: true });

const IsCommandsPosition = () => IsPosition(fieldWords.position);

/** As of a moment on either clock; both bounds are inclusive. */
export class AsOfQuery {
  /** What was known then. */
  @IsInstant({ optional: true })
  readonly recordedUntil?: string;

  /** What had happened by then. */
  @IsInstant({ optional: true })
  readonly occurredUntil?: string;

  /** Position that a command answered with: wait until the view shows it. */
  @IsCommandsPosition()
  readonly waitFor?: string;
}

export const MOST_CURSOR = 1_000;
/** The office's configuration says how much less a page is. */
export const MOST_OF_A_PAGE = 999_999_999;

/** What every list takes besides its filters. */
export class PageQuery {
  /** How many at most. */
  @IsWhole(1, MOST_OF_A_PAGE, { optional: true })
  readonly limit?: number;

  /** As the page before gave it: opaque, and of use to the same list alone. */
  @IsForm('^[\\x21-\\x7E]*$', fieldWords.cursor, { optional: true, most: MOST_CURSOR })
  readonly cursor?: string;

  /** Position that a command answered with: wait until the list shows it. */
  @IsCommandsPosition()
  readonly waitFor?: string;
}

/** A page of a list as it was on either clock; then it is folded from the log, which takes longer the longer that is. */
export class AsOfPageQuery extends PageQuery {
  /** What was known then. */
  @IsInstant({ optional: true })
  readonly recordedUntil?: string;

  /** What had happened by then. */
  @IsInstant({ optional: true })
  readonly occurredUntil?: string;
}
