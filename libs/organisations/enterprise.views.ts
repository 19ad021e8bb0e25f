import { viewOf, type Instant, type PartView, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import { Enterprise } from './enterprise.record.js';
import { enterprise } from './enterprise.rules.js';
import { phaseDocuments } from './phases.js';

/** From so many members on an enterprise has a branch of its own. */
const LEAST_OF_A_BRANCH = 3;

/** An enterprise as lists and ledgers see it. */
export class EnterpriseDocument extends Enterprise {
  readonly enterpriseId: string;
  readonly revision: number;
  /** By which lists tell names apart, however they are spelled. */
  readonly nameKey: string;
  readonly hasBranch: boolean;
}

/** An enterprise as the figures count it. */
export interface EnterpriseStretch {
  readonly enterpriseId: string;
  readonly name: string;
  readonly communityId: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly isSurveyed: boolean;
  readonly staff: number;
  readonly members: number;
  readonly hasThreeMembers: boolean;
  readonly hasBranch: boolean;
  readonly organisationId?: string;
}

export const enterpriseStretches: PartView<EnterpriseDocument, EnterpriseStretch> = {
  name: 'enterprise-stretches',
  version: 1,
  fields: [
    'enterpriseId',
    'communityId',
    'from',
    'until',
    'isSurveyed',
    'staff',
    'members',
    'hasThreeMembers',
    'hasBranch',
  ],
  amounts: ['staff', 'members'],
  indexes: [['from']],
  of: ({ name, communityId, phases }, enterpriseId) =>
    phaseDocuments(phases, ({ staff, members = 0, organisationId }) => ({
      enterpriseId,
      name,
      communityId,
      isSurveyed: staff !== undefined,
      staff: staff ?? 0,
      members,
      hasThreeMembers: members >= LEAST_OF_A_BRANCH,
      hasBranch: organisationId !== undefined,
      organisationId,
    })),
};

export const enterpriseView: View<EnterpriseDocument> = viewOf(enterprise, {
  name: 'enterprises',
  version: 4,
  searched: ['*'],
  fields: [
    'enterpriseId',
    'communityId',
    'siteId',
    'status',
    'nameKey',
    'creditCode',
    'organisationId',
    'hasBranch',
    'ownerAttitude',
    'surveyedAt',
  ],
  adds: (record) => ({ nameKey: nameKey(record.name), hasBranch: record.organisationId !== undefined }),
  parts: [enterpriseStretches],
});
