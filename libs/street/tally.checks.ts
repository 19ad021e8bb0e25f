import { refuse, say, type Refusal } from '#event-sourcing';
import { outOfService, type SiteFound } from '#places';
import type { RoomContext } from '#platform';
import type { CategoryNode } from './street.answers.js';
import { streetCatalogue } from './catalogue-in-use.js';
import { words } from './tally.glossary.js';
import { keyTextOf, lengthOf, monthOf, MOST_DAYS, rangeOf, tallyIdOf, type KeyFound } from './tally.key.js';
import type { DaySums } from './tally-book.js';
import type { TallyKey } from './tally.commands.js';
import type { FiledCategory } from './filed-category.record.js';
import type { TallyRecord } from './tally.record.js';

/** What is known of the area and its days when a tally is entered. */
export interface Sheet extends DaySums {
  readonly communityId?: string;
  readonly roadSegment?: SiteFound;
  /** Of what is known or on its way, the tally that overlaps. */
  readonly overlaps?: string;
  /** There is no stream of it yet. */
  readonly isNew?: boolean;
  /** Cases of the same that were recorded singly. */
  readonly singles?: readonly string[];
}

export interface TallyContext extends RoomContext {
  readonly sheet?: Sheet;
  /** Of a correction: how many there are besides the entry. */
  readonly beside?: DaySums;
}

interface Checked {
  readonly communityId: string;
  readonly roadSegmentId?: string;
  readonly category: FiledCategory;
  readonly from: string;
  readonly to: string;
}

export function categoryOf(named: string): CategoryNode | Refusal {
  const found = streetCatalogue.find(named);
  const [node] = found;
  const field = { field: 'category' };
  if (!node) return refuse('category-unknown', say(words.categoryUnknown, { category: named }), field);
  const candidates = found.map(({ id, name }) => `${id} ${name}`).join(', ');
  if (found.length > 1)
    return refuse('category-ambiguous', say(words.categoryAmbiguous, { category: named, candidates }), field);
  return node;
}

/** Days that a tally may be of: in order, seven at most, of one month, and none that has not come. */
export function daysProblem(key: TallyKey, today: string): Refusal | undefined {
  const { from, to } = rangeOf(key);
  if (from === undefined || to === undefined)
    return refuse('one-day-or-a-range', words.oneDayOrRange, { field: from === undefined ? 'day' : 'to' });
  const field = { field: key.day === undefined ? 'to' : 'day' };
  if (to < from) return refuse('range-in-order', say(words.rangeInOrder, { from, to }), field);
  const days = lengthOf(from, to);
  if (days > MOST_DAYS) return refuse('range-of-seven-days', say(words.sevenDays, { most: MOST_DAYS, days }), field);
  if (monthOf(from) !== monthOf(to))
    return refuse('range-inside-its-month', say(words.insideMonth, { from, to }), field);
  if (to > today) return refuse('day-not-in-the-future', say(words.futureDay, { day: to }), field);
  return undefined;
}

/** Whether it is there by the same key: what a program of before entered keeps the id that it was given then. */
function isKnownBy(record: TallyRecord, key: KeyFound): boolean {
  if (record.status === 'none') return false;
  return keyTextOf({ ...record, nodeId: record.category.nodeId }) === keyTextOf(key);
}

/** Area, category and days of a command, as the events keep them. */
export function checkedKey(
  key: TallyKey,
  record: TallyRecord,
  { sheet, id, now, calendar }: TallyContext,
): Checked | Refusal {
  if ((key.roadSegmentId === undefined) === (key.communityId === undefined))
    return refuse('area-named', words.areaNamed, { field: 'roadSegmentId' });
  const node = categoryOf(key.category);
  if ('refused' in node) return node;
  const problem = daysProblem(key, calendar.dayOf(now));
  if (problem) return problem;
  const { from, to } = rangeOf(key) as { from: string; to: string };
  const { roadSegment, communityId } = sheet!;
  const field = { field: 'roadSegmentId' };
  if (roadSegment && roadSegment.kind !== 'road-segment')
    return refuse('segment-is-a-road', say(words.road, { name: roadSegment.name }), field);
  const told = { rule: 'segment-in-service', because: words.retired, ...field };
  const closed = outOfService(roadSegment, calendar.startOfDay(from), told);
  if (closed) return closed;
  const isOwn = id === tallyIdOf(key) || isKnownBy(record, { ...key, from, nodeId: node.id });
  if (!isOwn) return refuse('tally-under-its-key', words.ownKey);
  const { id: nodeId, code, name: called, tags, street } = node;
  const category = { nodeId, code, name: called, version: streetCatalogue.version, tags, street };
  return { communityId: communityId!, roadSegmentId: roadSegment?.siteId, category, from, to };
}
