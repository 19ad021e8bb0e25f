import { say } from '#event-sourcing';
import type { CaseEvent } from '../case.events.js';
import { words } from '../case.glossary.js';
import { IssueNotice, ServeNotice } from '../case.commands.js';
import { own } from '../parts.js';
import { isActive, isDue, refuse, resolveDeadline, rule } from './rule.js';

/** 整改通知书: issued under a number, then served. */
export const noticeRules = [
  rule(IssueNotice, {
    rule: 'notice-when-filed',
    because: words.notice,
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
    because: words.serve,
    allowed: (record) => Object.values(record.notices).some((notice) => notice.service === undefined),
    decide: (record, { occurredAt: _at, ...service }, context) => {
      const notice = own(record.notices, service.noticeId);
      if (!notice)
        return refuse('notice-unknown', say(words.noticeUnknown, { noticeId: service.noticeId }), {
          field: 'noticeId',
        });
      if (notice.service)
        return refuse(
          'notice-served-once',
          say(words.servedOnce, { number: notice.number, at: notice.service.servedAt }),
        );
      if (service.servedAt < notice.issuedAt.slice(0, 16) || service.servedAt > context.now)
        return refuse('service-time', say(words.serviceTime, { issuedAt: notice.issuedAt }), { field: 'servedAt' });
      return [{ type: 'NoticeServed', data: service }] satisfies CaseEvent[];
    },
  }),
];
