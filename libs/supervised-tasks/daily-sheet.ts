import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import { momentAfter, sumsOf, type Asked, type Clock, type Condition, type Figure } from '#event-sourcing';
import {
  CALENDAR,
  CLOCK,
  fieldWords,
  IsDay,
  IsName,
  IsPosition,
  NAME,
  nameKey,
  ViewReader,
  type RoomTable,
} from '#platform';
import { dailyWords } from './task.glossary.js';
import { taskFigures } from './task.figures.js';
import { closurePart, taskView } from './task.views.js';

/** The daily sheet of a campaign 督办日报: community by community, as of the end of a day. */
export class GetDailyTasks {
  /** In the office's time zone; today unless told. */
  @IsDay({ optional: true })
  readonly day?: string;

  /** As it was handed over; absent: of all campaigns together. */
  @IsName(NAME, { optional: true })
  readonly campaign?: string;

  /** Position that a command answered with: wait until the sheet shows it. */
  @IsPosition(fieldWords.position)
  readonly waitFor?: string;
}

/** One community on the daily sheet. */
export class DailyTasksRow {
  /** `null`: of the office itself 本级. */
  readonly communityId: string | null;
  /** Handed over on the day 当日交办, and of these the key items 重点. */
  readonly today: number;
  readonly todayKey: number;
  /** Up to the end of the day 累计交办. */
  readonly total: number;
  readonly totalKey: number;
  /** Items that other areas share 涉及其他区域: each area counts them. */
  readonly shared: number;
  /** 办结, and of these in time 按期. */
  readonly closed: number;
  readonly inTime: number;
  /** closed / total and inTime / total; `null` where nothing was handed over. */
  readonly rate: number | null;
  readonly inTimeRate: number | null;
}

export class DailyTasks {
  readonly day: string;
  readonly rows: DailyTasksRow[];
}

/** As a table. */
export const dailyTable: RoomTable = {
  name: 'tasks-daily',
  label: { zh: '督办日报', en: 'daily sheet of supervised tasks' },
  query: GetDailyTasks,
  rows: 'rows',
  words: dailyWords,
  of: { column: 'communityId', kinds: ['community'] },
  shares: ['rate', 'inTimeRate'],
};

const HANDED_OVER = ['tasks.handedOver', 'tasks.handedOver.key', 'tasks.handedOver.shared'] as const;
const CLOSED = ['tasks.rectified', 'tasks.inTime'] as const;
const named = (names: readonly string[]): Figure[] => taskFigures.filter(({ name }) => names.includes(name));

@QueryHandler(GetDailyTasks)
export class GetDailyTasksHandler implements IQueryHandler<GetDailyTasks, DailyTasks> {
  constructor(
    private readonly views: ViewReader,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The figures of the room by community: the same declarations as of the office's. */
  async execute({ day: asked, campaign, waitFor }: GetDailyTasks): Promise<DailyTasks> {
    const day = asked ?? this.calendar.dayOf(this.clock.now());
    await this.views.waitFor(waitFor, taskView);
    const until = momentAfter(this.calendar.endOfDay(day));
    const where: Condition[] = campaign === undefined ? [] : [{ field: 'campaignKey', equals: nameKey(campaign) }];
    const soFar = { at: until, until };
    const [today, total, closed] = await Promise.all([
      this.sums(taskView, HANDED_OVER, { ...soFar, from: this.calendar.startOfDay(day) }, where),
      this.sums(taskView, HANDED_OVER, soFar, where),
      this.sums(closurePart, CLOSED, soFar, where),
    ]);
    const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
    const rows = [...total.keys()].map((communityId): DailyTasksRow => {
      const of = (sums: typeof total, name: string) => Number(sums.get(communityId)?.[name] ?? 0);
      const [all, done] = [of(total, 'tasks.handedOver'), of(closed, 'tasks.rectified')];
      const inTime = of(closed, 'tasks.inTime');
      return {
        communityId,
        today: of(today, 'tasks.handedOver'),
        todayKey: of(today, 'tasks.handedOver.key'),
        total: all,
        totalKey: of(total, 'tasks.handedOver.key'),
        shared: of(total, 'tasks.handedOver.shared'),
        closed: done,
        inTime,
        rate: share(done, all),
        inTimeRate: share(inTime, all),
      };
    });
    return { day, rows };
  }

  private async sums(of: Figure['of'], names: readonly string[], asked: Asked, where: readonly Condition[]) {
    const group = { of, period: 'handedOverAt', figures: named(names) };
    const rows = await this.views.of(of).sums(sumsOf(group, asked, { where, groupBy: 'communityId' }));
    return new Map(rows.map(({ group: id, values }) => [id === null ? null : String(id), values]));
  }
}
