import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { entered, momentOf, NAME, textOf, wholeOf } from '#platform';
import { responsibilityCatalogue, type ResponsibilityEvent } from './responsibility.events.js';

export type CommunityRegistered = DomainEvent<
  'CommunityRegistered',
  { readonly communityId: string; readonly name: string }
>;
export type CommunityRenamed = DomainEvent<'CommunityRenamed', { readonly name: string }>;

/** How many households live there from that day on. */
export type CommunityHouseholdsCounted = DomainEvent<'CommunityHouseholdsCounted', { readonly households: number }>;

export type CommunityEvent =
  CommunityRegistered | CommunityRenamed | CommunityHouseholdsCounted | ResponsibilityEvent | RecordCorrected;

/** Every event of a community and the version of its data; an older version gets its upcast here. */
export const communityCatalogue = catalogueOf<CommunityEvent>({
  CommunityRegistered: entered({ name: textOf(NAME) }),
  CommunityRenamed: entered({ name: textOf(NAME) }),
  CommunityHouseholdsCounted: {
    schema: 1,
    isStep: false,
    correctable: { households: wholeOf(0, 1_000_000), occurredAt: momentOf },
  },
  ...responsibilityCatalogue,
});
