import { IsDay, IsId, IsLine, IsName, IsOneOf, PageQuery, SHORT } from '#platform';

/** What is to be done next, in all rooms, what is due first before the rest. */
export class GetDesk extends PageQuery {
  /** On whose desk it is. */
  @IsName(SHORT, { optional: true })
  readonly person?: string;

  @IsName(SHORT, { optional: true })
  readonly department?: string;

  /** The organisation, community or site that has to do it. */
  @IsId({ optional: true })
  readonly unitId?: string;

  @IsId({ optional: true })
  readonly communityId?: string;

  /** One list alone, by its name, e.g. cases.toFile. */
  @IsLine(SHORT, { optional: true })
  readonly list?: string;

  /** Due on this day or earlier. */
  @IsDay({ optional: true })
  readonly dueTo?: string;

  /** Only what should have been done already. */
  @IsOneOf(['true', 'false'], { optional: true })
  readonly overdue?: 'true' | 'false';
}
