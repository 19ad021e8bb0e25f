import { say } from '#event-sourcing';
import type { CaseEvent } from '../case.events.js';
import { words } from '../case.glossary.js';
import { LiftSupervision, PlaceSupervision, ReplyToSupervision } from '../case.commands.js';
import type { CaseRecord } from '../case.record.js';
import { own } from '../parts.js';
import { missedUncalled } from './missed.js';
import { exists, isDue, refuse, resolveDeadline, rule } from './rule.js';

const underSupervision = (record: CaseRecord) =>
  Object.values(record.supervisions).some((supervision) => supervision.liftedAt === undefined);

function inForce(record: CaseRecord, id: string): boolean {
  const supervision = own(record.supervisions, id);
  return supervision !== undefined && supervision.liftedAt === undefined;
}

function notInForce(record: CaseRecord, id: string) {
  return own(record.supervisions, id)
    ? refuse('supervision-lifted', say(words.supervisionLifted, { id }))
    : refuse('supervision-unknown', say(words.supervisionUnknown, { id }), { field: 'supervisionId' });
}

/** 督办: possible at any time, also of a closed case, until the authority lifts it. */
export const supervisionRules = [
  rule(PlaceSupervision, {
    rule: 'supervise-an-existing-case',
    because: words.supervise,
    allowed: (record) => exists(record) && record.status !== 'voided' && record.status !== 'merged',
    decide: (_record, { level, by, documentNumber, deadline }, context) => {
      const due = resolveDeadline('deadline', deadline, context);
      if (!isDue(due)) return due;
      const data = { supervisionId: context.partId, level, by, documentNumber, due };
      return [{ type: 'SupervisionPlaced', data }];
    },
  }),
  rule(ReplyToSupervision, {
    rule: 'reply-while-supervised',
    because: words.reply,
    allowed: underSupervision,
    decide: (record, { supervisionId, reply }, context) =>
      inForce(record, supervisionId)
        ? ([
            ...missedUncalled(record, (_deadline, id) => id === supervisionId, context),
            { type: 'SupervisionReplied', data: { supervisionId, reply } },
          ] satisfies CaseEvent[])
        : notInForce(record, supervisionId),
  }),
  rule(LiftSupervision, {
    rule: 'lift-while-supervised',
    because: words.lift,
    allowed: underSupervision,
    decide: (record, { supervisionId, note }) =>
      inForce(record, supervisionId)
        ? ([{ type: 'SupervisionLifted', data: { supervisionId, note } }] satisfies CaseEvent[])
        : notInForce(record, supervisionId),
  }),
];
