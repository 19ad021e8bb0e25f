import type { CaseEvent, Due } from '../case.events.js';
import { DenyExtension, GrantExtension, RequestExtension, ResumeCase, SuspendCase } from '../case.commands.js';
import type { CaseRecord, Deadline } from '../case.record.js';
import { own } from '../own.js';
import { MissDeadline } from '../internal.commands.js';
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

const running = (deadline: Deadline | undefined) => deadline?.state === 'running';
const openExtension = (record: CaseRecord, id: string) =>
  own(record.extensions, id)?.state === 'requested' ? own(record.extensions, id) : undefined;

function extensionUnknown(record: CaseRecord, id: string) {
  const known = own(record.extensions, id);
  return known
    ? refuse('extension-decided-once', `The extension ${id} was ${known.state} already.`)
    : refuse('extension-unknown', `This case has no request for extension ${id}.`, { field: 'extensionId' });
}

/** The clock stood still from the suspension on: what was left of each running deadline is left still. */
function movedDeadlines(record: CaseRecord, { occurredAt, calendar }: CaseContext) {
  const since = record.suspendedAt!;
  return Object.entries(record.deadlines)
    .filter(([, deadline]) => running(deadline) && deadline.due.at > since)
    .map(([deadlineId, { due }]) => {
      const left = calendar.workingTimeBetween(since, due.at);
      const moved: Due = { at: calendar.addWorkingTime(occurredAt, left), precision: due.precision };
      return { deadlineId, due: moved.at > due.at ? moved : due };
    });
}

/** 延期, 挂账, and what the clock itself does. */
export const deadlineRules = [
  rule(RequestExtension, {
    rule: 'extend-while-running',
    because: 'An extension is asked for while a deadline is running.',
    allowed: (record) => isActive(record) && Object.values(record.deadlines).some(running),
    decide: (record, { deadlineId: named, until: spec, reason }, context) => {
      const deadlineId = named ?? record.caseDeadlineId;
      const deadline = own(record.deadlines, deadlineId);
      if (deadlineId === undefined || !deadline || !running(deadline))
        return refuse('deadline-unknown', `The deadline ${deadlineId ?? 'of this case'} is not running.`, {
          field: 'deadlineId',
        });
      const until = resolveDeadline('until', spec, context);
      if (!isDue(until)) return until;
      if (until.at <= deadline.due.at)
        return refuse(
          'extension-moves-forward',
          `The deadline is ${deadline.due.at} already; ${until.at} is not later.`,
          {
            field: 'until',
          },
        );
      const data = { extensionId: context.partId, deadlineId, until, reason };
      return [{ type: 'ExtensionRequested', data }];
    },
  }),
  rule(GrantExtension, {
    rule: 'decide-requested-extension',
    because: 'An extension is granted after it was asked for.',
    allowed: (record) => isOpen(record) && Object.values(record.extensions).some((e) => e.state === 'requested'),
    decide: (record, { extensionId }, { actor }) => {
      const extension = openExtension(record, extensionId);
      if (!extension) return extensionUnknown(record, extensionId);
      if (extension.requestedBy === actor)
        return refuse('granter-is-not-requester', `A person never grants their own extension: ${actor} asked for it.`);
      const { deadlineId, until: due } = extension;
      if (!running(own(record.deadlines, deadlineId)))
        return refuse('extend-while-running', 'The deadline of this extension is no longer running.');
      return [{ type: 'ExtensionGranted', data: { extensionId, deadlineId, due } }] satisfies CaseEvent[];
    },
  }),
  rule(DenyExtension, {
    rule: 'decide-requested-extension',
    because: 'An extension is denied after it was asked for.',
    allowed: (record) => isOpen(record) && Object.values(record.extensions).some((e) => e.state === 'requested'),
    decide: (record, { extensionId, reason }) =>
      openExtension(record, extensionId)
        ? [{ type: 'ExtensionDenied', data: { extensionId, reason } }]
        : extensionUnknown(record, extensionId),
  }),
  rule(SuspendCase, {
    rule: 'suspend-when-active',
    because: 'A case is suspended when it is filed, open and not suspended.',
    allowed: isActive,
    decide: (_record, { reason }): CaseEvent[] => [{ type: 'CaseSuspended', data: { reason } }],
  }),
  rule(ResumeCase, {
    rule: 'resume-when-suspended',
    because: 'A case is resumed when it is suspended.',
    allowed: (record) => isOpen(record) && isSuspended(record),
    decide: (record, { note }, context) => {
      if (context.occurredAt < record.suspendedAt!)
        return refuse('resume-after-suspension', `The case was suspended at ${record.suspendedAt}.`, {
          field: 'occurredAt',
        });
      return [{ type: 'CaseResumed', data: { note, deadlines: movedDeadlines(record, context) } }];
    },
  }),
  rule(MissDeadline, {
    rule: 'miss-after-the-deadline',
    because: 'A deadline is missed when it runs out.',
    allowed: exists,
    decide: (record, { deadlineId, escalateAfterMisses }, { now }): CaseEvent[] => {
      const deadline = own(record.deadlines, deadlineId);
      if (!deadline || !running(deadline) || deadline.missed || isSuspended(record) || now <= deadline.due.at)
        return [];
      const missed: CaseEvent = { type: 'DeadlineMissed', data: { deadlineId, due: deadline.due } };
      if (record.counts.missed + 1 < escalateAfterMisses) return [missed];
      const { department, assignee } = record;
      const reason = `the ${deadline.kind} deadline ${deadline.due.at} was missed`;
      return [missed, { type: 'CaseEscalated', data: { deadlineId, reason, department, assignee } }];
    },
  }),
];
