import { quarterNamed, type WorkingCalendar } from '#calendar';
import type { CorrectionContext, Instant } from '#event-sourcing';
import { isLocalDate } from './dates.js';
import type { Sent } from './sent-command.js';
import { isSameName } from './text-kinds.js';

/** After what time an office reports its figures. */
export const REPORTING_PERIODS = ['quarter', 'month', 'year'] as const;
export type ReportingPeriod = (typeof REPORTING_PERIODS)[number];

/** The period that a day lies in, by a key that sorts as the periods do. */
function periodOf(day: string, period: ReportingPeriod): string {
  if (period === 'year') return day.slice(0, 4);
  return period === 'month' ? day.slice(0, 7) : quarterNamed(day);
}

/** The office's setting, looked up when a rule asks: most commands correct nothing. */
interface Reporting {
  readonly reportingPeriod: ReportingPeriod;
}

/** Whether the period of reporting that a moment or a day lies in was over at `now`, by the office's days. */
function isOverAt(
  now: Instant,
  { reportingPeriod: period }: Reporting,
  calendar: WorkingCalendar,
  momentOrDay: string,
) {
  const day = isLocalDate(momentOrDay, { longAgo: true }) ? momentOrDay : calendar.dayOf(momentOrDay);
  return periodOf(day, period) < periodOf(calendar.dayOf(now), period);
}

/** By what rules judge corrections: what changes a figure of a period that is over needs a second person. */
export function correctionsBy(
  now: Instant,
  reporting: Reporting,
  calendar: WorkingCalendar,
  { id: proposalId, ofSource }: Pick<Sent, 'id' | 'ofSource'>,
): CorrectionContext {
  return {
    isOver: (momentOrDay) => isOverAt(now, reporting, calendar, momentOrDay),
    isSamePerson: isSameName,
    proposalId,
    ofSource,
  };
}
