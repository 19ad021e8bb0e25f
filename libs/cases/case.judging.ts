import { HOUR, type WorkingCalendar } from '#calendar';
import { momentBefore, type Instant } from '#event-sourcing';
import { standsStill } from './case.groups.js';
import type { Standstill } from './case.parts.js';
import type { CaseDocument } from './case.views.js';

/** What a case was since ever, as the moment after which a figure counts it: it is before every moment. */
export const ALWAYS = '';

export interface Judged {
  /** The moment after which the step counts as one that was to be taken. */
  readonly after: Instant | undefined;
  readonly inTime: boolean;
}

export const notAsked: Judged = { after: undefined, inTime: false };

/** A step that is to be taken within so many working hours; one that nobody took counts when they have passed. */
export function judged(
  calendar: WorkingCalendar,
  from: Instant | undefined,
  taken: Instant | undefined,
  hours: number,
  waits: boolean,
): Judged {
  if (taken === undefined) return { after: waits ? lastWithin(calendar, from, hours) : undefined, inTime: false };
  // Working time is no longer than time: most steps need no calendar.
  if (from === undefined || Date.parse(taken) - Date.parse(from) <= hours * HOUR)
    return { after: ALWAYS, inTime: true };
  const last = lastWithin(calendar, from, hours);
  return { after: ALWAYS, inTime: last === undefined || taken <= last };
}

/**
 * The last moment at which no more working time than the limit has passed. `undefined`: the calendar does not reach
 * so far, or it is not known from when.
 */
function lastWithin(calendar: WorkingCalendar, from: Instant | undefined, hours: number): Instant | undefined {
  if (from === undefined) return undefined;
  let first: Instant;
  try {
    first = calendar.addWorkingTime(from, hours * HOUR + 1);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return millisecondBefore(first);
}

/** Mostly no more than another last digit. */
function millisecondBefore(instant: Instant): Instant {
  const last = instant.charCodeAt(22) - 48;
  if (last > 0 && last <= 9) return `${instant.slice(0, 22)}${last - 1}Z`;
  return momentBefore(instant);
}

/** Working hours for which the case stood still, of the standstills that began in the time and are over. */
export function hoursStoodStill(standstills: readonly Standstill[], calendar: WorkingCalendar): number {
  const stood = standstills.map(({ from, until }) => (until ? calendar.workingTimeBetween(from, until) : 0));
  return stood.reduce((sum, time) => sum + time, 0) / HOUR;
}

/** The standstills that began from one moment on and before another one. */
export const standstillsIn = ({ standstills }: CaseDocument, from: Instant, until: Instant | undefined) =>
  standstills.filter((still) => still.from >= from && (until === undefined || still.from < until));

/**
 * 派遣: whether the first dispatch came within so many working hours of the filing. A case for which a notice was issued in
 * that time waits for whoever got it, so no dispatch is asked of it; nor is one of what was closed without any.
 */
export function dispatching(c: CaseDocument, calendar: WorkingCalendar, hours: number): Judged {
  const { filedAt, dispatchedAt, legs, status } = c;
  if (filedAt === undefined) return notAsked;
  const dispatched = legs[0]?.from ?? dispatchedAt;
  const noticed = firstNotice(c);
  const byNotice = noticed !== undefined && (dispatched === undefined || noticed < dispatched);
  const taken = byNotice ? noticed : dispatched;
  const closed = firstClosing(c, filedAt);
  if (closed !== undefined && (taken === undefined || closed < taken)) return notAsked;
  const limit = hours + hoursStoodStill(standstillsIn(c, filedAt, taken), calendar);
  const dispatch = judged(calendar, filedAt, taken, limit, status === 'filed');
  if (taken === undefined) return standsStill(c, dispatch.after) ? notAsked : dispatch;
  return byNotice && dispatch.inTime ? notAsked : dispatch;
}

function firstNotice({ notices }: CaseDocument): Instant | undefined {
  let first: Instant | undefined;
  for (const id in notices) {
    const { issuedAt } = notices[id]!;
    if (first === undefined || issuedAt < first) first = issuedAt;
  }
  return first;
}

/** What was corrected on the spot was closed before it was filed. */
function firstClosing({ lives, closedAt }: CaseDocument, filedAt: Instant): Instant | undefined {
  const closings = [...lives.map((life) => life.closedAt), closedAt];
  return closings.find((at) => at !== undefined && at >= filedAt);
}
