import { DAY, daysAfter, firstOfQuarter, quarterNamed, quarterOf } from '#calendar';
import type { Sentence } from '#event-sourcing';

/** How often something is due 频次. */
export const periodLabels = {
  day: { zh: '每日', en: 'every day' },
  week: { zh: '每周', en: 'every week' },
  'half-month': { zh: '每半月', en: 'every half month' },
  month: { zh: '每月', en: 'every month' },
  quarter: { zh: '每季度', en: 'every quarter' },
  year: { zh: '每年', en: 'every year' },
} as const satisfies Record<string, Sentence>;

export type PeriodKind = keyof typeof periodLabels;
export const periodKinds = Object.keys(periodLabels) as readonly PeriodKind[];

/** Days of the office's calendar, first and last included. */
export interface Period {
  /** E.g. 2018-03-05, 2018-W10, 2018-03-B, 2018-03, 2018-Q1, 2018. */
  readonly key: string;
  readonly first: string;
  readonly last: string;
}

const timeOf = (day: string) => Date.parse(`${day}T00:00:00.000Z`);
const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10);
const lastOfMonth = (year: number, month: number) => dayAt(Date.UTC(year, month, 0));
const two = (n: number) => String(n).padStart(2, '0');

/** Weeks begin on Monday and belong to the year of their Thursday (GB/T 7408, ISO 8601). */
function weekOf(day: string): Period {
  const first = daysAfter(day, -((new Date(timeOf(day)).getUTCDay() + 6) % 7));
  const year = daysAfter(first, 3).slice(0, 4);
  const number = Math.floor((timeOf(daysAfter(first, 3)) - timeOf(`${year}-01-01`)) / DAY / 7) + 1;
  return { key: `${year}-W${two(number)}`, first, last: daysAfter(first, 6) };
}

/** The period that a day is in. */
export function periodOf(kind: PeriodKind, day: string): Period {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const [yyyy, mm] = [day.slice(0, 4), day.slice(5, 7)];
  switch (kind) {
    case 'day':
      return { key: day, first: day, last: day };
    case 'week':
      return weekOf(day);
    case 'half-month':
      return date <= 15
        ? { key: `${yyyy}-${mm}-A`, first: `${yyyy}-${mm}-01`, last: `${yyyy}-${mm}-15` }
        : { key: `${yyyy}-${mm}-B`, first: `${yyyy}-${mm}-16`, last: lastOfMonth(year, month) };
    case 'month':
      return { key: `${yyyy}-${mm}`, first: `${yyyy}-${mm}-01`, last: lastOfMonth(year, month) };
    case 'quarter': {
      const quarter = quarterOf(day);
      return { key: quarterNamed(day), first: firstOfQuarter(yyyy, quarter), last: lastOfMonth(year, quarter * 3) };
    }
    case 'year':
      return { key: yyyy, first: `${yyyy}-01-01`, last: `${yyyy}-12-31` };
  }
}

/** Periods one after the other, from the one that a day is in, as long as they begin by another day. */
export function* periodsFrom(kind: PeriodKind, day: string, by: string): Generator<Period> {
  for (let period = periodOf(kind, day); period.first <= by; period = periodOf(kind, daysAfter(period.last, 1)))
    yield period;
}
