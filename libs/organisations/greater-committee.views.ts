import { viewOf, type Instant, type PartView, type View } from '#event-sourcing';
import { GreaterCommittee } from './greater-committee.record.js';
import { greaterCommittee } from './greater-committee.rules.js';
import { phaseDocuments } from './phases.js';

/** The greater committee of a community as lists and ledgers see it. */
export class GreaterCommitteeDocument extends GreaterCommittee {
  readonly revision: number;
}

/** A greater committee that is there, as the figures count it. */
export interface GreaterCommitteeStretch {
  readonly communityId: string;
  readonly from: Instant;
  readonly until: Instant;
}

export const greaterCommitteeStretches: PartView<GreaterCommitteeDocument, GreaterCommitteeStretch> = {
  name: 'greater-committee-stretches',
  version: 1,
  fields: ['communityId', 'from', 'until'],
  indexes: [['from']],
  of: ({ phases, communityId }) => phaseDocuments(phases, () => ({ communityId })),
};

export const greaterCommitteeView: View<GreaterCommitteeDocument> = viewOf(greaterCommittee, {
  name: 'greater-committees',
  version: 2,
  searched: ['*'],
  fields: ['communityId', 'status', 'establishedAt'],
  id: 'communityId',
  parts: [greaterCommitteeStretches],
});
