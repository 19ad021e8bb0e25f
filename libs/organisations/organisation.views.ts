import { NO_END, viewOf, type Instant, type PartView, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import { countBelowThree } from './organisation.checks.js';
import { endOf, lastCount, Organisation } from './organisation.record.js';
import { currentTerm, organisation } from './organisation.rules.js';
import { overdueTermsOf, stretchesOf, type OrganisationStretch, type OverdueTerm } from './stretches.js';

/** What a superior looks at. */
export type OrganisationWarning =
  'below-three' | 'over-fifty' | 'joint-over-five-units' | 'without-committee' | 'term-over';

const MOST_OF_A_BRANCH = 50;
const MOST_UNITS = 5;
/** From so many full members on a branch has a committee, of three at least. */
const COMMITTEE_FROM = 7;
const LEAST_OF_A_COMMITTEE = 3;

/** A party organisation as lists and ledgers see it. */
export class OrganisationDocument extends Organisation {
  readonly organisationId: string;
  readonly revision: number;
  /** By which lists tell names apart, however they are spelled. */
  readonly nameKey: string;
  /** By the last report; absent before the first. */
  readonly full?: number;
  readonly probationary?: number;
  readonly members?: number;
  /** When the current term is over. */
  readonly termEndsAt?: Instant;
  /** When the clock has to say that it is. */
  readonly termAlarmAt?: Instant;
  /** When the clock has to say that it has fewer full members than a branch needs. */
  readonly belowThreeAlarmAt?: Instant;
  readonly warnings: OrganisationWarning[];
  readonly isWarned: boolean;
  /** When it was dissolved; far in the future while it is not. */
  readonly until: Instant;
}

function warningsOf(record: Organisation): OrganisationWarning[] {
  const { level, form, units, officers } = record;
  if (record.status !== 'active') return [];
  const count = lastCount(record);
  const warnings: OrganisationWarning[] = [];
  if (level === 'branch' && count) {
    if (countBelowThree(record)) warnings.push('below-three');
    if (count.full + count.probationary > MOST_OF_A_BRANCH) warnings.push('over-fifty');
    const inOffice = new Set(officers.filter(({ until }) => until === undefined).map(({ personId }) => personId));
    if (count.full >= COMMITTEE_FROM && inOffice.size < LEAST_OF_A_COMMITTEE) warnings.push('without-committee');
  }
  if (form === 'joint' && units.length > MOST_UNITS) warnings.push('joint-over-five-units');
  if (currentTerm(record.terms)?.isCalledOverdue) warnings.push('term-over');
  return warnings;
}

/** What the figures of the register count: see `stretchesOf`. */
export const organisationStretches: PartView<OrganisationDocument, OrganisationStretch> = {
  name: 'organisation-stretches',
  version: 2,
  fields: [
    'organisationId',
    'communityId',
    'level',
    'type',
    'from',
    'until',
    'members',
    'full',
    'probationary',
    'isReported',
  ],
  amounts: ['members', 'full', 'probationary'],
  indexes: [
    ['level', 'from'],
    ['organisationId', 'from'],
  ],
  of: (document, id) => stretchesOf(document, id),
};

/** From when on a term was over, and until when no other had begun. */
export const overdueTerms: PartView<OrganisationDocument, OverdueTerm> = {
  name: 'organisation-terms',
  version: 1,
  fields: ['organisationId', 'communityId', 'level', 'from', 'until'],
  indexes: [['from'], ['organisationId', 'from']],
  of: (document, id) => overdueTermsOf(document, id),
};

function added(record: Organisation) {
  const count = lastCount(record);
  const term = currentTerm(record.terms);
  const warnings = warningsOf(record);
  const below = countBelowThree(record);
  const termEndsAt = term && endOf(term);
  return {
    nameKey: nameKey(record.name),
    full: count?.full,
    probationary: count?.probationary,
    members: count && count.full + count.probationary,
    termEndsAt,
    termAlarmAt: record.status === 'active' && !term?.isCalledOverdue ? termEndsAt : undefined,
    belowThreeAlarmAt: below?.isCalledBelow ? undefined : below?.from,
    warnings,
    isWarned: warnings.length > 0,
    until: record.dissolvedAt ?? NO_END,
  };
}

export const organisationView: View<OrganisationDocument> = viewOf(organisation, {
  name: 'organisations',
  version: 5,
  searched: ['*'],
  fields: [
    'organisationId',
    'communityId',
    'parentId',
    'level',
    'type',
    'form',
    'status',
    'nameKey',
    'isWarned',
    'foundedAt',
    'termEndsAt',
    'termAlarmAt',
    'belowThreeAlarmAt',
  ],
  indexes: [['termAlarmAt'], ['belowThreeAlarmAt']],
  adds: added,
  parts: [organisationStretches, overdueTerms],
});
