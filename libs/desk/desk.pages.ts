import { DAY, type WorkingCalendar } from '#calendar';
import {
  drillDown,
  encodeCursor,
  listOf,
  type Condition,
  type DocumentQuery,
  type Instant,
  type StoredDocument,
} from '#event-sourcing';
import { nameKey, type DeskList } from '#platform';
import type { GetDesk } from './desk.queries.js';

/** An entry with its place on the desk: by the moment that it is due, then by the order of the lists. */
export interface Row {
  readonly due: Instant | undefined;
  readonly order: number;
  readonly document: StoredDocument<Readonly<Record<string, unknown>>>;
}

/** Where a page before ended. */
export interface Place {
  readonly due: Instant | undefined;
  readonly order: number;
  readonly id: string;
}

/** Before and behind every id. */
const [FIRST, LAST] = ['', '\uffff'];
/** What ends in the distance is no work yet: a list that asks how far to look sees three months. */
const AHEAD = 92 * DAY;
/** Behind a moment or day it makes the least text that is later than it. */
const LATER = '~';

/** Of what the question names the list has to know each; undefined: nothing of this list belongs on that desk. */
export function whereOf(
  list: DeskList,
  query: GetDesk,
  now: Instant,
  calendar: WorkingCalendar,
): Condition[] | undefined {
  const { person, department, unitId, communityId, dueTo, overdue } = query;
  if (query.list !== undefined && query.list !== list.name) return undefined;
  const asked: (Condition | undefined)[] = [];
  const named = (value: string | undefined, field: string | undefined, key: (value: string) => string) => {
    if (value !== undefined) asked.push(field === undefined ? undefined : { field, equals: key(value) });
  };
  named(person, list.person?.key, nameKey);
  named(department, list.department?.key, nameKey);
  named(unitId, list.unit, String);
  named(communityId, list.of.fields.includes('communityId') ? 'communityId' : undefined, String);
  if (dueTo !== undefined) asked.push(list.due && dueBy(list.due, dueTo, calendar));
  if (overdue === 'true') asked.push(lateOf(list, now, calendar));
  if (asked.some((condition) => condition === undefined)) return undefined;
  const { name, of, where } = list;
  const until = new Date(Date.parse(now) + AHEAD).toISOString();
  return [...drillDown({ name, version: 1, of, where }, { at: now, until }), ...(asked as Condition[])];
}

function dueBy({ field, is }: NonNullable<DeskList['due']>, day: string, calendar: WorkingCalendar): Condition {
  return { field, lessThan: `${is === 'day' ? day : calendar.endOfDay(day)}${LATER}` };
}

/** What should have been done before now; of a day, once it is over. */
export function lateOf({ due }: DeskList, now: Instant, calendar: WorkingCalendar): Condition | undefined {
  return due && { field: due.field, lessThan: due.is === 'day' ? calendar.dayOf(now) : now };
}

/** The moment until which there is time. */
export function dueIn({ due }: DeskList, body: Row['document']['body'], calendar: WorkingCalendar) {
  const value = due && body[due.field];
  if (typeof value !== 'string') return undefined;
  return due!.is === 'day' ? calendar.endOfDay(value) : value;
}

/**
 * The part of a list that comes after a place of the whole desk, in the order of the desk; undefined: all of it comes
 * before. What has no term comes last.
 */
export function queryAfter(
  list: DeskList,
  order: number,
  where: readonly Condition[],
  place: Place | undefined,
  calendar: WorkingCalendar,
): DocumentQuery | undefined {
  const query: DocumentQuery = list.due
    ? { where, sort: { field: list.due.field, direction: 'asc', nulls: 'last' } }
    : { where };
  if (!place) return query;
  const { due } = place;
  const id = order === place.order ? place.id : order < place.order ? LAST : FIRST;
  const after = (value: string | null, from: string) => ({
    ...query,
    cursor: encodeCursor(listOf(list.of, query), value, from!),
  });
  if (due === undefined) return order < place.order ? undefined : after(null, id!);
  if (!list.due) return query;
  if (list.due.is === 'moment') return after(due, id!);
  const day = calendar.dayOf(due);
  return after(day, calendar.endOfDay(day) > due ? FIRST! : id!);
}

/** Lists that are in order each, as one: a stable sort keeps the order of a list among what is due at one moment. */
export function merged(lists: readonly (readonly Row[])[]): Row[] {
  const rank = ({ due }: Row) => due ?? '\uffff';
  return lists.flat().sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.order - b.order));
}
