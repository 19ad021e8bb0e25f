import type { CaseEvent } from '../case.events.js';
import { IssueNotice, ServeNotice } from '../case.commands.js';
import { own } from '../parts.js';
import { isActive, isDue, refuse, resolveDeadline, rule } from './rule.js';

/** 整改通知书: issued under a number, then served. */
export const noticeRules = [
  rule(IssueNotice, {
    rule: 'notice-when-filed',
    because:
      'A notice is issued when the case is filed and no rectification is reported or verified; several are possible.',
    allowed: (record) => isActive(record) && record.status !== 'rectified' && record.status !== 'verified',
    decide: (_record, { facts, basis, requirements, recipient, deadline }, context) => {
      const due = resolveDeadline('deadline', deadline, context);
      if (!isDue(due)) return due;
      const data = { noticeId: context.partId, number: context.number!, facts, basis, requirements, recipient, due };
      return [{ type: 'NoticeIssued', data }];
    },
  }),
  rule(ServeNotice, {
    rule: 'serve-when-issued',
    because: 'Service is recorded of a notice that was issued and is not served yet.',
    allowed: (record) => Object.values(record.notices).some((notice) => notice.service === undefined),
    decide: (record, { occurredAt: _at, ...service }, context) => {
      const notice = own(record.notices, service.noticeId);
      if (!notice)
        return refuse('notice-unknown', `This case has no notice ${service.noticeId}.`, { field: 'noticeId' });
      if (notice.service)
        return refuse(
          'notice-served-once',
          `Notice ${notice.number} was served at ${notice.service.servedAt} already.`,
        );
      if (service.servedAt < notice.issuedAt.slice(0, 16) || service.servedAt > context.now)
        return refuse(
          'service-time',
          `A notice is served after it was issued (${notice.issuedAt}) and not in the future.`,
          {
            field: 'servedAt',
          },
        );
      return [{ type: 'NoticeServed', data: service }] satisfies CaseEvent[];
    },
  }),
];
