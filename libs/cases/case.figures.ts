import { amountIn, type Asked, type Figure, type FigureCondition, type Rate } from '#event-sourcing';
import type { LedgerPart } from '#platform';
import { CASE_STREAM } from './case.events.js';
import { caseNotices, type NoticeDocument } from './case.notices.js';
import { caseTallies, caseTalliesBy, type CaseAmount, type CaseTally } from './case.tally.js';
import { caseView, type CaseDocument } from './case.views.js';

const after = (field: keyof CaseTally | keyof NoticeDocument): FigureCondition => ({
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

const reported = counted('reported');
const open = summed('open', 'open');
const overdue = counted('overdue', after('overdueAfter'));
const noticesIssued = counting('noticesIssued');
const noticesAnswered = counting('noticesAnswered', { field: 'answeredAt', atLeast: '' });
const noticesOverdue = counting('noticesOverdue', after('overdueAfter'));

/** domain.md, "Indicators": every figure of a case, over what `caseTally` derives and over its notices. */
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
  summed('closedInTime', 'closedInTime'),
  summed('closedLate', 'closedLate'),
  summed('closedWithoutDeadline', 'closedWithoutDeadline'),
  counted('dueToBeClosed', after('dueToBeClosedAfter')),
  counted('toBeHandled', after('toBeHandledAfter')),
  summed('handled', 'handled'),
  summed('handledInTime', 'handledInTime'),
  counted('toBeFiled', after('toBeFiledAfter')),
  summed('filedInTime', 'filedInTime'),
  summed('filedThenVoided', 'filedThenVoided'),
  summed('dispatches', 'dispatched'),
  summed('returns', 'returned'),
  counted('toBeVerified', after('toBeVerifiedAfter')),
  summed('verifiedInTime', 'verifiedInTime'),
  summed('rectifications', 'rectified'),
  summed('rework', 'reworked'),
  counted('reworkedDue', after('dueToBeClosedAfter'), { field: 'reworked', atLeast: 1 }),
  summed('extensions', 'extended'),
  counted('extendedDue', after('dueToBeClosedAfter'), { field: 'extended', atLeast: 1 }),
  summed('reopened', 'reopened'),
  summed('deadlinesMissed', 'missed'),
  summed('escalations', 'escalated'),
  summed('lookBacksHeld', 'held'),
  summed('lookBacksRelapsed', 'relapsed'),
  summed('corrections', 'corrected'),
  summed('supervised', 'supervised'),
  summed('supervisionsInForce', 'supervisionsInForce'),
  noticesIssued,
  counting('noticesServed', { field: 'servedAt', atLeast: '' }),
  noticesAnswered,
  noticesOverdue,
  summed('anomalous', 'anomalous'),
];

/** domain.md, "Indicators". */
export const caseRates: readonly Rate[] = [
  { name: 'closure', zh: '结案率', version: 1, of: ['closedInTime', 'closedLate'], by: 'dueToBeClosed' },
  { name: 'onTimeClosure', zh: '按期结案率', version: 1, of: ['closedInTime'], by: 'dueToBeClosed' },
  { name: 'lateClosure', zh: '超期结案率', version: 1, of: ['closedLate'], by: 'dueToBeClosed' },
  { name: 'handling', zh: '处置率', version: 1, of: ['handled'], by: 'toBeHandled' },
  { name: 'onTimeHandling', zh: '按期处置率', version: 1, of: ['handledInTime'], by: 'toBeHandled' },
  {
    name: 'onTimeFiling',
    zh: '按时立案率',
    version: 1,
    of: ['filedInTime'],
    by: 'toBeFiled',
    within: 'filingWorkingHours',
  },
  { name: 'accurateFiling', zh: '准确立案率', version: 1, of: ['filed'], less: 'filedThenVoided', by: 'filed' },
  { name: 'accurateDispatch', zh: '准确派遣率', version: 1, of: ['dispatches'], less: 'returns', by: 'dispatches' },
  {
    name: 'onTimeVerification',
    zh: '按期核查率',
    version: 1,
    of: ['verifiedInTime'],
    by: 'toBeVerified',
    within: 'verificationWorkingHours',
  },
  { name: 'rework', zh: '返工率', version: 1, of: ['reworkedDue'], by: 'dueToBeClosed' },
  { name: 'extension', zh: '延期率', version: 1, of: ['extendedDue'], by: 'dueToBeClosed' },
  { name: 'noticeAnswer', zh: '通知书整改率', version: 1, of: ['noticesAnswered'], by: 'noticesIssued' },
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
  streams: [CASE_STREAM],
  view: caseView,
  parts: (settings) => [caseTalliesBy(settings), caseNotices],
  owners: { [caseNotices.name]: 'caseId' },
  figures: caseFigures,
  rates: caseRates,
  counts: {
    problemsByCategory: { of: caseTallies, by: 'category' },
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
