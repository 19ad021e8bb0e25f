import { entryOf, refuse, RuleBook, say, wholeRecord, type Decision, type Refusal } from '#event-sourcing';
import { whenItHeld, type RoomContext } from '#platform';
import { checkedCorrection } from './held-at.js';
import { isHigher, type Level } from './labels.js';
import {
  addYears,
  countBelowThree,
  faultIn,
  hasTerms,
  whyNotCount,
  whyNotFounded,
  whyNotOfficers,
  whyNotTerms,
  yearsOfTerm,
} from './organisation.checks.js';
import * as c from './organisation.commands.js';
import { organisationCatalogue, type OrganisationEvent } from './organisation.events.js';
import { organisationFields, organisationStates, words } from './organisation.glossary.js';
import {
  endOf,
  evolveOrganisation,
  lastCount,
  type MemberCount,
  type Organisation,
  type OrganisationRecord,
  type Term,
} from './organisation.record.js';

export interface OrganisationContext extends RoomContext {
  /** The superior that the command names, if it names one. */
  readonly superior?: Organisation;
  /** Looked up only so that they exist. */
  readonly community?: unknown;
  readonly destination?: unknown;
  /** Ids of the active organisations right below. */
  readonly inferiors?: readonly string[];
  /** Ids of the enterprises in business whose members belong to it. */
  readonly enterprises?: readonly string[];
}

type Decided = Decision<OrganisationEvent>;
type X = OrganisationContext;

const isActive = ({ status }: OrganisationRecord) => status === 'active';

/** Levels alone keep the tree a tree, whatever moves at the same time. */
function whyNotBelow(level: Level, superiorId: string | undefined, { superior }: X): Refusal | undefined {
  if (!superior) return undefined;
  if (superior.status !== 'active')
    return refuse('superior-is-active', say(words.superiorActive, { id: superiorId! }), { field: 'parentId' });
  if (!isHigher(superior.level, level))
    return refuse('no-parent-cycle', say(words.noCycle, { above: superior.level, below: level }), {
      field: 'parentId',
    });
  return undefined;
}

function founded(_record: OrganisationRecord, command: c.FoundOrganisation, context: X): Decided {
  const { name, level, type, form = 'alone', units = [], parentId, communityId, approvalNumber, fullMembers } = command;
  const fault = whyNotFounded({ level, form, fullMembers }) ?? whyNotBelow(level, parentId, context);
  const data = { name, level, type, form, units, parentId, communityId, approvalNumber, fullMembers };
  return fault ?? [{ type: 'OrganisationFounded', data }];
}

/** Only what is different is an event; what is the same already is nothing to do. */
function moved(record: Organisation, { parentId, communityId }: c.MoveOrganisation, context: X): Decided {
  const fault = whyNotBelow(record.level, parentId, context);
  if (fault) return fault;
  const data = {
    ...(parentId !== undefined && parentId !== record.parentId ? { parentId } : {}),
    ...(communityId !== undefined && communityId !== record.communityId ? { communityId } : {}),
  };
  return Object.keys(data).length === 0 ? [] : [{ type: 'OrganisationMoved', data }];
}

function termBegun(record: Organisation, command: c.BeginTerm, context: X): Decided {
  const { level, type } = record;
  if (!hasTerms(level)) return refuse('no-term-of-this-level', words.noTermOfThisLevel);
  const { from = context.occurredAt, due, present, votes, approval } = command;
  const to = command.to ?? addYears(context.calendar, from, yearsOfTerm(level, type));
  const data = { termId: context.partId, from, to, due, present, votes, approval };
  const fault = whyNotTerms({ ...record, terms: [...record.terms, data] }, context);
  return fault ?? [{ type: 'TermBegun', data, ...whenItHeld(from, context) }];
}

function termExtended(record: Organisation, { termId, to, approval }: c.ExtendTerm, context: X): Decided {
  if (!record.terms.some((term) => term.termId === termId))
    return refuse('term-unknown', say(words.termUnknown, { termId }), { field: 'termId' });
  const terms = record.terms.map((term): Term => (term.termId === termId ? { ...term, extendedTo: to } : term));
  return whyNotTerms({ ...record, terms }, context) ?? [{ type: 'TermExtended', data: { termId, to, approval } }];
}

const takesOffice =
  (type: 'OfficerElected' | 'OfficerAppointed') =>
  (record: OrganisationRecord, command: c.AppointOfficer, context: X): Decided => {
    const { role, personId, from = context.occurredAt, until, approvalNumber } = command;
    const data = { officerId: context.partId, role, personId, from, until };
    const officer = { ...data, isElected: type === 'OfficerElected' };
    const known = record as Organisation;
    const fault = whyNotOfficers({ ...known, officers: [...known.officers, officer] });
    if (fault) return fault;
    const stamp = whenItHeld(from, context);
    return type === 'OfficerElected'
      ? [{ type, data, ...stamp }]
      : [{ type, data: { ...data, approvalNumber }, ...stamp }];
  };

/** An end can be moved forward, never back: a longer time is a new one, so that the history shows it. */
function officerEnded({ officers }: Organisation, command: c.EndOfficer, context: X): Decided {
  const { officerId, until = context.occurredAt, reason } = command;
  const known = officers.find((officer) => officer.officerId === officerId);
  if (!known) return refuse('officer-unknown', say(words.officerUnknown, { officerId }), { field: 'officerId' });
  if (known.until !== undefined && until >= known.until)
    return refuse('end-earlier-than-before', say(words.endEarlier, { until: known.until }), { field: 'until' });
  if (until <= known.from)
    return refuse('until-after-from', say(words.untilAfterFrom, { until, from: known.from }), { field: 'until' });
  return [{ type: 'OfficerEnded', data: { officerId, until, reason }, ...whenItHeld(until, context) }];
}

function membersReported(record: Organisation, command: c.ReportMembers, context: X): Decided {
  const { on, full, probationary, women, upTo35, collegeOrMore, floating } = command;
  const { calendar, now, partId, actor } = context;
  const from = calendar.startOfDay(on);
  if (from > now) return refuse('not-in-the-future', say(words.dayNotYet, { on }), { field: 'on' });
  if (on < calendar.dayOf(record.foundedAt))
    return refuse('not-before-the-founding', say(words.beforeFounding, { at: record.foundedAt }), { field: 'on' });
  if (record.memberCounts.some((count) => count.on === on && !count.isWithdrawn))
    return refuse('one-count-a-day', say(words.oneCountADay, { on }), { field: 'on' });
  const data = { reportId: partId, on, full, probationary, women, upTo35, collegeOrMore, floating };
  const count: MemberCount = { ...data, from, reportedBy: actor, isWithdrawn: false };
  return whyNotCount(count) ?? [{ type: 'MemberCountReported', data, occurredAt: from }];
}

function countWithdrawn({ memberCounts }: Organisation, { reportId, reason }: c.WithdrawMemberCount): Decided {
  const known = memberCounts.find((count) => count.reportId === reportId && !count.isWithdrawn);
  if (!known) return refuse('report-unknown', say(words.reportUnknown, { reportId }), { field: 'reportId' });
  return [{ type: 'MemberCountWithdrawn', data: { reportId, reason }, occurredAt: known.from }];
}

/** What hangs on it goes first. */
function whyNotGone({ inferiors = [], enterprises = [] }: X): Refusal | undefined {
  if (inferiors.length > 0)
    return refuse('without-organisations-below', say(words.organisationsLeft, { ids: inferiors.join(', ') }));
  if (enterprises.length > 0)
    return refuse('without-enterprises', say(words.enterprisesLeft, { ids: enterprises.join(', ') }));
  return undefined;
}

function dissolved(record: Organisation, { reason, membersTo }: c.DissolveOrganisation, context: X): Decided {
  const fault = whyNotGone(context);
  if (fault) return fault;
  const last = lastCount(record);
  // Until a count is reported, those are there with whom it was founded.
  const members = last ? last.full + last.probationary : (record.fullMembers ?? 0);
  const sentence = last ? words.membersLeft : words.foundersLeft;
  return members > 0
    ? refuse('dissolve-without-members', say(sentence, { n: members }))
    : [{ type: 'OrganisationDissolved', data: { reason, membersTo } }];
}

function calledOverdue({ terms }: Organisation, { termId }: c.CallTermOverdue, { now }: X): Decided {
  const term = currentTerm(terms);
  if (!term || term.termId !== termId || term.isCalledOverdue || endOf(term) > now) return [];
  return [{ type: 'TermOverdue', data: { termId, to: endOf(term) } }];
}

/** The one that began last. */
export function currentTerm(terms: readonly Term[]): Term | undefined {
  return [...terms].sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
}

/** Once of a report, and only while it is the last one. */
function calledBelowThree(record: Organisation, { reportId }: c.CallBranchBelowThree): Decided {
  const below = countBelowThree(record);
  if (below?.reportId !== reportId || below.isCalledBelow) return [];
  return [{ type: 'BranchBelowThree', data: { reportId, full: below.full } }];
}

const isUntouched = (record: OrganisationRecord) =>
  record.status === 'active' &&
  record.terms.length + record.officers.length === 0 &&
  record.memberCounts.every(({ isWithdrawn }) => isWithdrawn);

/** Of a record that is there: the rules below are all allowed of active ones alone. */
const known =
  <C>(decide: (record: Organisation, command: C, context: X) => Decided) =>
  (record: OrganisationRecord, command: C, context: X): Decided =>
    decide(record as Organisation, command, context);

const whileActive = { because: words.whileActive, allowed: isActive };
/** Of terms, officers and counts, which hold at times of their own. */
const atAnyTime = { ...whileActive, anyTime: true };

/** 党组织 */
export const organisation = new RuleBook<OrganisationRecord, OrganisationEvent, X>(words.organisation, {
  states: organisationStates,
  fields: organisationFields,
})
  .on(c.FoundOrganisation, {
    rule: 'found-once',
    because: words.foundOnce,
    creates: true,
    looksUp: ['superior', 'community'],
    decide: founded,
  })
  .on(c.RenameOrganisation, {
    ...whileActive,
    rule: 'rename-while-active',
    decide: known(({ name }, command) =>
      name === command.name ? [] : [{ type: 'OrganisationRenamed', data: { name: command.name } }],
    ),
  })
  .on(c.ReclassifyOrganisation, {
    ...whileActive,
    rule: 'reclassify-while-active',
    decide: known((record, { type }) =>
      record.type === type ? [] : [{ type: 'OrganisationReclassified', data: { type } }],
    ),
  })
  .on(c.MoveOrganisation, {
    ...whileActive,
    rule: 'move-while-active',
    looksUp: ['superior', 'community'],
    decide: known(moved),
  })
  .on(c.BeginTerm, { ...atAnyTime, rule: 'begin-term-while-active', decide: known(termBegun) })
  .on(c.ExtendTerm, { ...atAnyTime, rule: 'extend-term-while-active', decide: known(termExtended) })
  .on(c.ElectOfficer, { ...atAnyTime, rule: 'elect-while-active', decide: takesOffice('OfficerElected') })
  .on(c.AppointOfficer, { ...atAnyTime, rule: 'appoint-while-active', decide: takesOffice('OfficerAppointed') })
  .on(c.EndOfficer, { ...atAnyTime, rule: 'end-office-while-active', decide: known(officerEnded) })
  .on(c.ReportMembers, { ...atAnyTime, rule: 'report-while-active', decide: known(membersReported) })
  .on(c.WithdrawMemberCount, {
    rule: 'withdraw-a-report',
    because: words.whileActive,
    anyTime: true,
    allowed: isActive,
    restates: (record, { reportId }) =>
      entryOf(record, 'MemberCountReported', (data: { reportId: string }) => data.reportId === reportId, {
        ends: 'entry',
      }),
    decide: known(countWithdrawn),
  })
  .on(c.DissolveOrganisation, {
    ...whileActive,
    rule: 'dissolve-while-active',
    looksUp: ['destination', 'inferiors', 'enterprises'],
    decide: known(dissolved),
  })
  .on(c.VoidOrganisation, {
    rule: 'void-without-history',
    because: words.voidWithoutHistory,
    allowed: isUntouched,
    looksUp: ['inferiors', 'enterprises'],
    restates: wholeRecord('OrganisationFounded'),
    decide: known(
      (_record, { reason }, context) => whyNotGone(context) ?? [{ type: 'OrganisationVoided', data: { reason } }],
    ),
  })
  .on(c.CallTermOverdue, {
    rule: 'overdue-when-over',
    because: words.overdue,
    isInternal: true,
    anyTime: true,
    allowed: isActive,
    decide: known(calledOverdue),
  })
  .on(c.CallBranchBelowThree, {
    rule: 'below-three-when-it-is',
    because: words.belowThree,
    isInternal: true,
    anyTime: true,
    allowed: isActive,
    decide: known(calledBelowThree),
  })
  .on(
    c.CorrectOrganisation,
    checkedCorrection<OrganisationRecord, OrganisationEvent, X>(
      organisationCatalogue,
      evolveOrganisation,
      (record, context) => (record.status === 'none' ? undefined : faultIn(record, context)),
    ),
  )
  .aggregate({ stream: 'organisation', catalogue: organisationCatalogue, evolve: evolveOrganisation });
