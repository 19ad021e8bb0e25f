import type { WorkingCalendar } from '#calendar';
import { dueOfOrder, type Due, type Ordered } from '#cases';
import type { ReadDate } from '../values/dates.js';
import { readSpan } from '../values/spans.js';
import type { Mapping } from './mapping.js';

export interface ReadDue extends Due {
  /** Where it is a day. */
  readonly day?: string;
  /** It was told as a span of time. */
  readonly isSpan?: true;
}

interface Base {
  /** What a span is counted from. */
  readonly from: ReadDate;
  readonly calendar: WorkingCalendar;
}

/** What a cell says of when the work is due: a day, an instant, or a span that is counted from the dispatch. */
export function dueOf(
  kind: Mapping['due'],
  text: string,
  date: () => ReadDate | undefined,
  base: Base,
): ReadDue | undefined {
  if (text === '') return undefined;
  const span = readSpan(text);
  if (span) return { ...ofSpan(span, base), isSpan: true };
  const read = date();
  if (!read) return undefined;
  const day = kind === 'day' ? read : kind === 'detect' ? read.dayOnly : undefined;
  return day ? { at: day.dayEnd, precision: 'day', day: day.day } : { at: read.at, precision: 'instant' };
}

const KINDS = { day: 'calendarDays', workingDay: 'workingDays', hour: 'urgentHours' } as const;

/** What was ordered is kept: by it the deadline follows holidays that become known later. */
function ofSpan({ amount, unit }: NonNullable<ReturnType<typeof readSpan>>, { from, calendar }: Base): ReadDue {
  const ordered: Ordered = { kind: KINDS[unit], amount, from: from.at };
  const { at, precision } = dueOfOrder(ordered, calendar);
  return { at, precision, ordered, ...(precision === 'day' && { day: calendar.dayOf(at) }) };
}
