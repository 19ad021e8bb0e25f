import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DAY, type WorkingCalendar } from '#calendar';
import type { Clock, Condition } from '#event-sourcing';
import {
  CALENDAR,
  CLOCK,
  CountOpenCases,
  FindCasesOfProblems,
  nameKey,
  Pages,
  placesThere,
  QueryDoor,
  ViewReader,
  type CaseOfProblem,
  Persons,
} from '#platform';
import type { CasePage } from './case.answers.js';
import { affectedDeadlines, type AffectedDeadline } from './affected-deadlines.js';
import { ListAffectedDeadlines, ListCases } from './case.queries.js';
import { caseView, type CaseDocument } from './case.views.js';

const PAGE = 200;

@QueryHandler(CountOpenCases)
export class CountOpenCasesHandler implements IQueryHandler<CountOpenCases, number> {
  constructor(private readonly views: ViewReader) {}

  async execute({ siteId }: CountOpenCases): Promise<number> {
    await this.views.waitForAll(caseView);
    return this.views.of(caseView).count([
      { field: 'siteId', equals: siteId },
      { field: 'open', equals: true },
    ]);
  }
}

@QueryHandler(FindCasesOfProblems)
export class FindCasesOfProblemsHandler implements IQueryHandler<FindCasesOfProblems, CaseOfProblem[]> {
  constructor(private readonly views: ViewReader) {}

  async execute({ findingIds }: FindCasesOfProblems): Promise<CaseOfProblem[]> {
    if (findingIds.length === 0) return [];
    await this.views.waitForAll(caseView);
    return Promise.all(
      findingIds.map(async (id) => {
        const found = (await this.views.of(caseView).get<CaseDocument>(id))?.body;
        const isOver = found?.status === 'voided' || found?.status === 'merged';
        return { isOpen: found?.open ?? true, holds: !isOver };
      }),
    );
  }
}

@QueryHandler(ListAffectedDeadlines)
export class ListAffectedDeadlinesHandler implements IQueryHandler<ListAffectedDeadlines, AffectedDeadline[]> {
  constructor(
    private readonly views: ViewReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
  ) {}

  async execute({ most }: ListAffectedDeadlines): Promise<AffectedDeadline[]> {
    const now = this.clock.now();
    const affected: AffectedDeadline[] = [];
    // A case that is over can have the deadline of a supervision; one that is suspended has deadlines that stand still.
    for (const where of [
      [{ field: 'open', equals: true }],
      [
        { field: 'open', equals: false },
        { field: 'nextDueAt', atLeast: now },
      ],
    ] satisfies Condition[][]) {
      let cursor: string | undefined;
      do {
        const page = await this.views.of(caseView).query<CaseDocument>({ where, limit: PAGE, cursor });
        for (const { body } of page.documents) affected.push(...affectedDeadlines(body, this.calendar, now));
        cursor = page.next;
      } while (cursor !== undefined && affected.length < most);
    }
    return affected.slice(0, most);
  }
}

@QueryHandler(ListCases)
export class ListCasesHandler implements IQueryHandler<ListCases, CasePage> {
  constructor(
    private readonly pages: Pages,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    private readonly queries: QueryDoor,
    private readonly persons: Persons,
  ) {}

  async execute(query: ListCases): Promise<CasePage> {
    await placesThere(query, this.queries);
    const { search } = query;
    const { bodies, ...page } = await this.pages.page<CaseDocument>(caseView, query, {
      where: [...this.listConditions(query), ...fieldConditions(query), ...this.reportedIn(query)],
      search,
      // What runs out first comes first; what has no deadline comes after it.
      sort: { field: 'nextDueAt', direction: 'asc', nulls: 'last' },
    });
    return { cases: bodies.map((body) => this.persons.hiddenIn(caseView, body)), ...page };
  }

  private reportedIn({ from, to }: ListCases): Condition[] {
    if (from === undefined && to === undefined) return [];
    const atLeast = from === undefined ? undefined : this.calendar.startOfDay(from);
    // Instants have milliseconds, so what is before the next character after the last one is up to it.
    const lessThan = to === undefined ? undefined : `${this.calendar.endOfDay(to)}~`;
    return [{ field: 'reportedAt', atLeast, lessThan }];
  }

  private listConditions({ list, recordedUntil, occurredUntil }: ListCases): Condition[] {
    const now = [recordedUntil, occurredUntil, this.clock.now()].filter((moment) => moment !== undefined).sort()[0]!;
    switch (list) {
      case 'mine':
        return [{ field: 'open', equals: true }];
      case 'overdue':
        // Not only open cases: an authority's deadline runs on after the closure.
        return [{ field: 'nextDueAt', lessThan: now }];
      case 'due-this-week':
        return [{ field: 'nextDueAt', atLeast: now, lessThan: this.nextWeek(now) }];
      case 'waiting-for-verification':
        return [{ field: 'waitingFor', equals: 'verification' }];
      default:
        return [];
    }
  }

  /** Weeks begin with Monday (ISO 8601). */
  private nextWeek(now: string): string {
    const today = new Date(`${this.calendar.dayOf(now)}T00:00:00Z`);
    const monday = new Date(today.getTime() + (8 - (today.getUTCDay() || 7)) * DAY);
    return this.calendar.startOfDay(monday.toISOString().slice(0, 10));
  }
}

function fieldConditions(query: ListCases): Condition[] {
  const fields = ['communityId', 'siteId', 'status', 'number', 'sourceNumber'] as const;
  const conditions: Condition[] = fields
    .filter((field) => query[field] !== undefined)
    .map((field) => ({ field, equals: query[field]! }));
  for (const field of ['assignee', 'department', 'category'] as const)
    if (query[field] !== undefined) conditions.push({ field: `${field}Key`, equals: nameKey(query[field]) });
  if (query.open !== undefined) conditions.push({ field: 'open', equals: query.open === 'true' });
  return conditions;
}

export const caseHandlers = [
  CountOpenCasesHandler,
  FindCasesOfProblemsHandler,
  ListAffectedDeadlinesHandler,
  ListCasesHandler,
];
