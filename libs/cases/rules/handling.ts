import { inBoth, say } from '#event-sourcing';
import { isSameName, ownHand } from '#platform';
import { words } from '../case.glossary.js';
import type { CaseEvent } from '../case.events.js';
import {
  CloseCase,
  DispatchCase,
  RecordLookBack,
  RejectRectification,
  ReopenCase,
  ReportRectification,
  ReturnCase,
  VerifyRectification,
} from '../case.commands.js';
import { isOffices, hasOpenNotice } from '../case.deadlines.js';
import type { CaseRecord } from '../case.record.js';
import { paused } from '../ordered.js';
import { callbackDue } from './callbacks.js';
import { missedUncalled } from './missed.js';
import { isActive, isDue, isSuspended, refuse, resolveDeadline, rule, type CaseContext } from './rule.js';

const isRectified = (record: CaseRecord) => record.status === 'rectified' && !isSuspended(record);

/** Whoever reported the rectification or did it cannot be the one who checks it. */
function checkedByAnother(record: CaseRecord, { actor }: CaseContext, events: CaseEvent[]) {
  if (record.rectifiers.some((rectifier) => isSameName(rectifier, actor)))
    return refuse('verifier-is-not-rectifier', say(words.verifier, { actor }));
  return events;
}

/** The deadlines that the rectification answered before they ran out go on with the working time that was left then. */
function givenBack({ deadlines, setBy }: CaseRecord, { occurredAt, calendar }: CaseContext) {
  return Object.entries(deadlines).flatMap(([deadlineId, { due, state, answeredAt, answeredBy }]) =>
    state === 'answered' && answeredBy === setBy['rectifiedAt'] && answeredAt! < due.at
      ? [{ deadlineId, due: paused(due, { from: answeredAt!, until: occurredAt }, calendar) }]
      : [],
  );
}

/** 任务派遣, 任务处理, 处理反馈, 核查结案. */
export const handlingRules = [
  rule(DispatchCase, {
    rule: 'dispatch-when-filed',
    because: words.dispatch,
    allowed: (record) => (record.status === 'filed' || record.status === 'dispatched') && !isSuspended(record),
    decide: (record, { department, assignee, note, deadline }, context) => {
      const due = resolveDeadline('deadline', deadline, context);
      if (!isDue(due)) return due;
      const data = { deadlineId: context.partId, department, assignee, due, note };
      return [...missedUncalled(record, isOffices, context), { type: 'CaseDispatched', data }] satisfies CaseEvent[];
    },
  }),
  rule(ReturnCase, {
    rule: 'return-when-dispatched',
    because: words.return,
    allowed: (record) => record.status === 'dispatched' && !isSuspended(record),
    decide: (record, { reason }, context): CaseEvent[] => [
      ...missedUncalled(record, isOffices, context),
      { type: 'CaseReturned', data: { reason } },
    ],
  }),
  rule(ReportRectification, {
    rule: 'rectify-when-dispatched-or-noticed',
    because: words.rectify,
    allowed: (record) =>
      isActive(record) && (record.status === 'dispatched' || (record.status === 'filed' && hasOpenNotice(record))),
    decide: (record, { occurredAt: _at, ...rectification }, context): CaseEvent[] => [
      ...missedUncalled(record, isOffices, context),
      { type: 'RectificationReported', data: rectification },
    ],
  }),
  rule(VerifyRectification, {
    rule: 'verify-when-rectified',
    because: words.verify,
    allowed: isRectified,
    decide: (record, { note }, context) =>
      checkedByAnother(record, context, [{ type: 'RectificationVerified', data: { note } }]),
  }),
  rule(RejectRectification, {
    rule: 'verify-when-rectified',
    because: words.reject,
    allowed: isRectified,
    decide: (record, { reason }, context) =>
      checkedByAnother(record, context, [
        { type: 'RectificationRejected', data: { reason, deadlines: givenBack(record, context) } },
      ]),
  }),
  rule(CloseCase, {
    rule: 'close-when-verified',
    because: words.close,
    allowed: (record) => record.status === 'verified' && !isSuspended(record),
    decide: (record, { note }, context): CaseEvent[] => [
      ...missedUncalled(record, isOffices, context),
      { type: 'CaseClosed', data: { how: 'verified', note, ...callbackDue(record, context) } },
    ],
  }),
  rule(RecordLookBack, {
    rule: 'look-back-when-closed',
    because: words.lookBack,
    allowed: (record) => record.status === 'closed',
    others: ({ rectifiers, checks }, _command, { actor }) =>
      ownHand([actor], [...rectifiers, ...checks.map(({ checkedBy }) => checkedBy)]) === undefined
        ? undefined
        : refuse('another-person-looks-back', say(words.lookBackOther, { actor })),
    decide: (_record, { result, findings, evidence }): CaseEvent[] => {
      const looked: CaseEvent = { type: 'LookBackRecorded', data: { result, findings, evidence } };
      if (result === 'held') return [looked];
      return [looked, { type: 'CaseReopened', data: { reason: findings ?? inBoth(words.cameBack) } }];
    },
  }),
  rule(ReopenCase, {
    rule: 'reopen-when-closed',
    because: words.reopen,
    allowed: (record) => record.status === 'closed',
    decide: (_record, { reason }): CaseEvent[] => [{ type: 'CaseReopened', data: { reason } }],
  }),
];
