import type { WorkingCalendar } from '#calendar';
import { versionWith, type CollectionSchema, type Instant, type PartView } from '#event-sourcing';
import type { Limits, OfficeSettings } from '#platform';
import type { CaseDocument } from './case.views.js';

/** What a case was since ever, as the moment after which a figure counts it: it is before every moment. */
const ALWAYS = '';
const HOUR = 3_600_000;

/**
 * What a case adds to figures: flags and counts, and of what depends on the asked moment the moment after which it
 * counts. No calendar is asked when it is summed.
 */
export interface CaseTally {
  readonly siteId?: string;
  readonly communityId?: string;
  readonly department?: string;
  readonly assignee?: string;
  readonly category?: string;
  /** By which names are told apart, however they are spelled. */
  readonly departmentKey?: string;
  readonly assigneeKey?: string;
  readonly categoryKey?: string;
  readonly status: string;
  readonly reportedAt?: Instant;
  /** The clock runs, and the next deadline passes. */
  readonly overdueAfter?: Instant;
  readonly dueToBeClosedAfter?: Instant;
  readonly toBeHandledAfter?: Instant;
  readonly toBeFiledAfter?: Instant;
  readonly toBeVerifiedAfter?: Instant;
  readonly onTheSpot: 0 | 1;
  readonly filed: 0 | 1;
  readonly voided: 0 | 1;
  readonly merged: 0 | 1;
  readonly closed: 0 | 1;
  readonly open: 0 | 1;
  readonly suspended: 0 | 1;
  readonly waitingForVerification: 0 | 1;
  readonly closedInTime: 0 | 1;
  readonly closedLate: 0 | 1;
  readonly closedWithoutDeadline: 0 | 1;
  readonly handled: 0 | 1;
  readonly handledInTime: 0 | 1;
  readonly filedInTime: 0 | 1;
  readonly filedThenVoided: 0 | 1;
  readonly verifiedInTime: 0 | 1;
  readonly anomalous: 0 | 1;
  readonly dispatched: number;
  readonly returned: number;
  readonly rectified: number;
  readonly reworked: number;
  readonly extended: number;
  readonly reopened: number;
  readonly missed: number;
  readonly escalated: number;
  readonly held: number;
  readonly relapsed: number;
  readonly corrected: number;
  readonly supervised: number;
  readonly supervisionsInForce: number;
}

const TEXTS = [
  'siteId',
  'communityId',
  'department',
  'assignee',
  'category',
  'departmentKey',
  'assigneeKey',
  'categoryKey',
  'status',
  'reportedAt',
  'overdueAfter',
  'dueToBeClosedAfter',
  'toBeHandledAfter',
  'toBeFiledAfter',
  'toBeVerifiedAfter',
] as const satisfies readonly (keyof CaseTally)[];

const AMOUNTS = [
  'onTheSpot',
  'filed',
  'voided',
  'merged',
  'closed',
  'open',
  'suspended',
  'waitingForVerification',
  'closedInTime',
  'closedLate',
  'closedWithoutDeadline',
  'handled',
  'handledInTime',
  'filedInTime',
  'filedThenVoided',
  'verifiedInTime',
  'anomalous',
  'dispatched',
  'returned',
  'rectified',
  'reworked',
  'extended',
  'reopened',
  'missed',
  'escalated',
  'held',
  'relapsed',
  'corrected',
  'supervised',
  'supervisionsInForce',
] as const satisfies readonly (keyof CaseTally)[];

export type CaseAmount = (typeof AMOUNTS)[number];

/** One a case, under its id: narrow, so that an office's cases are summed in one pass. */
export const caseTallies: CollectionSchema = {
  name: 'case-tallies',
  version: 2,
  fields: [...TEXTS, ...AMOUNTS],
  amounts: AMOUNTS,
  indexes: [['siteId'], ['communityId'], ['departmentKey'], ['assigneeKey']],
  flat: true,
};

export function caseTalliesBy(settings: OfficeSettings): PartView<CaseDocument, CaseTally> {
  const { calendar, limits, edition } = settings;
  return {
    ...caseTallies,
    version: versionWith(caseTallies.version, edition ?? JSON.stringify([calendar.digest, limitsOf(limits)])),
    of: (document, id) => [[id, caseTally(document, settings)]],
  };
}

const limitsOf = ({ filingWorkingHours, verificationWorkingHours }: Limits) => [
  filingWorkingHours,
  verificationWorkingHours,
];

const flag = (condition: boolean): 0 | 1 => (condition ? 1 : 0);

export function caseTally(c: CaseDocument, { calendar, limits: limitsNow, limitsOf }: OfficeSettings): CaseTally {
  // Limits bind by the day of reporting, so that nothing that is judged is judged anew.
  const limits = c.reportedAt === undefined ? limitsNow : (limitsOf?.(c.reportedAt) ?? limitsNow);
  const { counts, dueAt, status, filedAt, reportedAt, rectifiedAt, verifiedAt } = c;
  const [voided, merged, closed] = [status === 'voided', status === 'merged', status === 'closed'];
  const ended = voided || merged;
  const onTheSpot = c.source === 'on-the-spot';
  // While a case is suspended the office's clock stands still, and nothing falls due but what had run out before.
  const standsStill = c.suspendedAt !== undefined && !(dueAt !== undefined && dueAt < c.suspendedAt);
  const dueAfter = standsStill ? undefined : dueAt;
  const measured = !ended && dueAt !== undefined;
  const closedInTime = closed && inTime(c.closedAt, dueAt);
  const handledAt = rectifiedAt ?? (closed ? c.closedAt : undefined);
  const handled = measured && handledAt !== undefined;
  // What was corrected on the spot and stayed put right needed no verification; a relapse takes the long way.
  const verifies = !ended && (!onTheSpot || counts.reopened > 0) && rectifiedAt !== undefined;
  const filing = onTheSpot ? notAsked : judged(calendar, reportedAt, filedAt, limits.filingWorkingHours, c.open);
  const verifying = verifies
    ? judged(calendar, rectifiedAt, verifiedAt, limits.verificationWorkingHours, true)
    : notAsked;
  return {
    siteId: c.siteId,
    communityId: c.communityId,
    department: c.department,
    assignee: c.assignee,
    category: c.category,
    departmentKey: c.departmentKey,
    assigneeKey: c.assigneeKey,
    categoryKey: c.categoryKey,
    status,
    reportedAt,
    overdueAfter: c.open ? c.nextDueAt : undefined,
    dueToBeClosedAfter: measured ? (closed ? ALWAYS : dueAfter) : undefined,
    toBeHandledAfter: measured ? (handled ? ALWAYS : dueAfter) : undefined,
    toBeFiledAfter: filing.after,
    toBeVerifiedAfter: verifying.after,
    onTheSpot: flag(onTheSpot),
    filed: flag(filedAt !== undefined),
    voided: flag(voided),
    merged: flag(merged),
    closed: flag(closed),
    open: flag(c.open),
    suspended: flag(c.open && c.suspendedAt !== undefined),
    waitingForVerification: flag(c.waitingFor === 'verification'),
    closedInTime: flag(closedInTime),
    closedLate: flag(closed && dueAt !== undefined && !closedInTime),
    closedWithoutDeadline: flag(closed && dueAt === undefined),
    handled: flag(handled),
    handledInTime: flag(measured && inTime(handledAt, dueAt)),
    filedInTime: flag(filing.inTime),
    filedThenVoided: flag(filedAt !== undefined && voided),
    verifiedInTime: flag(verifying.inTime),
    anomalous: flag(c.anomalies.length > 0),
    dispatched: counts.dispatched,
    returned: counts.returned,
    rectified: counts.rectified,
    reworked: counts.reworked,
    extended: counts.extended,
    reopened: counts.reopened,
    missed: counts.missed,
    escalated: counts.escalated,
    held: counts.held,
    relapsed: counts.relapsed,
    corrected: counts.corrected,
    ...supervisionsOf(c),
  };
}

const inTime = (at: Instant | undefined, due: Instant | undefined) =>
  at !== undefined && due !== undefined && at <= due;

interface Judged {
  /** The moment after which the step counts as one that was to be taken. */
  readonly after: Instant | undefined;
  readonly inTime: boolean;
}

const notAsked: Judged = { after: undefined, inTime: false };

/** A step that is to be taken within so many working hours; one that nobody took counts when they have passed. */
function judged(
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
  return new Date(Date.parse(instant) - 1).toISOString();
}

function supervisionsOf({ supervisions }: CaseDocument): Pick<CaseTally, 'supervised' | 'supervisionsInForce'> {
  let [supervised, supervisionsInForce] = [0, 0];
  for (const id in supervisions) {
    supervised += 1;
    if (supervisions[id]!.liftedAt === undefined) supervisionsInForce += 1;
  }
  return { supervised, supervisionsInForce };
}
