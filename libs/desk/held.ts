import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import type { Clock, Position } from '#event-sourcing';
import { CALENDAR, CLOCK, DESK, ViewReader, type DeskRole, type HouseDesk } from '#platform';
import { whereOf } from './desk.pages.js';
import { GetDesk } from './desk.queries.js';

/** What somebody has on their desk, or holds besides: a venue that they keep, a site that they answer for. */
export interface HeldEntry {
  /** Of the list that names it. */
  readonly list: string;
  readonly kind: string;
  readonly id: string;
  readonly title?: string;
}

/** All of it, for a handover: no pages. */
export class GetHeld {
  constructor(
    readonly role: DeskRole,
    readonly name: string,
    readonly waitFor?: Position,
  ) {}
}

@QueryHandler(GetHeld)
export class GetHeldHandler implements IQueryHandler<GetHeld, HeldEntry[]> {
  constructor(
    private readonly views: ViewReader,
    @Inject(DESK) private readonly house: HouseDesk,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ role, name, waitFor }: GetHeld): Promise<HeldEntry[]> {
    await this.views.waitFor(waitFor, ...this.house.views);
    const asked = Object.assign(new GetDesk(), { [role]: name });
    const entries: HeldEntry[] = [];
    for (const list of [...this.house.lists, ...this.house.held]) {
      const where = whereOf(list, asked, this.clock.now(), this.calendar);
      if (!where) continue;
      const { documents } = await this.views.of(list.of).query<Readonly<Record<string, unknown>>>({ where });
      for (const { id, body } of documents) {
        const { record, title } = list;
        const said = body[title];
        entries.push({
          list: list.name,
          kind: record.kind,
          id: record.id === 'id' ? id : String(body[record.id]),
          ...(typeof said === 'string' ? { title: said } : {}),
        });
      }
    }
    return entries;
  }
}
