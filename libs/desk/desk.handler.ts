import { hash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import { decodeCursor, encodeCursor, listed, say, type Clock, type Condition, type Instant } from '#event-sourcing';
import { words } from './desk.glossary.js';
import {
  CALENDAR,
  CLOCK,
  DESK,
  malformed,
  nearestOf,
  Persons,
  placesThere,
  QueryDoor,
  ViewReader,
  type DeskList,
  type HouseDesk,
  type RecordWords,
} from '#platform';
import type { DeskCount, FoundDesk, FoundEntry } from './desk.answers.js';
import { dueIn, lateOf, merged, queryAfter, whereOf, type Place, type Row } from './desk.pages.js';
import { GetDesk } from './desk.queries.js';
import { DeskTitles } from './desk.titles.js';

interface AskedList {
  readonly list: DeskList;
  readonly order: number;
  readonly where: readonly Condition[];
}

/** A cursor goes on with the question that it came from. */
const questionOf = ({ limit: _limit, cursor: _cursor, waitFor: _waitFor, ...asked }: GetDesk) =>
  hash('sha256', JSON.stringify(Object.entries(asked).sort())).slice(0, 8);

/** No title is a list or a part: what a long record has of these is not gone through for it. */
const flatOf = (body: Row['document']['body']): Row['document']['body'] =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value !== 'object'));

@QueryHandler(GetDesk)
export class GetDeskHandler implements IQueryHandler<GetDesk, FoundDesk> {
  constructor(
    private readonly views: ViewReader,
    @Inject(DESK) private readonly house: HouseDesk,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly queries: QueryDoor,
    private readonly persons: Persons,
    private readonly titles: DeskTitles,
  ) {}

  async execute(query: GetDesk): Promise<FoundDesk> {
    await placesThere({ communityId: query.communityId }, this.queries);
    const at = this.clock.now();
    const lists = this.listsOf(query, at);
    const most = this.views.mostOf(query.limit);
    const place = this.placeOf(query);
    await this.views.waitFor(query.waitFor, ...this.house.views);
    const counts = await Promise.all(lists.map((one) => this.count(one, at)));
    const rows = merged(await Promise.all(lists.map((one) => this.rows(one, place, most + 1))));
    const entries = rows.slice(0, most);
    const last = rows.length > most ? entries.at(-1) : undefined;
    return {
      at,
      entries: await this.entries(entries, at),
      lists: counts.filter(({ count }) => count > 0),
      next: last && encodeCursor(questionOf(query), last.due, `${this.nameOf(last)}/${last.document.id}`),
      total: counts.reduce((sum, { count }) => sum + count, 0),
    };
  }

  private nameOf({ order }: Row): string {
    return this.house.lists[order]!.name;
  }

  /** @throws malformed for a list that no room has */
  private listsOf(query: GetDesk, now: Instant): AskedList[] {
    const names = this.house.lists.map(({ name }) => name);
    if (query.list !== undefined && !names.includes(query.list)) {
      const like = nearestOf(query.list, names);
      throw malformed('list', say(words.noList, { list: query.list, like: like ?? '–', names: listed(names) }));
    }
    return this.house.lists.flatMap((list, order) => {
      const where = whereOf(list, query, now, this.calendar);
      return where ? [{ list, order, where }] : [];
    });
  }

  /** @throws InvalidCursor */
  private placeOf(query: GetDesk): Place | undefined {
    if (query.cursor === undefined) return undefined;
    const { value, id } = decodeCursor(questionOf(query), query.cursor);
    const [name] = id.split('/', 1);
    const order = this.house.lists.findIndex((list) => list.name === name);
    return { due: value === null ? undefined : String(value), order, id: id.slice(name!.length + 1) };
  }

  private async rows({ list, order, where }: AskedList, place: Place | undefined, limit: number): Promise<Row[]> {
    const query = queryAfter(list, order, where, place, this.calendar);
    if (!query) return [];
    const { documents } = await this.views.of(list.of).query<Row['document']['body']>({ ...query, limit });
    return documents.map((document) => ({ document, order, due: dueIn(list, document.body, this.calendar) }));
  }

  private async count({ list, where }: AskedList, now: Instant): Promise<DeskCount> {
    const late = lateOf(list, now, this.calendar);
    const measures = [
      { name: 'count', kind: 'count' } as const,
      ...(late ? [{ name: 'overdue', kind: 'count', where: [late] } as const] : []),
    ];
    const [row] = await this.views.of(list.of).sums({ where, measures });
    const { count, overdue = 0 } = row!.values;
    return { list: list.name, label: list.label, count: Number(count), overdue: Number(overdue) };
  }

  private async entries(rows: readonly Row[], now: Instant): Promise<FoundEntry[]> {
    const about = rows.filter(({ order }) => this.house.lists[order]!.titled);
    const recordWords = await this.titles.of(about.map(({ document }) => String(document.body['stream'])));
    return rows.map((row) => this.entry(row, now, recordWords));
  }

  private entry({ order, due, document }: Row, now: Instant, recordWords: RecordWords): FoundEntry {
    const list = this.house.lists[order]!;
    const { record, next, instead, person, department, unit, title, titled } = list;
    const text = (field: string | undefined, body = document.body) => {
      const value = field === undefined ? undefined : body[field];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    };
    const id = record.id === 'id' ? document.id : text(record.id)!;
    const shown = this.persons.hiddenIn(list.of, flatOf(document.body));
    return {
      list: list.name,
      label: list.label,
      due,
      overdue: due !== undefined && due < now,
      kind: record.kind,
      id,
      path: `/api/${record.at}/${encodeURIComponent(id)}`,
      title: titled ? titled(shown as never, recordWords) : text(title, shown),
      command: next?.name,
      instead: instead?.map(({ name }) => name),
      person: text(person?.shown),
      department: text(department?.shown),
      unitId: text(unit),
      communityId: text('communityId'),
    };
  }
}
