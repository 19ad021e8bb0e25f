import { catalogueOf, type CorrectionsOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { momentOf, NAME, textOf } from '#platform';
import { responsibilityCatalogue, type ResponsibilityEvent } from './responsibility.events.js';

export type CommunityRegistered = DomainEvent<
  'CommunityRegistered',
  { readonly communityId: string; readonly name: string }
>;
export type CommunityRenamed = DomainEvent<'CommunityRenamed', { readonly name: string }>;

export type CommunityEvent = CommunityRegistered | CommunityRenamed | ResponsibilityEvent | RecordCorrected;

/** Every event of a community and the version of its data; an older version gets its upcast here. */
export const communityCatalogue = catalogueOf<CommunityEvent>({
  CommunityRegistered: { schema: 1 },
  CommunityRenamed: { schema: 1 },
  ...responsibilityCatalogue,
});

/** What can be corrected of a community; a responsibility holds at its own times and is no step. */
export const communityCorrections: CorrectionsOf = {
  correctable: {
    CommunityRegistered: { name: textOf(NAME), occurredAt: momentOf },
    CommunityRenamed: { name: textOf(NAME), occurredAt: momentOf },
  },
  noSteps: ['ResponsibilityAssigned', 'ResponsibilityEnded'],
};
