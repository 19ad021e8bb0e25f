import { say, type Refusal } from '#event-sourcing';
import { isSameName } from '#platform';
import { AppealDeduction, DenyAppeal, GrantAppeal } from '../appeal.commands.js';
import type { AppealStage } from '../appeal.events.js';
import { isWaiting, lateSince, reworkedSince } from '../case.appeals.js';
import type { Leg } from '../case.parts.js';
import type { CaseEvent } from '../case.events.js';
import { words } from '../case.glossary.js';
import type { CaseRecord } from '../case.record.js';
import { own } from '../parts.js';
import { refuse, rule, type CaseContext } from './rule.js';

/** Working days after the deduction, unless told. [A] */
const TERM = 5;

const since = { late: lateSince, rework: reworkedSince } as const;
const isMarkedDown = (record: CaseRecord) =>
  record.legs.some((leg) => lateSince(record, leg) !== undefined || reworkedSince(record, leg) !== undefined);
const hasOpenAppeal = ({ appeals }: CaseRecord) => Object.values(appeals).some(isWaiting);

function legOf({ legs }: CaseRecord, { legId, unit }: AppealDeduction): Leg | undefined {
  if (legId !== undefined) return legs.find((leg) => leg.legId === legId);
  return legs.findLast(({ department }) => isSameName(department, unit));
}

function appealFault(record: CaseRecord, leg: Leg, { unit, deduction }: AppealDeduction, context: CaseContext) {
  const { occurredAt, calendar, config } = context;
  const { legId, department } = leg;
  if (!isSameName(unit, department))
    return refuse('appeal-ones-own-deduction', say(words.appealOwn, { department }), { field: 'unit' });
  const from = since[deduction](record, leg);
  if (from === undefined)
    return refuse('appeal-what-was-deducted', say(words.notDeducted, { department }), { field: 'deduction' });
  if (Object.values(record.appeals).some((one) => one.legId === legId && one.deduction === deduction))
    return refuse('appeal-once', words.appealOnce);
  const last = calendar.addWorkingDays(from, config?.appealWorkingDays ?? TERM);
  if (occurredAt > last) return refuse('appeal-within-its-term', say(words.appealTerm, { last }));
  return undefined;
}

/** Whoever decides is of another unit than the appellant's, and has no other part in it. */
function review(
  record: CaseRecord,
  { appealId, unit }: GrantAppeal | DenyAppeal,
  { actor }: CaseContext,
): AppealStage | Refusal {
  const appeal = own(record.appeals, appealId);
  if (!appeal) return refuse('appeal-unknown', say(words.appealUnknown, { appealId }), { field: 'appealId' });
  if (!isWaiting(appeal)) return refuse('appeal-decided-once', say(words.appealDecided, { appealId }));
  if (isSameName(unit, appeal.unit))
    return refuse('reviewer-of-another-unit', say(words.reviewerUnit, { unit }), { field: 'unit' });
  const leg = record.legs.find(({ legId }) => legId === appeal.legId);
  const involved = [appeal.by, appeal.preCheckedBy, leg?.assignee];
  if (involved.some((name) => name !== undefined && isSameName(name, actor)))
    return refuse('two-reviewers', say(words.reviewers, { actor }));
  return appeal.state === 'appealed' ? 'pre-check' : 'leader';
}

/** What a reviewer decides, where that one may decide. */
const reviewed =
  <C extends GrantAppeal | DenyAppeal>(event: (command: C, stage: AppealStage) => CaseEvent) =>
  (record: CaseRecord, command: C, context: CaseContext): readonly CaseEvent[] | Refusal => {
    const stage = review(record, command, context);
    return typeof stage === 'string' ? [event(command, stage)] : stage;
  };

/** 申诉: two reviewers in order, within a term. */
export const appealRules = [
  rule(AppealDeduction, {
    rule: 'appeal-a-deduction',
    because: words.appeal,
    allowed: isMarkedDown,
    decide: (record, command, context): readonly CaseEvent[] | Refusal => {
      const leg = legOf(record, command);
      if (!leg) return refuse('leg-unknown', say(words.legUnknown, { unit: command.unit }), { field: 'legId' });
      const fault = appealFault(record, leg, command, context);
      if (fault) return fault;
      const { deduction, ground, unit, reason, evidence } = command;
      const data = { appealId: context.partId, legId: leg.legId, deduction, ground, unit, reason, evidence };
      return [{ type: 'DeductionAppealed', data }];
    },
  }),
  rule(GrantAppeal, {
    rule: 'decide-an-open-appeal',
    because: words.decideAppeal,
    allowed: hasOpenAppeal,
    decide: reviewed(({ appealId, unit, note }: GrantAppeal, stage) => ({
      type: 'AppealGranted',
      data: { appealId, stage, unit, note },
    })),
  }),
  rule(DenyAppeal, {
    rule: 'decide-an-open-appeal',
    because: words.decideAppeal,
    allowed: hasOpenAppeal,
    decide: reviewed(({ appealId, unit, reason }: DenyAppeal, stage) => ({
      type: 'AppealDenied',
      data: { appealId, stage, unit, reason },
    })),
  }),
];
