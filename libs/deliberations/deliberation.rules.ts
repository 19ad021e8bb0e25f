import {
  correctionRule,
  isRefusal,
  refuse,
  RuleBook,
  say,
  type Aggregate,
  type Decision,
  type Recorded,
  type Rule,
} from '#event-sourcing';
import { elsewhere } from '#places';
import { isSameName, voidRule } from '#platform';
import {
  ballotOutcome,
  endOfDisclosure,
  whyNotAsked,
  whyNotCast,
  whyNotCorrected,
  whyNotDisclosed,
  whyNotMet,
  whyObjected,
  type DeliberationContext,
} from './deliberation.checks.js';
import * as c from './deliberation.commands.js';
import { deliberationCatalogue, type DeliberationEvent } from './deliberation.events.js';
import { deliberationFields, deliberationStates, words } from './deliberation.glossary.js';
import {
  evolveDeliberation,
  nextStep,
  openObjections,
  stepIn,
  type Deliberation,
  type DeliberationRecord,
} from './deliberation.record.js';
import { householdRules } from './household.rules.js';
import { ownersLawOn, stepLabels, type Assembly, type DeliberationStep } from './methods.js';

type Decided = Decision<DeliberationEvent>;
type StepRule<C extends object> = Rule<DeliberationRecord, DeliberationEvent, DeliberationContext, C>;

const isOpen = ({ status }: DeliberationRecord) => status === 'open';
const told = ({ note, minutes, evidence }: Pick<c.StartImplementation, 'note' | 'minutes' | 'evidence'>) => ({
  note,
  minutes,
  evidence,
});

/** A step of a method: in its order, once. */
function step<C extends object>(
  name: DeliberationStep,
  decide: (record: Deliberation, command: C, context: DeliberationContext) => Decided,
): StepRule<C> {
  return {
    rule: 'steps-in-their-order',
    because: words.inOrder,
    allowed: (record) => record.status === 'open' && nextStep(record) === name,
    decide: (record, command, context) => (record.status === 'none' ? [] : decide(record, command, context)),
  };
}

/** A vote that holds, or one that is on record as having failed and may be held again. */
function vote<C extends c.ReviewByMembers>(
  name: 'review' | 'resolve',
  assemblyOf: (command: C) => Assembly,
): StepRule<C> {
  return step(name, (record, command, context) => {
    const { due, inFavour, against, abstained, present } = command;
    const ballot = { assembly: assemblyOf(command), due, inFavour, against, abstained };
    const why = whyNotCast({ ...ballot, present });
    if (why) return why;
    const lacks = ballotOutcome(record, ballot, context.occurredAt, context);
    const data = { ...told(command), ...ballot };
    if (lacks !== 'passed') return [{ type: 'VoteFailed', data: { ...data, step: name, lacks } }];
    return [{ type: name === 'review' ? 'MembersReviewed' : 'ResolutionVoted', data }];
  });
}

function opened(_record: DeliberationRecord, command: c.OpenDeliberation, context: DeliberationContext): Decided {
  const { method, matter, communityId, siteId, proposer, households, setting = 'community' } = command;
  const { site, other } = context.facts ?? {};
  const fault = elsewhere(site, communityId, { because: words.siteElsewhere });
  if (fault) return fault;
  if (other !== undefined) return refuse('matter-open-once', say(words.matterOpen, { other }), { field: 'matter' });
  const day = context.calendar.dayOf(context.occurredAt);
  const data = {
    method,
    matter,
    communityId,
    siteId,
    proposer,
    problems: command.problems ?? [matter],
    households,
    setting,
    combinedPosts: command.combinedPosts ?? false,
    ownersJointBy: command.ownersJoint ? ownersLawOn(day) : undefined,
  };
  return [{ type: 'DeliberationOpened', data }];
}

function implementationStarted(
  record: Deliberation,
  command: c.StartImplementation,
  { occurredAt, calendar }: DeliberationContext,
): Decided {
  const to = endOfDisclosure(record, 'disclose-resolution');
  if (to !== undefined && occurredAt <= calendar.endOfDay(to))
    return refuse('implement-after-the-disclosure', say(words.afterDisclosure, { to }), { field: 'occurredAt' });
  return whyObjected(record) ?? [{ type: 'ImplementationStarted', data: told(command) }];
}

function closed(record: DeliberationRecord, command: c.CloseDeliberation, context: DeliberationContext): Decided {
  if (record.status === 'none') return [];
  const { outcome, why, solvedProblems = [] } = command;
  const { actor, occurredAt, calendar } = context;
  const count = record.problems.length;
  if (outcome !== 'not-solved') {
    if (isSameName(actor, record.proposer) || isSameName(actor, record.openedBy))
      return refuse('solved-by-another', words.solvedByAnother);
    const to = endOfDisclosure(record, 'disclose-implementation');
    if (to === undefined || occurredAt <= calendar.endOfDay(to))
      return refuse('solved-after-both-disclosures', words.solvedAfter);
    const objected = whyObjected(record);
    if (objected) return objected;
  }
  const some = [...new Set(solvedProblems)].sort((a, b) => a - b);
  const isSome = some.length > 0 && some.length < count && some.every((n) => n < count);
  if (outcome === 'partly' ? !isSome : solvedProblems.length > 0)
    return refuse('partly-names-problems', say(words.partly, { count }), { field: 'solvedProblems' });
  const all = outcome === 'solved' ? record.problems.map((_, n) => n) : some;
  return [{ type: 'DeliberationClosed', data: { ...told(command), outcome, why, solvedProblems: all } }];
}

const correction = correctionRule<DeliberationRecord, DeliberationEvent, DeliberationContext>(deliberationCatalogue);

/** A correction is as if the right word had been entered at once: what it makes has to be possible. */
function corrected(record: DeliberationRecord, command: c.CorrectDeliberation, context: DeliberationContext): Decided {
  const decision = correction.decide(record, command, context);
  if (isRefusal(decision) || decision.length === 0) return decision;
  const { now, actor, occurredAt } = context;
  const metadata = { actor, occurredAt, commandId: '', commandDigest: '' };
  const wouldBe = { ...decision[0]!, id: 'would-be', recordedAt: now, metadata } as Recorded<DeliberationEvent>;
  const after = evolveDeliberation(record, wouldBe);
  const why = after.status === 'none' ? undefined : whyNotCorrected(after, context);
  return why ?? decision;
}

const deliberationRules = new RuleBook<DeliberationRecord, DeliberationEvent, DeliberationContext>(words.deliberation, {
  states: deliberationStates,
  fields: deliberationFields,
  state: (record) => {
    const next = record.status === 'open' ? nextStep(record) : undefined;
    return next && { name: `open, next: ${next}` };
  },
  hint: (record) => {
    const next = record.status === 'open' ? nextStep(record) : undefined;
    return next && say(words.next, { step: stepLabels[next] });
  },
})
  .on(c.OpenDeliberation, {
    rule: 'open-once',
    because: words.openOnce,
    creates: true,
    looksUp: ['facts'],
    decide: opened,
  })
  .on(
    c.SolicitOpinions,
    step('solicit', (_record, command: c.SolicitOpinions) => {
      const { how, asked, opinions } = command;
      return whyNotAsked(command) ?? [{ type: 'OpinionsSolicited', data: { ...told(command), how, asked, opinions } }];
    }),
  )
  .on(
    c.MakeProposal,
    step('propose', (_record, command: c.MakeProposal) => {
      const { due, present, proposal } = command;
      const data = { ...told(command), due, present, proposal };
      return whyNotMet(command) ?? [{ type: 'ProposalMade', data }];
    }),
  )
  .on(
    c.ConsultUnits,
    step('consult', (_record, command: c.ConsultUnits) => [
      { type: 'UnitsConsulted', data: { ...told(command), units: command.units } },
    ]),
  )
  .on(
    c.DeliberateInCommittees,
    step('deliberate', (record, command: c.DeliberateInCommittees, { occurredAt }) => {
      if (!record.combinedPosts && stepIn(record, 'propose')?.at === occurredAt)
        return refuse('two-meetings-unless-one-person', words.twoMeetings, { field: 'occurredAt' });
      const { due, present } = command;
      return whyNotMet(command) ?? [{ type: 'CommitteesDeliberated', data: { ...told(command), due, present } }];
    }),
  )
  .on(
    c.ReviewByMembers,
    vote('review', () => 'members'),
  )
  .on(
    c.VoteResolution,
    vote('resolve', ({ assembly }: c.VoteResolution) => assembly),
  )
  .on(
    c.DiscloseResolution,
    step('disclose-resolution', (record, command: c.DiscloseResolution, context) => {
      const { where, from, to } = command;
      const data = { ...told(command), where, from, to };
      const why = whyNotDisclosed(command, stepIn(record, 'resolve'), context);
      return why ?? [{ type: 'ResolutionDisclosed', data }];
    }),
  )
  .on(c.RaiseObjection, {
    rule: 'object-to-what-is-disclosed',
    because: words.objectAfterDisclosure,
    allowed: (record) => record.status === 'open' && stepIn(record, 'disclose-resolution') !== undefined,
    decide: (_record, { text, raisedBy }, { partId }) => [
      { type: 'ObjectionRaised', data: { objectionId: partId, text, raisedBy } },
    ],
  })
  .on(c.AnswerObjection, {
    rule: 'answer-an-objection',
    because: words.whileOpen,
    allowed: isOpen,
    decide: (record, { objectionId, reply }) => {
      const isThere =
        record.status !== 'none' && openObjections(record).some((objection) => objection.objectionId === objectionId);
      if (!isThere)
        return refuse('objection-unknown', say(words.objectionUnknown, { objectionId }), { field: 'objectionId' });
      return [{ type: 'ObjectionAnswered', data: { objectionId, reply } }];
    },
  })
  .on(c.StartImplementation, step('implement', implementationStarted))
  .on(c.ReportImplementation, {
    rule: 'report-what-is-carried-out',
    because: words.implementing,
    allowed: (record) => record.status === 'open' && stepIn(record, 'implement') !== undefined,
    decide: (_record, command) => [
      { type: 'ImplementationReported', data: { ...told(command), report: command.report } },
    ],
  })
  .with(householdRules)
  .on(
    c.DiscloseImplementation,
    step('disclose-implementation', (record, command: c.DiscloseImplementation, context) => {
      const { where, from, to } = command;
      const data = { ...told(command), where, from, to };
      const why = whyNotDisclosed(command, stepIn(record, 'implement'), context);
      return why ?? [{ type: 'ImplementationDisclosed', data }];
    }),
  )
  .on(c.CloseDeliberation, { rule: 'close-while-open', because: words.whileOpen, allowed: isOpen, decide: closed })
  .on(c.DropDeliberation, {
    rule: 'drop-while-open',
    because: words.whileOpen,
    allowed: (record) => record.status === 'open' && nextStep(record) !== undefined,
    decide: (record, { reason }) => {
      const next = record.status === 'none' ? undefined : nextStep(record);
      return next === undefined ? [] : [{ type: 'DeliberationDropped', data: { step: next, reason } }];
    },
  })
  .on(c.VoidDeliberation, voidRule(words.voidOnce, 'DeliberationVoided', 'MatterTaken', 'DeliberationOpened'))
  .on(c.CorrectDeliberation, { ...correction, decide: corrected });

/** 民主议事; it understands corrections itself, as households are kept beside what they fold anew. */
export const deliberation: Aggregate<DeliberationRecord, DeliberationEvent, DeliberationContext> = {
  ...deliberationRules.aggregate({
    stream: 'deliberation',
    catalogue: deliberationCatalogue,
    evolve: evolveDeliberation,
  }),
  evolve: evolveDeliberation,
};
