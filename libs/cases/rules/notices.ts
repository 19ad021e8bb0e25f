import { say, type Refusal } from '#event-sourcing';
import { isSameName } from '#platform';
import type { CaseEvent } from '../case.events.js';
import { words } from '../case.glossary.js';
import { IssueNotice, ServeNotice } from '../case.commands.js';
import { own } from '../parts.js';
import { isActive, isDue, refuse, resolveDeadline, rule } from './rule.js';

/** 送达回证: what is left in place is seen by somebody else than who leaves it, or recorded. [U: two servers, and a witness or a recording] */
function proofFault(service: Omit<ServeNotice, 'occurredAt'>): Refusal | undefined {
  const { method, servedBy, secondServer, servedTo, witnesses = [], recording = [], refusal } = service;
  if (secondServer !== undefined && isSameName(secondServer, servedBy))
    return refuse('second-server-is-another', say(words.secondServer, { name: servedBy }), { field: 'secondServer' });
  const involved = [servedBy, secondServer, servedTo];
  const partial = witnesses.find((name) => involved.some((other) => other !== undefined && isSameName(name, other)));
  if (partial !== undefined)
    return refuse('witness-is-another', say(words.witness, { name: partial }), { field: 'witnesses' });
  const isSeen = witnesses.length > 0 || recording.length > 0 || refusal !== undefined;
  if (method === 'left-in-place' && !isSeen)
    return refuse('left-in-place-is-witnessed', words.leftInPlace, { field: 'witnesses' });
  return undefined;
}

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
      const fault = proofFault(service);
      if (fault) return fault;
      return [{ type: 'NoticeServed', data: service }] satisfies CaseEvent[];
    },
  }),
];
