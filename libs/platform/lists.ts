import { Inject, type Type } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import type { WorkingCalendar } from '#calendar';
import {
  drillSort,
  figureGroups,
  summedTogether,
  type AnyView,
  type CollectionSchema,
  type Condition,
  type DocumentSort,
  type Figure,
} from '#event-sourcing';
import { IsDay, IsId, IsInstant, IsLine, IsName, IsOneOf } from './fields.js';
import { EarlierEntries, Pages, type ListedPage } from './pages.js';
import { Persons } from './persons.js';
import { placesThere } from './places-there.js';
import { AsOfPageQuery } from './queries.js';
import { QueryDoor } from './query-door.js';
import { shown } from './records.js';
import { nameKey } from './text-kinds.js';
import { CALENDAR } from './tokens.js';

/** What a parameter of a list may say, and of which field of the documents. */
export type Filter =
  | { readonly is: 'id' | 'text'; readonly field: string }
  /** However it is spelled; the field holds the key of the name. */
  | { readonly is: 'name'; readonly field: string }
  | { readonly is: 'choice'; readonly field: string; readonly values: readonly string[] }
  | { readonly is: 'flag'; readonly field: string }
  /** A day of the office: the field's moment is on it or later, or on it or earlier. */
  | { readonly is: 'from' | 'to'; readonly field: string }
  /** The field's moment is this one or later, or before this one. */
  | { readonly is: 'since' | 'before'; readonly field: string }
  /** The same of a field that is a day itself. */
  | { readonly is: 'from-day' | 'to-day'; readonly field: string };

/**
 * A filter as a list tells it: what it is, where the field has its name; of a `name`, where the field is `<name>Key`. Some
 * words: one of these. `state`: one of the states of the records.
 */
export type FilterTold = 'id' | 'text' | 'name' | 'flag' | 'state' | readonly string[] | Filter;

/**
 * A list as data: validation, document and query follow from it. Besides its filters every list takes a page, words where
 * its view declares texts to search (`search`), days of the moment that it is sorted by (`from`, `to`), and a moment on
 * either clock as of which it is shown.
 */
export interface ListOf {
  /** Its path below /api, e.g. `posts`. */
  readonly at: string;
  /** What its rows are called in the answer; as the path unless told. */
  readonly rows?: string;
  readonly view: CollectionSchema & Pick<AnyView, 'states'>;
  readonly filters: Readonly<Record<string, FilterTold>>;
  readonly sort: DocumentSort;
}

/** What its rows are called in the answer. */
export const rowsIn = ({ at, rows = at }: ListOf): string => rows;

const MOST_TEXT = 200;
const MOST_WORDS = 100;

function filterOf(name: string, told: FilterTold, { states = {} }: ListOf['view']): Filter {
  if (told === 'name') return { is: 'name', field: `${name}Key` };
  if (told === 'state') return { is: 'choice', field: name, values: Object.keys(states) };
  if (typeof told === 'string') return { is: told, field: name };
  return 'is' in told ? told : { is: 'choice', field: name, values: told };
}

/** All that can be asked of a list: what it declares, and the days of the moment by which it is sorted. */
export function filtersOf({ filters, sort: { field }, view }: ListOf): Readonly<Record<string, Filter>> {
  const isMoment = field.endsWith('At');
  const days: Readonly<Record<string, Filter>> = isMoment
    ? { from: { is: 'from', field }, to: { is: 'to', field } }
    : {};
  const own = Object.entries(filters).map(([name, told]) => [name, filterOf(name, told, view)] as const);
  return { ...days, ...Object.fromEntries(own) };
}

const declared = new Set<ListOf>();

/** All lists whose query or answer was declared so far: those of all rooms, once the rooms are loaded. */
export const declaredLists = (): readonly ListOf[] => [...declared];

/** By which index each of its filters finds the first page in the order of the list; ranges of its moment by that of all. */
function indexesOf(list: ListOf): (readonly string[])[] {
  const { field } = list.sort;
  const equal = Object.values(filtersOf(list)).filter(({ is }) =>
    ['id', 'text', 'name', 'choice', 'flag'].includes(is),
  );
  return [[field], ...equal.filter((filter) => filter.field !== field).map((filter) => [filter.field, field])];
}

/** The view with the indexes that its lists and the documents behind its figures need, none that begins as another, and what its figures sum. */
export function withIndexes(view: AnyView, figures: readonly Figure[]): AnyView {
  const needed = <S extends CollectionSchema>(of: S): S => {
    const own = figures.filter((figure) => figure.of.name === of.name);
    return { ...of, indexes: neededBy(of, own), sums: figureGroups(own).map(summedTogether) };
  };
  const parts = view.parts?.map(needed);
  return { ...needed(view), ...(parts && { parts }) };
}

/** The order of its documents; and the same after a value by which an index begins, or that one would be taken and sorted. */
function behind(figure: Figure, begun: ReadonlySet<string | undefined>): (readonly string[])[] {
  const order = [drillSort(figure)?.field].filter((field) => field !== undefined);
  const equal = figure.where.filter((condition) => 'equals' in condition && begun.has(condition.field));
  return [order, ...equal.map(({ field }) => [field, ...order])].filter(({ length }) => length > 0);
}

function neededBy({ name, indexes }: CollectionSchema, own: readonly Figure[]): CollectionSchema['indexes'] {
  const lists = [...declared].filter(({ view }) => view.name === name).flatMap(indexesOf);
  const begun = new Set([...indexes, ...lists].map(([first]) => first));
  const wantedBy = (some: readonly Figure[]) => some.flatMap((figure) => behind(figure, begun));
  const all = [...indexes];
  const begins = (known: readonly string[], index: readonly string[]) => index.every((field, n) => known[n] === field);
  for (const index of [...lists, ...wantedBy(own.filter(drillSort))])
    if (!all.some((known) => begins(known, index))) all.push(index);
  // What bounds no moment is paged by its ids: in an index that goes on with another field they are not in order.
  for (const index of wantedBy(own.filter((figure) => !drillSort(figure))))
    if (!all.some((known) => known.length === index.length && begins(known, index))) all.push(index);
  return all;
}

function decoratorsOf(filter: Filter): PropertyDecorator[] {
  switch (filter.is) {
    case 'id':
      return [IsId({ optional: true })];
    case 'text':
      return [IsLine(MOST_TEXT, { optional: true })];
    case 'name':
      return [IsName(MOST_TEXT, { optional: true })];
    case 'from':
    case 'to':
      return [IsDay({ optional: true })];
    case 'from-day':
    case 'to-day':
      return [IsDay({ optional: true, longAgo: true })];
    case 'since':
    case 'before':
      return [IsInstant({ optional: true })];
    default: {
      const values = filter.is === 'choice' ? filter.values : ['true', 'false'];
      return [IsOneOf(values, { optional: true })];
    }
  }
}

/** Filters are words; how many and from where is the page's. */
export type ListParameters = AsOfPageQuery & Readonly<Record<string, string | number | undefined>>;

/** The class of a list's query: its filters, and the page. */
export function listQuery(list: ListOf): Type<ListParameters> {
  declared.add(list);
  class Query extends AsOfPageQuery {}
  const declare = (name: string, decorators: readonly PropertyDecorator[]) => {
    Reflect.defineMetadata('design:type', String, Query.prototype, name);
    for (const decorate of decorators) decorate(Query.prototype, name);
  };
  for (const [name, filter] of Object.entries(filtersOf(list))) declare(name, decoratorsOf(filter));
  if (list.view.searched) declare('search', [IsLine(MOST_WORDS, { optional: true })]);
  return Query as unknown as Type<ListParameters>;
}

/** A page of a list, its rows under their name. */
export type RowsOf<N extends string, D> = Readonly<Record<N, D[]>> & Pick<ListedPage<D>, 'next' | 'total' | 'earlier'>;

/** The class of a list's answer. */
export function pageOf<D>(list: ListOf, document: Type<D>): Type<Omit<ListedPage<D>, 'bodies'>> {
  declared.add(list);
  class Page {
    readonly next?: string;
    readonly total: number;
    readonly earlier?: EarlierEntries;
  }
  ApiProperty({ type: document, isArray: true })(Page.prototype, rowsIn(list));
  ApiProperty({ type: String, required: false, description: 'Cursor of the next page; absent on the last one.' })(
    Page.prototype,
    'next',
  );
  ApiProperty({ type: 'integer', description: 'How many there are on all pages.' })(Page.prototype, 'total');
  ApiProperty({
    type: EarlierEntries,
    required: false,
    description: 'What came to pages before this one, or changed there, since the first page was read.',
  })(Page.prototype, 'earlier');
  return Page;
}

function conditionOf(filter: Filter, value: string, calendar: WorkingCalendar): Condition {
  const { field } = filter;
  switch (filter.is) {
    case 'flag':
      return { field, equals: value === 'true' };
    case 'name':
      return { field, equals: nameKey(value) };
    case 'from':
      return { field, atLeast: calendar.startOfDay(value) };
    // Instants have milliseconds, so what is before the next character after the last one is up to it.
    case 'to':
      return { field, lessThan: `${calendar.endOfDay(value)}~` };
    case 'from-day':
    case 'since':
      return { field, atLeast: value };
    case 'before':
      return { field, lessThan: value };
    case 'to-day':
      return { field, lessThan: `${value}~` };
    default:
      return { field, equals: value };
  }
}

/** A range has both of its ends in one condition. */
function merged(conditions: readonly Condition[]): Condition[] {
  const ranges = new Map<string, Condition>();
  const rest: Condition[] = [];
  for (const condition of conditions) {
    if ('equals' in condition || 'in' in condition) rest.push(condition);
    else ranges.set(condition.field, { ...ranges.get(condition.field), ...condition });
  }
  return [...rest, ...ranges.values()];
}

/** One page of a list. */
export class ListRecords {
  constructor(
    readonly list: ListOf,
    readonly query: ListParameters,
  ) {}
}

@QueryHandler(ListRecords)
export class ListRecordsHandler implements IQueryHandler<ListRecords, object> {
  constructor(
    private readonly pages: Pages,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    private readonly queries: QueryDoor,
    private readonly persons: Persons,
  ) {}

  async execute({ list, query }: ListRecords): Promise<object> {
    await placesThere({ communityId: query['communityId'], siteId: query['siteId'] }, this.queries);
    const where = merged(
      Object.entries(filtersOf(list))
        .filter(([name]) => query[name] !== undefined)
        .map(([name, filter]) => conditionOf(filter, String(query[name]), this.calendar)),
    );
    const search = query['search'] as string | undefined;
    const { bodies, ...page } = await this.pages.page(list.view, query, { where, search, sort: list.sort });
    return { [rowsIn(list)]: bodies.map((body) => this.persons.hiddenIn(list.view, shown(body))), ...page };
  }
}
