import type { Instant, Recorded } from '#event-sourcing';
import {
  answeredNotices,
  counted,
  dispatched,
  joined,
  lastNotice,
  moments,
  noticeIssued,
  replied,
  reported,
  settle,
  supervised,
  without,
} from './case.changes.js';
import { answer, end, endDispatch, unanswer, withDeadline } from './case.deadlines.js';
import type { CaseEvent } from './case.events.js';
import type { CaseRecord, Extension, Supervision } from './case.record.js';
import { applyCorrection } from './corrections.js';
import { mapParts, own, withPart } from './parts.js';

/** Corrections speak of the past and the clock speaks when it is asked: neither is a step of the case. */
const NO_STEPS = new Set<CaseEvent['type']>(['RecordCorrected', 'DeadlineMissed', 'CaseEscalated']);

/** Pure and total: an event that does not fit leaves a record that still says what is known. */
export function evolveCase(record: CaseRecord, event: Recorded<CaseEvent>): CaseRecord {
  return { ...record, ...caseChange(record, event), lastAt: lastStep(record, event) };
}

/** When the last step was taken, this event included. */
export function lastStep({ lastAt }: CaseRecord, { type, metadata }: Recorded<CaseEvent>): Instant | undefined {
  const { occurredAt } = metadata;
  return !NO_STEPS.has(type) && (lastAt === undefined || lastAt < occurredAt) ? occurredAt : lastAt;
}

/** What an event makes new of a record; the rest stays. */
export function caseChange(record: CaseRecord, event: Recorded<CaseEvent>): Partial<CaseRecord> {
  const at = event.metadata.occurredAt;
  const occasion = { id: event.id, at };
  switch (event.type) {
    case 'ProblemReported':
    case 'CorrectedOnTheSpot':
      return reported(record, event);
    case 'CaseFiled':
      return {
        // An import may learn of the filing after what came of it.
        status: record.status === 'none' || record.status === 'reported' ? 'filed' : record.status,
        number: event.data.number,
        ...moments(record, event, 'filedAt'),
      };
    case 'CaseVoided':
      return {
        status: 'voided',
        ...moments(record, event, 'endedAt'),
        deadlines: mapParts(record.deadlines, end),
      };
    case 'CaseMerged':
      return {
        status: 'merged',
        mergedInto: event.data.into,
        ...moments(record, event, 'endedAt'),
        deadlines: mapParts(record.deadlines, end),
      };
    case 'CaseDispatched':
      return dispatched(record, event);
    case 'CaseReturned':
      return {
        status: 'filed',
        department: undefined,
        assignee: undefined,
        deadlines: mapParts(record.deadlines, endDispatch),
        caseDeadlineId: lastNotice(record),
        counts: counted(record, 'returned'),
      };
    case 'NoticeIssued':
      return noticeIssued(record, event);
    case 'NoticeServed': {
      const { noticeId, method, servedTo, servedAt, refusal } = event.data;
      const notice = own(record.notices, noticeId);
      if (!notice) return {};
      const service = { method, servedTo, servedAt, refused: refusal !== undefined };
      return { notices: withPart(record.notices, noticeId, { ...notice, service }) };
    }
    case 'ExtensionRequested': {
      const { extensionId, deadlineId, until } = event.data;
      const extension: Extension = { deadlineId, until, requestedBy: event.metadata.actor, state: 'requested' };
      return { extensions: withPart(record.extensions, extensionId, extension) };
    }
    case 'ExtensionGranted': {
      const { extensionId, deadlineId, due } = event.data;
      return {
        extensions: settle(record, extensionId, 'granted'),
        deadlines: withDeadline(record.deadlines, deadlineId, { due, setAt: at, extended: true, missed: false }),
        counts: counted(record, 'extended'),
      };
    }
    case 'ExtensionDenied':
      return { extensions: settle(record, event.data.extensionId, 'denied') };
    case 'CaseSuspended':
      return { suspendedAt: at };
    case 'CaseResumed':
      return {
        suspendedAt: undefined,
        deadlines: event.data.deadlines.reduce(
          (deadlines, { deadlineId, due }) => withDeadline(deadlines, deadlineId, { due, setAt: at }),
          record.deadlines,
        ),
      };
    case 'RectificationReported':
      return {
        status: 'rectified',
        ...moments(record, event, 'rectifiedAt'),
        rectifiers: [...new Set([event.metadata.actor, event.data.rectifiedBy ?? event.metadata.actor])],
        deadlines: mapParts(record.deadlines, answer(occasion)),
        counts: counted(record, 'rectified'),
      };
    case 'RectificationVerified':
      return {
        status: 'verified',
        ...moments(record, event, 'verifiedAt'),
        notices: answeredNotices(record, {
          id: record.setBy['rectifiedAt'] ?? event.id,
          at: record.rectifiedAt ?? at,
        }),
      };
    case 'RectificationRejected':
      return {
        status: record.department === undefined ? 'filed' : 'dispatched',
        ...without(record, 'rectifiedAt'),
        rectifiers: [],
        deadlines: mapParts(record.deadlines, unanswer(record.setBy['rectifiedAt'])),
        counts: counted(record, 'reworked'),
      };
    case 'CaseClosed':
      return {
        status: 'closed',
        ...moments(record, event, 'closedAt', 'endedAt'),
        anomalies: joined(record.anomalies, event.data.anomalies),
        deadlines: mapParts(record.deadlines, answer(occasion)),
      };
    case 'SupervisionPlaced': {
      const { supervisionId, level, by, documentNumber, due } = event.data;
      const supervision: Supervision = { level, by, documentNumber, placedAt: at };
      return {
        supervisions: withPart(record.supervisions, supervisionId, supervision),
        deadlines: withPart(record.deadlines, supervisionId, {
          kind: 'supervision',
          due,
          setAt: at,
          state: 'running',
        }),
      };
    }
    case 'SupervisionReplied':
      return {
        supervisions: supervised(record, event.data.supervisionId, { repliedAt: at }),
        deadlines: replied(record.deadlines, event.data.supervisionId, occasion),
      };
    case 'SupervisionLifted': {
      const { supervisionId } = event.data;
      const deadline = own(record.deadlines, supervisionId);
      return {
        supervisions: supervised(record, supervisionId, { liftedAt: at }),
        deadlines: deadline ? withPart(record.deadlines, supervisionId, end(deadline)) : record.deadlines,
      };
    }
    case 'LookBackRecorded':
      return { counts: counted(record, event.data.result) };
    case 'CaseReopened':
      return {
        // It starts anew: whoever is to handle it now gets it with a deadline of its own.
        status: record.number === undefined ? 'reported' : 'filed',
        department: undefined,
        assignee: undefined,
        ...without(record, 'closedAt', 'endedAt', 'rectifiedAt', 'verifiedAt'),
        rectifiers: [],
        counts: counted(record, 'reopened'),
      };
    case 'DeadlineMissed':
      return {
        deadlines: withDeadline(record.deadlines, event.data.deadlineId, { missed: true }),
        counts: counted(record, 'missed'),
      };
    case 'CaseEscalated':
      return { counts: counted(record, 'escalated') };
    case 'RecordCorrected':
      return { ...applyCorrection(record, event.data), counts: counted(record, 'corrected') };
  }
}
