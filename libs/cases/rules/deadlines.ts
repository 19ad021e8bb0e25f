import { say } from '#event-sourcing';
import { isSameName } from '#platform';
import type { CaseEvent } from '../case.events.js';
import { words } from '../case.glossary.js';
import { DenyExtension, GrantExtension, RequestExtension, ResumeCase, SuspendCase } from '../case.commands.js';
import { isOffices, isRunning } from '../case.deadlines.js';
import type { CaseRecord, Deadline } from '../case.record.js';
import { own } from '../parts.js';
import { movedDue } from '../affected-deadlines.js';
import { MissDeadline, MoveDeadline } from '../internal.commands.js';
import { paused } from '../ordered.js';
import { callMissed, isUncalled, missedUncalled } from './missed.js';
import {
  exists,
  isActive,
  isDue,
  isOpen,
  isSuspended,
  refuse,
  resolveDeadline,
  rule,
  type CaseContext,
} from './rule.js';

const isExtendable = (deadline: Deadline | undefined) =>
  deadline !== undefined && isRunning(deadline) && isOffices(deadline);
const openExtension = (record: CaseRecord, id: string) =>
  own(record.extensions, id)?.state === 'requested' ? own(record.extensions, id) : undefined;

function extensionUnknown(record: CaseRecord, id: string) {
  const known = own(record.extensions, id);
  return known
    ? refuse('extension-decided-once', say(words.extensionDecided, { id, state: words[known.state] }))
    : refuse('extension-unknown', say(words.extensionUnknown, { id }), { field: 'extensionId' });
}

/**
 * The clock stood still from the suspension on, or from when a deadline was set while it lasted: what was left of each
 * of the office's running deadlines is left still.
 */
function movedDeadlines(record: CaseRecord, { occurredAt, calendar }: CaseContext) {
  const since = ({ setAt }: Deadline) => (setAt > record.suspendedAt! ? setAt : record.suspendedAt!);
  return Object.entries(record.deadlines)
    .filter(([, deadline]) => isExtendable(deadline) && deadline.due.at > since(deadline))
    .map(([deadlineId, deadline]) => {
      const pause = { from: since(deadline), until: occurredAt };
      return { deadlineId, due: paused(deadline.due, pause, calendar) };
    });
}

/** 延期, 挂账, and what the clock itself does. */
export const deadlineRules = [
  rule(RequestExtension, {
    rule: 'extend-while-running',
    because: words.extend,
    allowed: (record) => isActive(record) && Object.values(record.deadlines).some(isExtendable),
    decide: (record, { deadlineId: named, until: spec, reason }, context) => {
      const deadlineId = named ?? record.caseDeadlineId;
      const deadline = own(record.deadlines, deadlineId);
      if (deadline && !isOffices(deadline))
        return refuse('supervision-is-not-extended', words.authoritysDeadline, { field: 'deadlineId' });
      if (deadlineId === undefined || !deadline || !isRunning(deadline))
        return refuse('deadline-unknown', say(words.deadlineUnknown, { deadline: deadlineId ?? words.ofThisCase }), {
          field: 'deadlineId',
        });
      const until = resolveDeadline('until', spec, context);
      if (!isDue(until)) return until;
      if (until.at <= deadline.due.at)
        return refuse('extension-moves-forward', say(words.notLater, { due: deadline.due.at, until: until.at }), {
          field: 'until',
        });
      const data = { extensionId: context.partId, deadlineId, until, reason };
      return [
        ...missedUncalled(record, isOffices, context),
        { type: 'ExtensionRequested', data },
      ] satisfies CaseEvent[];
    },
  }),
  rule(GrantExtension, {
    rule: 'decide-requested-extension',
    because: words.grant,
    allowed: (record) => isOpen(record) && Object.values(record.extensions).some((e) => e.state === 'requested'),
    decide: (record, { extensionId }, context) => {
      const { actor } = context;
      const extension = openExtension(record, extensionId);
      if (!extension) return extensionUnknown(record, extensionId);
      if (isSameName(extension.requestedBy, actor))
        return refuse('granter-is-not-requester', say(words.ownExtension, { actor }));
      const { deadlineId, until: due } = extension;
      const deadline = own(record.deadlines, deadlineId);
      if (!deadline || !isRunning(deadline)) return refuse('extend-while-running', words.runsNoLonger);
      if (due.at <= deadline.due.at)
        return refuse('extension-moves-forward', say(words.notLaterByNow, { due: deadline.due.at, until: due.at }));
      // It would be missed at once, and in a time that has been judged without it.
      if (due.at <= context.occurredAt)
        return refuse('extension-lies-ahead', say(words.extensionOver, { until: due.at, at: context.occurredAt }));
      return [
        ...missedUncalled(record, isOffices, context),
        { type: 'ExtensionGranted', data: { extensionId, deadlineId, due } },
      ] satisfies CaseEvent[];
    },
  }),
  rule(DenyExtension, {
    rule: 'decide-requested-extension',
    because: words.deny,
    allowed: (record) => isOpen(record) && Object.values(record.extensions).some((e) => e.state === 'requested'),
    decide: (record, { extensionId, reason }) =>
      openExtension(record, extensionId)
        ? [{ type: 'ExtensionDenied', data: { extensionId, reason } }]
        : extensionUnknown(record, extensionId),
  }),
  rule(SuspendCase, {
    rule: 'suspend-when-active',
    because: words.suspend,
    allowed: isActive,
    decide: (record, { reason }, context): CaseEvent[] => [
      ...missedUncalled(record, isOffices, context),
      { type: 'CaseSuspended', data: { reason } },
    ],
  }),
  rule(ResumeCase, {
    rule: 'resume-when-suspended',
    because: words.resume,
    allowed: (record) => isOpen(record) && isSuspended(record),
    decide: (record, { note }, context): CaseEvent[] => [
      { type: 'CaseResumed', data: { note, deadlines: movedDeadlines(record, context) } },
    ],
  }),
  rule(MissDeadline, {
    rule: 'miss-after-the-deadline',
    isInternal: true,
    because: words.miss,
    allowed: exists,
    anyTime: true,
    decide: (record, { deadlineId, escalateAfterMisses }, { now }): CaseEvent[] => {
      const deadline = own(record.deadlines, deadlineId);
      if (!deadline || !isUncalled(record, deadline, now)) return [];
      return callMissed(record, [[deadlineId, deadline]], escalateAfterMisses);
    },
  }),
  rule(MoveDeadline, {
    rule: 'move-what-was-ordered',
    isInternal: true,
    because: words.move,
    allowed: exists,
    anyTime: true,
    decide: (record, { deadlineId, reason }, { now, calendar }): CaseEvent[] => {
      const deadline = own(record.deadlines, deadlineId);
      const due = deadline && movedDue(record, deadline, calendar, now);
      return due ? [{ type: 'DeadlineMoved', data: { deadlineId, due, previous: deadline.due.at, reason } }] : [];
    },
  }),
];
