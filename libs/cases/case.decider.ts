import type { Decider, Decision, Refusal } from '#event-sourcing';
import type { CaseEvent } from './case.events.js';
import { evolveCase } from './case.fold.js';
import { noCase, type CaseRecord } from './case.record.js';
import { correctionRules } from './rules/correction.js';
import { deadlineRules } from './rules/deadlines.js';
import { handlingRules } from './rules/handling.js';
import { importRules } from './import/import.rules.js';
import { intakeRules } from './rules/intake.js';
import { noticeRules } from './rules/notices.js';
import { supervisionRules } from './rules/supervision.js';
import type { CaseContext, Rule } from './rules/rule.js';
import { exists, isSuspended, refuse } from './rules/rule.js';

const rules: readonly Rule[] = [
  ...intakeRules,
  ...handlingRules,
  ...noticeRules,
  ...deadlineRules,
  ...supervisionRules,
  ...correctionRules,
  ...importRules,
];
const INTERNAL = new Set(['MissDeadline', 'ImportRecord']);
const byCommand = new Map<unknown, Rule>(rules.map((r) => [r.command, r]));

/** Every command of a case. */
export const caseCommands = rules.map((r) => r.command);

/** Names of the commands that the case's state allows now. */
export function possibleCommands(record: CaseRecord): string[] {
  return rules.filter((r) => r.allowed(record) && !INTERNAL.has(r.command.name)).map((r) => r.command.name);
}

function forbidden({ rule, because, allowed }: Rule, record: CaseRecord): Refusal {
  const state = isSuspended(record) ? `${record.status}, suspended` : record.status;
  const onlySuspended = isSuspended(record) && allowed({ ...record, suspendedAt: undefined });
  const first = onlySuspended ? ' It has to be resumed first.' : '';
  const message = exists(record) ? `${because} This one is ${state}.${first}` : 'There is no such case yet.';
  return refuse(rule, message, { state, possible: possibleCommands(record) });
}

function decide(record: CaseRecord, command: object, context: CaseContext): Decision<CaseEvent> {
  const rule = byCommand.get(command.constructor);
  if (!rule) return refuse('command-unknown', `A case knows no command ${command.constructor.name}.`);
  if (context.occurredAt > context.now)
    return refuse('not-in-the-future', `${context.occurredAt} has not come yet.`, { field: 'occurredAt' });
  if (!rule.allowed(record)) return forbidden(rule, record);
  return rule.decide(record, command, context);
}

/** A case from report to closure (domain.md, "The life of a case"). */
export const caseDecider: Decider<CaseRecord, object, CaseEvent, CaseContext> = {
  initialState: noCase,
  decide,
  evolve: evolveCase,
  subject: ({ siteId, communityId }) => ({ siteId, communityId }),
};
