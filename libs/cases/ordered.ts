import { DAY, TIME_LIMIT_KINDS, type TimeLimit, type WorkingCalendar } from '#calendar';
import { say, type Instant, type Sentence } from '#event-sourcing';
import { words } from './case.glossary.js';
import type { DeadlineSpec } from './case.commands.js';
import type { CaseEvent, Due, Ordered, Pause } from './case.events.js';

/** What a deadline orders, where it is no moment; counted from when it is given. */
export function orderOf(spec: DeadlineSpec, from: Instant): Ordered | undefined {
  const kind = TIME_LIMIT_KINDS.find((name) => spec[name] !== undefined);
  return kind && { kind, amount: spec[kind]!, from };
}

/** The moment that was ordered, by the calendar: another one where the calendar has learned of holidays since. */
export function dueOfOrder(ordered: Ordered, calendar: WorkingCalendar): Due {
  const precision = ordered.kind === 'calendarDays' ? 'day' : 'instant';
  let at = calendar.addLimit(ordered.from, ordered);
  for (const pause of ordered.pauses ?? []) at = afterPause({ at, precision }, ordered.kind, pause, calendar);
  return { at, precision, ordered };
}

/** What was ordered is the same though the calendar has learned of holidays since: that is no news of the source. */
export function isSameDue(one: Due | undefined, other: Due | undefined): boolean {
  if (!one?.ordered || !other?.ordered) return one?.at === other?.at;
  const [a, b] = [one.ordered, other.ordered];
  return a.kind === b.kind && a.amount === b.amount && a.from === b.from;
}

/** The deadline after a time in which its clock stood still; what was left then is left when the clock goes on. */
export function paused(due: Due, pause: Pause, calendar: WorkingCalendar): Due {
  const { precision, ordered } = due;
  const at = afterPause(due, ordered?.kind, pause, calendar);
  if (!ordered) return { at, precision };
  return { at, precision, ordered: { ...ordered, pauses: [...(ordered.pauses ?? []), pause] } };
}

/**
 * Days are left in days, hours in hours: what is due on a day is due at the end of one after the pause too, at the close
 * of business or with the day, and a pause of a minute gains none. Never earlier than before.
 */
function afterPause(
  { at, precision }: Due,
  kind: TimeLimit['kind'] | undefined,
  { from, until }: Pause,
  calendar: WorkingCalendar,
): Instant {
  if (at <= from) return at;
  const moved = movedBy(kind ?? (precision === 'day' ? 'day' : 'workingHours'));
  return moved > at ? moved : at;

  function movedBy(clock: TimeLimit['kind'] | 'day'): Instant {
    const workingDays = () => calendar.addWorkingDays(until, calendar.workingDaysBetween(from, at));
    switch (clock) {
      case 'workingDays':
        return workingDays();
      case 'day':
        return calendar.endOfDay(calendar.dayOf(workingDays()));
      case 'calendarDays': {
        const days = (Date.parse(calendar.dayOf(at)) - Date.parse(calendar.dayOf(from))) / DAY;
        return calendar.addLimit(until, { kind: 'calendarDays', amount: days });
      }
      case 'urgentHours':
        return new Date(Date.parse(until) + Date.parse(at) - Date.parse(from)).toISOString();
      case 'workingHours':
        return calendar.addWorkingTime(until, calendar.workingTimeBetween(from, at));
    }
  }
}

/** The deadlines that an event gives, as far as it gives any. */
function duesOf({ type, data }: Pick<CaseEvent, 'type' | 'data'>): readonly (Due | undefined)[] {
  switch (type) {
    case 'CaseDispatched':
    case 'NoticeIssued':
    case 'SupervisionPlaced':
    case 'ExtensionGranted':
    case 'DeadlineMoved':
      return [(data as { readonly due?: Due }).due];
    case 'ExtensionRequested':
      return [(data as { readonly until: Due }).until];
    case 'CaseResumed':
      return (data as { readonly deadlines: readonly { readonly due: Due }[] }).deadlines.map(({ due }) => due);
    default:
      return [];
  }
}

/** The years that the deadlines of the events touch and whose holidays the calendar does not know, in order. */
export function unknownYears(events: readonly { type: string; data: object }[], calendar: WorkingCalendar): number[] {
  const yearOf = (at: Instant) => Number(calendar.dayOf(at).slice(0, 4));
  const years = new Set<number>();
  for (const event of events)
    for (const due of duesOf(event as CaseEvent)) {
      if (!due) continue;
      for (let year = yearOf(due.ordered?.from ?? due.at); year <= yearOf(due.at); year += 1)
        if (!calendar.knowsYear(year)) years.add(year);
    }
  return [...years].sort((a, b) => a - b);
}

/** For whoever has entered a deadline. */
export function holidayWarning(year: number): Sentence {
  return say(words.holidays, { year });
}
