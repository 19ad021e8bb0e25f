import type { WorkingCalendar } from '#calendar';
import type { CaseDocument } from '#cases';
import type { Instant } from '#event-sourcing';

/** What a figure is judged by. */
export interface Yardstick {
  /** The moment of the question: what is overdue is overdue at this moment. */
  readonly at: Instant;
  readonly calendar: WorkingCalendar;
  readonly limits: Limits;
}

/** Working hours within which an office means to act; part of the indicators' formulas. */
export interface Limits {
  readonly filingWorkingHours: number;
  readonly verificationWorkingHours: number;
}

export const defaultLimits: Limits = { filingWorkingHours: 7, verificationWorkingHours: 14 };

type Counts = (document: CaseDocument, yardstick: Yardstick, pace: Pace) => number;

const HOUR = 3_600_000;
const when = (condition: boolean) => (condition ? 1 : 0);
const is =
  (test: (c: CaseDocument, y: Yardstick, pace: Pace) => boolean): Counts =>
  (c, y, pace) =>
    when(test(c, y, pace));

const ended = (c: CaseDocument) => c.status === 'voided' || c.status === 'merged';
const closed = (c: CaseDocument) => c.status === 'closed';
const hasDeadline = (c: CaseDocument) => c.dueAt !== undefined;
/** While a case is suspended the office's clock stands still, and nothing falls due. */
const stopped = (c: CaseDocument) => c.suspendedAt !== undefined;
const duePassed = (c: CaseDocument, y: Yardstick) => !stopped(c) && c.dueAt !== undefined && c.dueAt < y.at;
const onTheSpot = (c: CaseDocument) => c.source === 'on-the-spot';
/** What was corrected on the spot and stayed put right needed no verification; a relapse takes the long way. */
const needsVerification = (c: CaseDocument) => !ended(c) && (!onTheSpot(c) || c.counts.reopened > 0);
const handledAt = (c: CaseDocument) => c.rectifiedAt ?? (closed(c) ? c.closedAt : undefined);
const inTime = (at: Instant | undefined, due: Instant | undefined) =>
  at !== undefined && due !== undefined && at <= due;
const dueToBeClosed = (c: CaseDocument, y: Yardstick) => !ended(c) && hasDeadline(c) && (closed(c) || duePassed(c, y));
const toBeHandled = (c: CaseDocument, y: Yardstick) =>
  !ended(c) && hasDeadline(c) && (handledAt(c) !== undefined || duePassed(c, y));
const noticeDue = (c: CaseDocument, id: string) => c.deadlines[id]?.due.at;

/** Not answered in time: answered late, or running out while nobody answers. */
export function isNoticeOverdue(c: CaseDocument, id: string, y: Yardstick): boolean {
  const [due, answeredAt] = [noticeDue(c, id), c.notices[id]?.answeredAt];
  if (due === undefined) return false;
  return answeredAt === undefined ? c.open && !stopped(c) && due < y.at : answeredAt > due;
}

/** Working hours that a case took, or has taken so far: several figures ask for them, and they are long to count. */
class Pace {
  private filing?: number;
  private verifying?: number;

  constructor(
    private readonly c: CaseDocument,
    private readonly y: Yardstick,
  ) {}

  get toFile(): number {
    return (this.filing ??= this.between(this.c.reportedAt, this.c.filedAt));
  }

  get toVerify(): number {
    return (this.verifying ??= this.between(this.c.rectifiedAt, this.c.verifiedAt));
  }

  private between(from: Instant | undefined, to: Instant | undefined): number {
    return from === undefined ? 0 : this.y.calendar.workingTimeBetween(from, to ?? this.y.at) / HOUR;
  }
}

/** How many of a record's parts pass; a ledger asks it of thousands of cases. */
function count<T>(parts: Readonly<Record<string, T>>, passes: (part: T, id: string) => boolean): number {
  let number = 0;
  for (const id in parts) if (passes(parts[id]!, id)) number += 1;
  return number;
}

/**
 * Every figure of a case, by name: how much the case adds to it. A ledger sums them, and drilling down lists the
 * cases that add something, so a figure and its drill-down cannot disagree.
 */
export const figures = {
  reported: is((c) => c.reportedAt !== undefined),
  correctedOnTheSpot: is(onTheSpot),
  filed: is((c) => c.filedAt !== undefined),
  voided: is((c) => c.status === 'voided'),
  merged: is((c) => c.status === 'merged'),
  closed: is(closed),
  open: is((c) => c.open),
  suspended: is((c) => c.open && c.suspendedAt !== undefined),
  overdue: is((c, y) => c.open && c.nextDueAt !== undefined && c.nextDueAt < y.at),
  waitingForVerification: is((c) => c.waitingFor === 'verification'),
  closedInTime: is((c) => closed(c) && inTime(c.closedAt, c.dueAt)),
  closedLate: is((c) => closed(c) && hasDeadline(c) && !inTime(c.closedAt, c.dueAt)),
  closedWithoutDeadline: is((c) => closed(c) && !hasDeadline(c)),
  dueToBeClosed: is(dueToBeClosed),
  toBeHandled: is(toBeHandled),
  handled: is((c, y) => toBeHandled(c, y) && handledAt(c) !== undefined),
  handledInTime: is((c, y) => toBeHandled(c, y) && inTime(handledAt(c), c.dueAt)),
  toBeFiled: is(
    (c, y, pace) => !onTheSpot(c) && (c.filedAt !== undefined || (c.open && pace.toFile > y.limits.filingWorkingHours)),
  ),
  filedInTime: is(
    (c, y, pace) => !onTheSpot(c) && c.filedAt !== undefined && pace.toFile <= y.limits.filingWorkingHours,
  ),
  filedThenVoided: is((c) => c.filedAt !== undefined && c.status === 'voided'),
  dispatches: (c) => c.counts.dispatched,
  returns: (c) => c.counts.returned,
  toBeVerified: is(
    (c, y, pace) =>
      needsVerification(c) &&
      c.rectifiedAt !== undefined &&
      (c.verifiedAt !== undefined || pace.toVerify > y.limits.verificationWorkingHours),
  ),
  verifiedInTime: is(
    (c, y, pace) =>
      needsVerification(c) &&
      c.verifiedAt !== undefined &&
      c.rectifiedAt !== undefined &&
      pace.toVerify <= y.limits.verificationWorkingHours,
  ),
  rectifications: (c) => c.counts.rectified,
  rework: (c) => c.counts.reworked,
  reworkedDue: is((c, y) => dueToBeClosed(c, y) && c.counts.reworked > 0),
  extensions: (c) => c.counts.extended,
  extendedDue: is((c, y) => dueToBeClosed(c, y) && c.counts.extended > 0),
  reopened: (c) => c.counts.reopened,
  deadlinesMissed: (c) => c.counts.missed,
  escalations: (c) => c.counts.escalated,
  lookBacksHeld: (c) => c.counts.held,
  lookBacksRelapsed: (c) => c.counts.relapsed,
  corrections: (c) => c.counts.corrected,
  supervised: (c) => count(c.supervisions, () => true),
  supervisionsInForce: (c) => count(c.supervisions, (s) => s.liftedAt === undefined),
  noticesIssued: (c) => count(c.notices, () => true),
  noticesServed: (c) => count(c.notices, (n) => n.service !== undefined),
  noticesAnswered: (c) => count(c.notices, (n) => n.answeredAt !== undefined),
  noticesOverdue: (c, y) => count(c.notices, (_notice, id) => isNoticeOverdue(c, id, y)),
  anomalous: is((c) => c.anomalies.length > 0),
} satisfies Record<string, Counts>;

export type FigureName = keyof typeof figures;
export type Figures = Readonly<Record<FigureName, number>>;

export const figureNames = Object.keys(figures) as FigureName[];

export function isFigure(name: string): name is FigureName {
  return Object.hasOwn(figures, name);
}

const counters: readonly Counts[] = Object.values(figures);

/** Sums in the making, in the order of `figureNames`. */
export type Tally = number[];

export const emptyTally = (): Tally => counters.map(() => 0);

export function addTo(tally: Tally, document: CaseDocument, yardstick: Yardstick): void {
  const pace = new Pace(document, yardstick);
  for (let n = 0; n < counters.length; n += 1) tally[n]! += counters[n]!(document, yardstick, pace);
}

export function figuresOf(tally: Tally): Figures {
  return Object.fromEntries(figureNames.map((name, n) => [name, tally[n]])) as Figures;
}

export function sumFigures(documents: Iterable<CaseDocument>, yardstick: Yardstick): Figures {
  const tally = emptyTally();
  for (const document of documents) addTo(tally, document, yardstick);
  return figuresOf(tally);
}

export function sumOfFigures(all: readonly Figures[]): Figures {
  return figuresOf(figureNames.map((name) => all.reduce((sum, figures) => sum + figures[name], 0)));
}

/** How much the case adds to a figure; a figure consists of the cases that add something. */
export function amountOf(name: FigureName, document: CaseDocument, yardstick: Yardstick): number {
  return (figures[name] as Counts)(document, yardstick, new Pace(document, yardstick));
}
