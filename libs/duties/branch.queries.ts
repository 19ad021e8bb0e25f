import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { daysAfter, type WorkingCalendar } from '#calendar';
import { momentBefore, type Clock, type Condition, type Instant } from '#event-sourcing';
import {
  CALENDAR,
  CLOCK,
  fieldWords,
  FindRecords,
  IsDay,
  IsId,
  IsPosition,
  placesThere,
  QueryDoor,
  THE_SYSTEM,
  ViewReader,
  type RoomTable,
} from '#platform';
import type { BranchMonth, BranchTable } from './duty.answers.js';
import { branchWords } from './duty.glossary.js';
import type { DutyKind } from './duty.kinds.js';
import { periodOf } from './periods.js';
import { dutyView, type DutyDocument } from './duty.views.js';

/** 三会一课: what was due of each branch month by month, and what became of it. */
export class GetBranchTable {
  /** A day of the first month, in the office's time zone; this year's unless told. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** A day of the last month; of the end of that year unless told. */
  @IsDay({ optional: true })
  readonly to?: string;

  /** The branch. */
  @IsId({ optional: true })
  readonly unitId?: string;

  @IsId({ optional: true })
  readonly communityId?: string;

  /** Position that a command answered with: wait until the table shows it. */
  @IsPosition(fieldWords.position)
  readonly waitFor?: string;
}

/** As a table. */
export const branchTable: RoomTable = {
  name: 'meetings-by-branch',
  label: { zh: '三会一课情况', en: 'meetings of branches, month by month' },
  query: GetBranchTable,
  rows: 'branches',
  words: branchWords,
  of: { column: 'unitId', kinds: ['organisation'] },
};

/** systems.md 13, in the order of its row. */
const KINDS = [
  'members-meeting',
  'committee-meeting',
  'group-meeting',
  'party-lecture',
  'theme-day',
] as const satisfies readonly DutyKind[];

/** A meeting, as its room shows it; of who came the number alone. */
interface MeetingShown {
  readonly activityId: string;
  readonly due?: number;
  readonly present?: number;
  readonly minutes?: object;
}

@QueryHandler(GetBranchTable)
export class GetBranchTableHandler implements IQueryHandler<GetBranchTable, BranchTable> {
  constructor(
    private readonly views: ViewReader,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly queries: QueryDoor,
  ) {}

  async execute({ from, to, unitId, communityId, waitFor }: GetBranchTable): Promise<BranchTable> {
    await placesThere({ communityId }, this.queries);
    await this.views.waitFor(waitFor, dutyView);
    const { calendar } = this;
    const first = (from ?? `${(to ?? calendar.dayOf(this.clock.now())).slice(0, 4)}-01-01`).slice(0, 7);
    const last = (to ?? `${first.slice(0, 4)}-12-31`).slice(0, 7);
    const where: Condition[] = [
      { field: 'unitKind', equals: 'organisation' },
      { field: 'duty', in: KINDS },
      { field: 'status', in: ['open', 'done', 'missed'] },
      { field: 'until', atLeast: calendar.startOfDay(`${first}-01`) },
      { field: 'from', lessThan: calendar.startOfDay(daysAfter(periodOf('month', `${last}-01`).last, 1)) },
      ...(unitId === undefined ? [] : [{ field: 'unitId', equals: unitId }]),
      ...(communityId === undefined ? [] : [{ field: 'communityId', equals: communityId }]),
    ];
    const { documents } = await this.views.of(dutyView).query<DutyDocument>({ where });
    const months = new Map<string, DutyDocument[]>();
    for (const { body } of documents) {
      const month = monthOf(body, calendar);
      if (month < first || month > last) continue;
      const key = `${body.unitId} ${month}`;
      months.set(key, [...(months.get(key) ?? []), body]);
    }
    const meetings = await this.meetingsOf([...months.values()].flat());
    const keys = [...months.keys()].sort();
    return { branches: keys.map((key) => branchMonth(key.split(' ')[1]!, months.get(key)!, meetings)) };
  }

  /** By their ids, those by which the duties were done. */
  private async meetingsOf(duties: readonly DutyDocument[]): Promise<ReadonlyMap<string, MeetingShown>> {
    const done = duties.filter(({ status }) => status === 'done');
    if (done.length === 0) return new Map();
    const least = done.reduce((from, duty) => (duty.from < from ? duty.from : from), done[0]!.from);
    const most = done.reduce((until, duty) => (duty.until > until ? duty.until : until), done[0]!.until);
    const held: Condition[] = [{ field: 'heldAt', atLeast: least, lessThan: most }];
    const found = await this.queries.ask<readonly MeetingShown[]>(new FindRecords('activity', held), THE_SYSTEM);
    return new Map(found.map((meeting) => [meeting.activityId, meeting]));
  }
}

/** In which month it was done, of its period; as long as it is not, the last of its period. */
function monthOf({ until, settlements }: DutyDocument, calendar: WorkingCalendar): string {
  const monthAt = (at: Instant) => calendar.dayOf(at).slice(0, 7);
  const done = settlements.map(({ doneAt }) => monthAt(doneAt));
  return [...done, monthAt(momentBefore(until))].reduce((first, month) => (month < first ? month : first));
}

function branchMonth(
  month: string,
  duties: readonly DutyDocument[],
  found: ReadonlyMap<string, MeetingShown>,
): BranchMonth {
  const inState = (status: DutyDocument['status']) => duties.filter((duty) => duty.status === status);
  const done = inState('done');
  const missed = inState('missed');
  const held = (kind: (typeof KINDS)[number]) =>
    duties.some(({ duty }) => duty === kind) ? done.filter(({ duty }) => duty === kind).length : null;
  // One meeting may have done two of them.
  const ids = new Set(done.flatMap(({ settlements }) => settlements.map(({ recordId }) => recordId ?? '')));
  const meetings = [...ids].flatMap((id) => found.get(id) ?? []);
  const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
  return {
    unitId: duties[0]!.unitId,
    month,
    membersMeetings: held('members-meeting'),
    committeeMeetings: held('committee-meeting'),
    groupMeetings: held('group-meeting'),
    partyLectures: held('party-lecture'),
    themeDays: held('theme-day'),
    due: duties.length,
    done: done.length,
    missed: missed.length,
    open: inState('open').length,
    missing: KINDS.filter((kind) => missed.some(({ duty }) => duty === kind)),
    meetings: meetings.length,
    expected: sum(meetings.map(({ due }) => due ?? 0)),
    present: sum(meetings.map(({ present }) => present ?? 0)),
    withMinutes: meetings.filter(({ minutes }) => minutes !== undefined).length,
  };
}
