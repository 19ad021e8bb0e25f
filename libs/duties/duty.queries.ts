import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { daysAfter, type WorkingCalendar } from '#calendar';
import { sumsOf, type Condition } from '#event-sourcing';
import {
  CALENDAR,
  fieldWords,
  IsDay,
  IsId,
  IsOneOf,
  IsPosition,
  placesThere,
  QueryDoor,
  ViewReader,
  type RoomTable,
} from '#platform';
import { tableWords } from './duty.glossary.js';
import type { DutyTable } from './duty.answers.js';
import { dutyFigures } from './duty.figures.js';
import { dutyKinds, unitKinds, type DutyKind, type UnitKind } from './duty.kinds.js';
import { dutyView } from './duty.views.js';

/** What was due of each unit, and what became of it, in the periods that begin from one day to another. */
export class GetDutyTable {
  /** First day, in the office's time zone. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Last day. */
  @IsDay({ optional: true })
  readonly to?: string;

  @IsOneOf(dutyKinds, { optional: true })
  readonly duty?: DutyKind;

  @IsOneOf(unitKinds, { optional: true })
  readonly unitKind?: UnitKind;

  @IsId({ optional: true })
  readonly communityId?: string;

  /** Position that a command answered with: wait until the table shows it. */
  @IsPosition(fieldWords.position)
  readonly waitFor?: string;
}

/** As a table. */
export const dutyTable: RoomTable = {
  name: 'duties-by-unit',
  label: { zh: '应办情况', en: 'duties unit by unit' },
  query: GetDutyTable,
  rows: 'units',
  words: tableWords,
  of: { column: 'unitId', kinds: ['community', 'organisation', 'site'] },
  shares: ['completion'],
};

const NAMES = ['due', 'done', 'doneLate', 'missed', 'open'] as const;

@QueryHandler(GetDutyTable)
export class GetDutyTableHandler implements IQueryHandler<GetDutyTable, DutyTable> {
  constructor(
    private readonly views: ViewReader,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    private readonly queries: QueryDoor,
  ) {}

  /** The figures of the room by unit: the same declarations as of the office's. */
  async execute({ from, to, duty, unitKind, communityId, waitFor }: GetDutyTable): Promise<DutyTable> {
    await placesThere({ communityId }, this.queries);
    await this.views.waitFor(waitFor, dutyView);
    const where = Object.entries({ duty, unitKind, communityId })
      .filter(([, value]) => value !== undefined)
      .map(([field, equals]): Condition => ({ field, equals: equals! }));
    const figures = dutyFigures.filter(({ name }) => NAMES.some((one) => name === `duties.${one}`));
    const asked = {
      at: '',
      from: from && this.calendar.startOfDay(from),
      until: to && this.calendar.startOfDay(daysAfter(to, 1)),
    };
    const group = { of: dutyView, period: 'from', figures };
    const rows = await this.views.of(dutyView).sums(sumsOf(group, asked, { where, groupBy: 'unitId' }));
    const units = rows.map(({ group: unitId, values }) => {
      const [due, done, doneLate, missed, open] = NAMES.map((name) => Number(values[`duties.${name}`])) as [
        number,
        number,
        number,
        number,
        number,
      ];
      return { unitId: String(unitId), due, done, doneLate, missed, open, completion: due === 0 ? null : done / due };
    });
    return { units };
  }
}
