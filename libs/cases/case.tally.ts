import { versionWith, type CollectionSchema, type Instant, type PartView } from '#event-sourcing';
import { isLateEntry, type Limits, type OfficeSettings } from '#platform';
import { GROUPS, groupsOf, standsStill, type CaseGroups } from './case.groups.js';
import { ALWAYS, dispatching, judged, notAsked } from './case.judging.js';
import type { CaseCounts } from './case.record.js';
import type { CaseDocument } from './case.views.js';

/**
 * What a case adds to figures: flags and counts, and of what depends on the asked moment the moment after which it
 * counts. No calendar is asked when it is summed.
 */
export interface CaseTally extends CaseGroups, CaseCounts {
  readonly status: string;
  /** The clock runs, and the next deadline passes. */
  readonly overdueAfter?: Instant;
  readonly toBeHandledAfter?: Instant;
  readonly toBeFiledAfter?: Instant;
  readonly toBeDispatchedAfter?: Instant;
  /** Of a report of the public. */
  readonly toBeExaminedAfter?: Instant;
  readonly onTheSpot: 0 | 1;
  readonly filed: 0 | 1;
  readonly voided: 0 | 1;
  readonly merged: 0 | 1;
  readonly closed: 0 | 1;
  readonly open: 0 | 1;
  readonly suspended: 0 | 1;
  readonly waitingForVerification: 0 | 1;
  readonly handled: 0 | 1;
  readonly handledInTime: 0 | 1;
  readonly filedInTime: 0 | 1;
  readonly dispatchedInTime: 0 | 1;
  readonly examinedInTime: 0 | 1;
  readonly filedThenVoided: 0 | 1;
  readonly anomalous: 0 | 1;
  /** Of the entries of the office, those that were made long after it happened. */
  readonly late: number;
  readonly supervised: number;
  readonly supervisionsInForce: number;
}

const TEXTS = [
  ...GROUPS,
  'status',
  'reportedAt',
  'overdueAfter',
  'toBeHandledAfter',
  'toBeFiledAfter',
  'toBeDispatchedAfter',
  'toBeExaminedAfter',
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
  'handled',
  'handledInTime',
  'filedInTime',
  'dispatchedInTime',
  'examinedInTime',
  'filedThenVoided',
  'anomalous',
  'entered',
  'late',
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
  'confirmed',
  'sourced',
  'supervised',
  'supervisionsInForce',
] as const satisfies readonly (keyof CaseTally)[];

export type CaseAmount = (typeof AMOUNTS)[number];

/** One a case, under its id: narrow, so that an office's cases are summed in one pass. */
export const caseTallies: CollectionSchema = {
  name: 'case-tallies',
  version: 7,
  fields: [...TEXTS, ...AMOUNTS],
  amounts: AMOUNTS,
  indexes: [['siteId'], ['communityId'], ['departmentKey'], ['assigneeKey']],
  flat: true,
};

export function caseTalliesBy(settings: OfficeSettings): PartView<CaseDocument, CaseTally> {
  return {
    ...caseTallies,
    version: versionWith(caseTallies.version, editionOf(settings)),
    of: (document, id) => [[id, caseTally(document, settings)]],
  };
}

/** What documents that follow from the settings are told apart by. */
export function editionOf({ calendar, limits, edition }: OfficeSettings): string {
  const { filingWorkingHours, dispatchWorkingHours, verificationWorkingHours } = limits;
  const hours = [filingWorkingHours, dispatchWorkingHours, verificationWorkingHours];
  return edition ?? JSON.stringify([calendar.digest, ...hours]);
}

/** Limits bind by the day of reporting, so that nothing that is judged is judged anew. */
export function limitsFor({ reportedAt }: CaseDocument, { limits, limitsOf }: OfficeSettings): Limits {
  return reportedAt === undefined ? limits : (limitsOf?.(reportedAt) ?? limits);
}

/** Whose reports are examined 核实: what the office's own people and other rooms found needs no second look. */
const PUBLIC: readonly (string | undefined)[] = ['resident', 'hotline'];

export const flag = (condition: boolean): 0 | 1 => (condition ? 1 : 0);

function caseTally(c: CaseDocument, settings: OfficeSettings): CaseTally {
  const { calendar } = settings;
  const limits = limitsFor(c, settings);
  const { counts, dueAt, status, filedAt, reportedAt, rectifiedAt } = c;
  const [voided, merged, closed] = [status === 'voided', status === 'merged', status === 'closed'];
  const ended = voided || merged;
  const onTheSpot = c.source === 'on-the-spot';
  const dueAfter = standsStill(c, dueAt) ? undefined : dueAt;
  const measured = !ended && dueAt !== undefined;
  const handledAt = rectifiedAt ?? (closed ? c.closedAt : undefined);
  const handled = measured && handledAt !== undefined;
  const filing = onTheSpot ? notAsked : judged(calendar, reportedAt, filedAt, limits.filingWorkingHours, c.open);
  // A report is examined when it is filed, or turned down: voided, or merged into the case that it repeats.
  const examinedAt = filedAt ?? c.endedAt;
  const examination = PUBLIC.includes(c.source)
    ? judged(calendar, reportedAt, examinedAt, limits.filingWorkingHours, c.open)
    : notAsked;
  const dispatch = ended ? notAsked : dispatching(c, calendar, limits.dispatchWorkingHours);
  return {
    ...groupsOf(c),
    status,
    overdueAfter: c.open ? c.nextDueAt : undefined,
    toBeHandledAfter: measured ? (handled ? ALWAYS : dueAfter) : undefined,
    toBeFiledAfter: filing.after,
    toBeDispatchedAfter: dispatch.after,
    toBeExaminedAfter: examination.after,
    onTheSpot: flag(onTheSpot),
    filed: flag(filedAt !== undefined),
    voided: flag(voided),
    merged: flag(merged),
    closed: flag(closed),
    open: flag(c.open),
    suspended: flag(c.open && c.suspendedAt !== undefined),
    waitingForVerification: flag(c.waitingFor === 'verification'),
    handled: flag(handled),
    handledInTime: flag(measured && inTime(handledAt, dueAt)),
    filedInTime: flag(filing.inTime),
    dispatchedInTime: flag(dispatch.inTime),
    examinedInTime: flag(examination.inTime),
    filedThenVoided: flag(filedAt !== undefined && voided),
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
    confirmed: counts.confirmed,
    sourced: counts.sourced,
    entered: counts.entered,
    late: c.delays.filter((delay) => isLateEntry(delay, settings)).length,
    ...supervisionsOf(c),
  };
}

export const inTime = (at: Instant | undefined, due: Instant | undefined) =>
  at !== undefined && due !== undefined && at <= due;

function supervisionsOf({ supervisions }: CaseDocument): Pick<CaseTally, 'supervised' | 'supervisionsInForce'> {
  let [supervised, supervisionsInForce] = [0, 0];
  for (const id in supervisions) {
    supervised += 1;
    if (supervisions[id]!.liftedAt === undefined) supervisionsInForce += 1;
  }
  return { supervised, supervisionsInForce };
}
