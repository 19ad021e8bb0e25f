import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import { momentBefore, type Clock } from '#event-sourcing';
import { CALENDAR, CLOCK, ROOM_FIGURES, ViewReader, type RoomFigures } from '#platform';
import type { FigureScope } from './figures.answers.js';
import { asOfOf, askedOf, periodOf } from './figures.handlers.js';
import type { GetFigures } from './figures.queries.js';

/** Of which period, as of when, and up to where of the log figures are. Asked before them, as the log goes on meanwhile. */
export class GetFigureScope {
  constructor(readonly query: GetFigures) {}
}

@QueryHandler(GetFigureScope)
export class GetFigureScopeHandler implements IQueryHandler<GetFigureScope, FigureScope> {
  constructor(
    private readonly views: ViewReader,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ query }: GetFigureScope): Promise<FigureScope> {
    await this.views.waitFor(query.waitFor, ...this.house.views);
    // The question's moment is the first that is not in it any more.
    const { at } = askedOf(query, this.calendar, this.clock.now());
    const asOf = momentBefore(at);
    return { ...periodOf(query), asOf, position: await this.views.counted(asOfOf(query), ...this.house.views) };
  }
}

/** As headers of an answer: a period as ISO 8601 has intervals, with `..` for an end that is open. */
export const headersOf = ({ from, to, asOf, position }: FigureScope): Readonly<Record<string, string>> => ({
  'zeren-period': `${from ?? '..'}/${to ?? '..'}`,
  'zeren-as-of': asOf,
  'zeren-position': position,
});
