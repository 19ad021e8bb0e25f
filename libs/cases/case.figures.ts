import { amountIn, type Asked, type Figure, type FigureCondition, type Rate } from '#event-sourcing';
import type { LedgerPart } from '#platform';
import { rateWords } from './case-labels.glossary.js';
import { CASE_STREAM } from './case.events.js';
import { caseAppeals } from './appeal.parts.js';
import { caseCallbacks } from './case.callbacks.js';
import { caseNotices, type NoticeDocument } from './case.notices.js';
import { caseOrders } from './case.orders.js';
import { casePersonal } from './case.papers.js';
import { caseSpans, caseSpansBy, type CaseSpan } from './case.spans.js';
import { caseTallies, caseTalliesBy, type CaseAmount, type CaseTally } from './case.tally.js';
import { repeats } from './hotline.figures.js';
import { caseView, type CaseDocument } from './case.views.js';

const after = (field: keyof CaseTally | keyof NoticeDocument | keyof CaseSpan): FigureCondition => ({
  field,
  lessThan: { asked: 'at' },
});

/** Figures of cases fall into the period in which the case was reported. */
const cases = { version: 1, of: caseTallies, period: 'reportedAt' } as const;
const notices = { version: 1, of: caseNotices, period: 'reportedAt' } as const;

const counted = (name: string, ...where: FigureCondition[]): Figure => ({ ...cases, name, where });
const summed = (name: string, field: CaseAmount): Figure => ({
  ...cases,
  name,
  adds: { kind: 'sum', field },
  where: [],
});
const counting = (name: string, ...where: FigureCondition[]): Figure => ({ ...notices, name, where });

/** Judged piece by piece: another formula than that of the whole case. */
const pieces = { version: 2, of: caseSpans, period: 'reportedAt' } as const;
const ofKind = (kind: CaseSpan['kind']): FigureCondition => ({ field: 'kind', equals: kind });
const spans = (kind: CaseSpan['kind'], name: string, ...where: FigureCondition[]): Figure => ({
  ...pieces,
  name,
  where: [ofKind(kind), ...where],
});
const ofSpans = (kind: CaseSpan['kind'], name: string, field: keyof CaseSpan & string): Figure => ({
  ...spans(kind, name),
  adds: { kind: 'sum', field },
});

const reported = counted('reported');
const open = summed('open', 'open');
const overdue = counted('overdue', after('overdueAfter'));
const noticesIssued = counting('noticesIssued');
const noticesAnswered = counting('noticesAnswered', { field: 'answeredAt', atLeast: '' });
const noticesOverdue = counting('noticesOverdue', after('overdueAfter'));

/** Every figure of a case, over what `caseTally` derives and over its notices. */
export const caseFigures: readonly Figure[] = [
  reported,
  summed('correctedOnTheSpot', 'onTheSpot'),
  summed('filed', 'filed'),
  summed('voided', 'voided'),
  summed('merged', 'merged'),
  summed('closed', 'closed'),
  open,
  summed('suspended', 'suspended'),
  overdue,
  summed('waitingForVerification', 'waitingForVerification'),
  ofSpans('life', 'closedInTime', 'inTime'),
  ofSpans('life', 'closedLate', 'late'),
  ofSpans('life', 'closedWithoutDeadline', 'unmeasured'),
  spans('life', 'dueToBeClosed', after('after')),
  counted('toBeHandled', after('toBeHandledAfter')),
  summed('handled', 'handled'),
  summed('handledInTime', 'handledInTime'),
  counted('toBeFiled', after('toBeFiledAfter')),
  summed('filedInTime', 'filedInTime'),
  counted('toBeDispatched', after('toBeDispatchedAfter')),
  summed('dispatchedInTime', 'dispatchedInTime'),
  counted('reportsToBeExamined', after('toBeExaminedAfter')),
  summed('reportsExaminedInTime', 'examinedInTime'),
  summed('filedThenVoided', 'filedThenVoided'),
  summed('dispatches', 'dispatched'),
  summed('returns', 'returned'),
  // Version 3: what its source has closed waits for no check.
  { ...spans('check', 'toBeVerified', after('after')), version: 3 },
  ofSpans('check', 'verifiedInTime', 'inTime'),
  ofSpans('check', 'closedBySource', 'closedBySource'),
  summed('rectifications', 'rectified'),
  summed('rework', 'reworked'),
  spans('life', 'reworkedDue', after('after'), { field: 'reworks', atLeast: 1 }),
  summed('extensions', 'extended'),
  spans('life', 'extendedDue', after('after'), { field: 'extensions', atLeast: 1 }),
  counted('extendedToBeHandled', after('toBeHandledAfter'), { field: 'extended', atLeast: 1 }),
  repeats,
  summed('reopened', 'reopened'),
  summed('deadlinesMissed', 'missed'),
  summed('escalations', 'escalated'),
  summed('lookBacksHeld', 'held'),
  summed('lookBacksRelapsed', 'relapsed'),
  summed('corrections', 'corrected'),
  summed('correctionsConfirmed', 'confirmed'),
  summed('correctionsOfSource', 'sourced'),
  summed('supervised', 'supervised'),
  summed('supervisionsInForce', 'supervisionsInForce'),
  noticesIssued,
  counting('noticesServed', { field: 'servedAt', atLeast: '' }),
  noticesAnswered,
  noticesOverdue,
  summed('anomalous', 'anomalous'),
  summed('entries', 'entered'),
  // Version 2: after so many days as the office's settings had when it was entered.
  { ...summed('lateEntries', 'late'), version: 2 },
];

/** By who held the case when it happened: what they are asked for when figures are grouped by a desk. */
export const deskFigures: readonly Figure[] = [
  spans('leg', 'toBeHandled', after('after')),
  ofSpans('leg', 'handled', 'done'),
  ofSpans('leg', 'handledInTime', 'inTime'),
  spans('leg', 'dispatches'),
  ofSpans('leg', 'returns', 'returned'),
  ofSpans('leg', 'rework', 'reworks'),
  ofSpans('leg', 'extensions', 'extensions'),
  spans('leg', 'extendedToBeHandled', after('after'), { field: 'extensions', atLeast: 1 }),
  ofSpans('leg', 'deadlinesMissed', 'misses'),
  ofSpans('leg', 'escalations', 'escalations'),
];

const rate = (name: keyof typeof rateWords, version: number) => ({ name, ...rateWords[name], version });

/** The evaluation's indicators (评价指标). */
export const caseRates: readonly Rate[] = [
  { ...rate('closure', 2), of: ['closedInTime', 'closedLate'], by: 'dueToBeClosed' },
  { ...rate('onTimeClosure', 2), of: ['closedInTime'], by: 'dueToBeClosed' },
  { ...rate('lateClosure', 2), of: ['closedLate'], by: 'dueToBeClosed' },
  { ...rate('handling', 1), of: ['handled'], by: 'toBeHandled' },
  { ...rate('onTimeHandling', 1), of: ['handledInTime'], by: 'toBeHandled' },
  {
    ...rate('onTimeFiling', 1),
    of: ['filedInTime'],
    by: 'toBeFiled',
    within: 'filingWorkingHours',
  },
  {
    ...rate('onTimeExamination', 1),
    of: ['reportsExaminedInTime'],
    by: 'reportsToBeExamined',
    within: 'filingWorkingHours',
  },
  {
    ...rate('onTimeDispatch', 1),
    of: ['dispatchedInTime'],
    by: 'toBeDispatched',
    within: 'dispatchWorkingHours',
  },
  { ...rate('accurateFiling', 1), of: ['filed'], less: 'filedThenVoided', by: 'filed' },
  { ...rate('accurateDispatch', 1), of: ['dispatches'], less: 'returns', by: 'dispatches' },
  {
    ...rate('onTimeVerification', 2),
    of: ['verifiedInTime'],
    by: 'toBeVerified',
    within: 'verificationWorkingHours',
  },
  { ...rate('rework', 2), of: ['reworkedDue'], by: 'dueToBeClosed' },
  { ...rate('extension', 2), of: ['extendedDue'], by: 'dueToBeClosed' },
  { ...rate('extension@due-to-handle', 1), of: ['extendedToBeHandled'], by: 'toBeHandled' },
  { ...rate('validReports', 1), of: ['reported'], less: 'voided', by: 'reported' },
  { ...rate('notClosed', 1), of: ['open'], by: 'reported' },
  { ...rate('lateEntry', 2), of: ['lateEntries'], by: 'entries' },
  { ...rate('noticeAnswer', 1), of: ['noticesAnswered'], by: 'noticesIssued' },
];

const openCase = ({ caseId, number, reportedAt }: CaseDocument) => ({ caseId, number, reportedAt });

function deskCase(document: CaseDocument) {
  return { ...openCase(document), waitingFor: document.waitingFor, nextDueAt: document.nextDueAt };
}

function noticeLine(notice: NoticeDocument, asked: Asked) {
  const { number, noticeId, caseId, recipient, issuedAt, dueAt, servedAt, answeredAt } = notice;
  const isOverdue = amountIn(noticesOverdue, { at: asked.at })(notice) > 0;
  return { number, noticeId, caseId, recipient, issuedAt, dueAt, servedAt, answeredAt, overdue: isOverdue };
}

export const caseLedgerPart: LedgerPart = {
  personal: casePersonal,
  streams: [CASE_STREAM],
  view: caseView,
  parts: (settings) => [
    caseTalliesBy(settings),
    caseSpansBy(settings),
    caseNotices,
    caseCallbacks,
    caseOrders,
    caseAppeals,
  ],
  owners: {
    [caseNotices.name]: 'caseId',
    [caseSpans.name]: 'caseId',
    [caseCallbacks.name]: 'caseId',
    [caseOrders.name]: 'caseId',
    [caseAppeals.name]: 'caseId',
  },
  figures: caseFigures,
  desks: deskFigures,
  rates: caseRates,
  counts: {
    problemsByCategory: { of: caseTallies, by: 'categoryKey', spelled: 'category' },
    casesByStatus: { of: caseTallies, by: 'status' },
  },
  singles: {
    longestOpenCase: {
      of: caseTallies,
      whole: true,
      where: [{ field: 'open', equals: 1 }],
      sort: { field: 'reportedAt', direction: 'asc' },
      limit: 1,
      line: openCase,
    },
  },
  siteLines: {
    notices: { of: caseNotices, sort: { field: 'issuedAt', direction: 'asc' }, line: noticeLine },
  },
  deskLines: {
    openCases: {
      of: caseView,
      where: [{ field: 'open', equals: true }],
      sort: { field: 'nextDueAt', direction: 'asc', nulls: 'last' },
      line: deskCase,
    },
  },
  ranking: {
    shows: { reported, open, overdue, noticesIssued, noticesAnswered },
    by: ['overdue', 'open', 'reported'],
  },
};

/** 整改通知书 issued in the period. */
export const yearFigures: readonly Figure[] = [
  { name: 'notices.issued', version: 1, of: caseNotices, where: [], period: 'issuedAt' },
];
