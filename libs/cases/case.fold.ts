import { proposalsAfter, type Recorded } from '#event-sourcing';
import type { Illegible } from '#platform';
import {
  answeredNotices,
  calledBack,
  count,
  countCorrection,
  dispatched,
  dropMoments,
  enteredBy,
  joined,
  lastNotice,
  lifeOf,
  measureOf,
  missedAt,
  noticeIssued,
  rectifiers,
  replied,
  reported,
  setMoments,
  settled,
  supervised,
  type Changing,
} from './case.changes.js';
import { appealed } from './case.appeals.js';
import { answer, end, endDispatch, unanswer, withDeadline } from './case.deadlines.js';
import { beginCheck, closeCheck, countInLeg, endCheck, endLeg, rectifyLeg, reworkLeg } from './case.desks.js';
import type { CaseEvent } from './case.events.js';
import { movedCase } from './case.handover.js';
import type { CaseRecord, Deadline, Extension, Supervision } from './case.record.js';
import { applyCorrection, hasMoment, isInternal, NO_STEPS } from './corrections.js';
import { mapParts, own, withPart } from './parts.js';

const isOver = ({ status }: CaseRecord) => status === 'closed' || status === 'voided' || status === 'merged';

/** Pure and total: an event that does not fit leaves a record that still says what is known. */
export function evolveCase(record: CaseRecord, event: Recorded<CaseEvent>): CaseRecord {
  const next = { ...record };
  change(next, record, event);
  return next;
}

/** Into a copy of the record, made for this: what the event makes new of it. The rest stays. */
export function change(next: Changing<CaseRecord>, record: CaseRecord, event: Recorded<CaseEvent>): void {
  step(next, record, event);
  if ((event.data as Illegible).illegible) next.anomalies = joined(next.anomalies, [ILLEGIBLE]);
}

/** Of a case whose history has something that cannot be read: the event says what. */
const ILLEGIBLE = 'illegible';

function step(next: Changing<CaseRecord>, record: CaseRecord, event: Recorded<CaseEvent>): void {
  const at = event.metadata.occurredAt;
  const occasion = { id: event.id, at };
  if (!NO_STEPS.has(event.type)) {
    if (record.lastAt === undefined || record.lastAt < at) next.lastAt = at;
    if (!hasMoment(event.type) && (record.lastFixedAt === undefined || record.lastFixedAt < at)) next.lastFixedAt = at;
  }
  enteredBy(next, event);
  switch (event.type) {
    case 'ProblemReported':
    case 'CorrectedOnTheSpot':
      return reported(next, record, event);
    case 'CaseFiled':
      // An import may learn of the filing after what came of it.
      if (record.status === 'none' || record.status === 'reported') next.status = 'filed';
      next.number = event.data.number;
      return setMoments(next, event, 'filedAt');
    case 'CaseVoided':
      next.status = 'voided';
      next.deadlines = mapParts(record.deadlines, end);
      next.legs = endLeg(record.legs, at);
      return setMoments(next, event, 'endedAt');
    case 'CaseMerged': {
      const { status, deadlines, legs, suspendedAt } = record;
      next.beforeMerge = { status, deadlines, legs, suspendedAt };
      next.status = 'merged';
      next.legs = endLeg(record.legs, at);
      next.mergedInto = event.data.into;
      if (event.data.repeat) next.repeatOf = event.data.into;
      next.deadlines = mapParts(record.deadlines, end);
      return setMoments(next, event, 'endedAt');
    }
    case 'MergeUndone':
      Object.assign(next, record.beforeMerge, { mergedInto: undefined, beforeMerge: undefined, repeatOf: undefined });
      return dropMoments(next, 'endedAt');
    case 'CaseDispatched':
      return dispatched(next, record, event);
    case 'WorkHandedOver': {
      const { assignee, department } = movedCase(record, event.data);
      next.assignee = assignee;
      next.department = department;
      return;
    }
    case 'CaseReturned':
      next.status = 'filed';
      next.department = undefined;
      next.assignee = undefined;
      next.deadlines = mapParts(record.deadlines, endDispatch);
      next.caseDeadlineId = measureOf(record) ?? lastNotice(record);
      next.legs = endLeg(record.legs, at, { returned: true });
      return count(next, 'returned');
    case 'NoticeIssued':
      return noticeIssued(next, record, event);
    case 'NoticeServed': {
      const { noticeId, refusal, recording, ...served } = event.data;
      const notice = own(record.notices, noticeId);
      if (!notice) return;
      const recorded = recording && { recorded: recording.map(({ sha256 }) => sha256) };
      const service = { ...served, refused: refusal !== undefined, ...recorded };
      next.notices = withPart(record.notices, noticeId, { ...notice, service });
      return;
    }
    case 'ExtensionRequested': {
      const { extensionId, deadlineId, until } = event.data;
      const extension: Extension = { deadlineId, until, requestedBy: event.metadata.actor, state: 'requested' };
      next.extensions = withPart(record.extensions, extensionId, extension);
      return;
    }
    case 'ExtensionGranted': {
      const { extensionId, deadlineId, due } = event.data;
      next.extensions = settled(record, extensionId, 'granted');
      next.deadlines = withDeadline(record.deadlines, deadlineId, { due, setAt: at, extended: true, missed: false });
      next.legs = countInLeg(record.legs, 'extensions', deadlineId, at);
      return count(next, 'extended');
    }
    case 'ExtensionDenied':
      next.extensions = settled(record, event.data.extensionId, 'denied');
      return;
    case 'CaseSuspended':
      next.suspendedAt = at;
      next.standstills = [...record.standstills, { from: at }];
      return;
    case 'CaseResumed':
      next.suspendedAt = undefined;
      next.standstills = record.standstills.map((still) => ({ ...still, until: still.until ?? at }));
      for (const { deadlineId, due } of event.data.deadlines)
        next.deadlines = withDeadline(next.deadlines, deadlineId, { due, setAt: at });
      return;
    case 'RectificationReported':
      next.rectifiers = rectifiers(record, event);
      next.deadlines = mapParts(record.deadlines, answer(occasion));
      // An import may learn of what was done after the case was over: nobody checks it any more.
      if (!isOver(record)) {
        next.status = 'rectified';
        next.legs = rectifyLeg(record.legs, at);
        next.checks = beginCheck(record.checks, event);
      } else if (record.closedAt !== undefined) {
        const closing = { ...event, id: record.setBy['closedAt'] ?? event.id };
        next.checks = closeCheck(beginCheck(record.checks, event), closing, record.closedAt);
      }
      setMoments(next, event, 'rectifiedAt');
      return count(next, 'rectified');
    case 'RectificationVerified': {
      const rectification = { id: record.setBy['rectifiedAt'] ?? event.id, at: record.rectifiedAt ?? at };
      next.status = 'verified';
      next.notices = answeredNotices(record, rectification);
      next.checks = endCheck(record.checks, 'passed', event);
      return setMoments(next, event, 'verifiedAt');
    }
    case 'RectificationRejected':
      next.status = record.department === undefined ? 'filed' : 'dispatched';
      next.rectifiers = [];
      next.deadlines = mapParts(record.deadlines, unanswer(record.setBy['rectifiedAt']));
      // What the checker took did not run on the handler's clock.
      for (const { deadlineId, due } of event.data.deadlines ?? [])
        next.deadlines = withDeadline(next.deadlines, deadlineId, { due, setAt: at });
      next.legs = reworkLeg(record.legs);
      next.checks = endCheck(record.checks, 'rejected', event);
      dropMoments(next, 'rectifiedAt');
      return count(next, 'reworked');
    case 'CaseClosed':
      next.status = 'closed';
      next.anomalies = joined(record.anomalies, event.data.anomalies);
      next.deadlines = mapParts(record.deadlines, answer(occasion));
      next.legs = endLeg(record.legs, at);
      next.callbackDueAt = event.data.callbackDue;
      if (event.data.how === 'imported') next.checks = closeCheck(record.checks, event);
      return setMoments(next, event, 'closedAt', 'endedAt');
    case 'CallbackRecorded':
      next.callbacks = calledBack(record, event);
      if (event.data.final) next.callbackDueAt = undefined;
      return;
    case 'SupervisionPlaced': {
      const { supervisionId, level, by, documentNumber, due } = event.data;
      const supervision: Supervision = { level, by, documentNumber, placedAt: at };
      const deadline: Deadline = { kind: 'supervision', due, setAt: at, state: 'running' };
      next.supervisions = withPart(record.supervisions, supervisionId, supervision);
      next.deadlines = withPart(record.deadlines, supervisionId, deadline);
      return;
    }
    case 'SupervisionReplied':
      next.supervisions = supervised(record, event.data.supervisionId, { repliedAt: at });
      next.deadlines = replied(record.deadlines, event.data.supervisionId, occasion);
      return;
    case 'SupervisionLifted': {
      const { supervisionId } = event.data;
      const deadline = own(record.deadlines, supervisionId);
      next.supervisions = supervised(record, supervisionId, { liftedAt: at });
      if (deadline) next.deadlines = withPart(record.deadlines, supervisionId, end(deadline));
      return;
    }
    case 'LookBackRecorded':
      return count(next, event.data.result);
    case 'CaseReopened':
      // It starts anew: whoever is to handle it now gets it with a deadline of its own.
      next.status = record.number === undefined ? 'reported' : 'filed';
      next.department = undefined;
      next.assignee = undefined;
      next.rectifiers = [];
      next.lives = [...record.lives, lifeOf(record, event.id)];
      // Its old deadline measured the life that is over.
      next.caseDeadlineId = undefined;
      next.callbackDueAt = undefined;
      dropMoments(next, 'closedAt', 'endedAt', 'rectifiedAt', 'verifiedAt');
      return count(next, 'reopened');
    case 'DeadlineMissed':
      next.deadlines = missedAt(record.deadlines, event.data);
      next.legs = countInLeg(record.legs, 'misses', event.data.deadlineId, event.data.due.at);
      return count(next, 'missed');
    case 'DeadlineMoved':
      next.deadlines = withDeadline(record.deadlines, event.data.deadlineId, { due: event.data.due });
      return;
    case 'CaseEscalated':
      next.legs = countInLeg(record.legs, 'escalations', event.data.deadlineId, at);
      return count(next, 'escalated');
    case 'DeductionAppealed':
    case 'AppealGranted':
    case 'AppealDenied':
      next.appeals = appealed(record.appeals, event);
      return;
    case 'NumberedCommandDeclined':
      return;
    case 'CorrectionProposed':
    case 'CorrectionRejected':
    case 'CorrectionConfirmed':
    case 'CorrectionLapsed':
      next.proposals = proposalsAfter(record.proposals, event);
      return;
    case 'RecordCorrected':
      Object.assign(next, applyCorrection(next, event.data), { proposals: proposalsAfter(record.proposals, event) });
      return isInternal(event.data.eventType, event.data.field) ? undefined : countCorrection(next, event.data);
  }
}
