import {
  AsOfQuery,
  fieldWords,
  IsDay,
  IsForm,
  IsId,
  IsLine,
  IsName,
  IsOneOf,
  IsWhole,
  MOST_CURSOR,
  MOST_OF_A_PAGE,
  NAME,
  SHORT,
} from '#platform';
import { words } from './figures.glossary.js';
import { figureGroupings, type FigureGrouping } from './groupings.js';

/** The figures of a period: all, of one community, or by community. */
export class GetFigures extends AsOfQuery {
  /** A whole year: short for its first and its last day. */
  @IsForm('^(19|20|21)[0-9]{2}$', words.year, { optional: true })
  readonly year?: string;

  /** First day, in the office's time zone. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Last day, inclusive; figures of a register are as of its end. */
  @IsDay({ optional: true })
  readonly to?: string;

  /** `null` for what belongs to the office itself 本级. */
  @IsId({ optional: true })
  readonly communityId?: string;

  @IsId({ optional: true })
  readonly siteId?: string;

  /** Of one campaign alone, as its tasks were handed over; what knows no campaign is not asked. */
  @IsName(NAME, { optional: true })
  readonly campaign?: string;

  /**
   * Besides the whole, each figure by group; what has none is the group null, of communities the office itself 本级. By month,
   * what registers count is as of the end of each; without a period, from the first month in which anything was to the last.
   */
  @IsOneOf(figureGroupings, { optional: true })
  readonly by?: FigureGrouping;
}

/** The records behind one figure, page by page. */
export class GetFigureRecords extends GetFigures {
  @IsName(SHORT)
  readonly figure: string;

  /** Words that all have to be in a record: of figures whose records have texts. */
  @IsLine(SHORT, { optional: true })
  readonly search?: string;

  @IsWhole(1, MOST_OF_A_PAGE, { optional: true })
  readonly limit?: number;

  @IsForm('^[\\x21-\\x7E]*$', fieldWords.cursor, { optional: true, most: MOST_CURSOR })
  readonly cursor?: string;
}
