import { catalogueOf, type DomainEvent, type Instant, type RecordCorrected } from '#event-sourcing';
import {
  entered,
  handoverCatalogue,
  momentOf,
  NAME,
  textOf,
  wholeOf,
  type EvidenceFile,
  type NumberedProblem,
  type WorkHandedOver,
} from '#platform';
import type { Ownership, VenueState } from './venue.commands.js';

export type VenueProfileSet = DomainEvent<
  'VenueProfileSet',
  {
    readonly siteId: string;
    readonly communityId: string;
    readonly areaM2: number;
    readonly ownership: Ownership;
    readonly functions: string[];
    readonly signsUnified: boolean;
    readonly openingHours?: string;
    readonly accessible: boolean;
    readonly keeper: string;
  }
>;
export type VenueChecked = DomainEvent<
  'VenueChecked',
  {
    readonly checkId: string;
    readonly inventoryId: string;
    readonly exists: boolean;
    readonly areaM2: number;
    readonly areaReason?: string;
    readonly state: VenueState;
    readonly signsUnified: boolean;
    readonly functions: string[];
    readonly hasLogBook: boolean;
    readonly problems: NumberedProblem[];
    readonly evidence?: EvidenceFile[];
  }
>;
export type VenueUsed = DomainEvent<
  'VenueUsed',
  { readonly useId: string; readonly what: string; readonly uses: number; readonly persons: number }
>;
/** The clock says it once until the venue is used again. */
export type VenueIdle = DomainEvent<'VenueIdle', { readonly since: Instant; readonly days: number }>;
export type VenueEvent = VenueProfileSet | VenueChecked | VenueUsed | VenueIdle | WorkHandedOver | RecordCorrected;

export type VenueInventoryOpened = DomainEvent<
  'VenueInventoryOpened',
  { readonly name: string; readonly venueIds: string[]; readonly due: Instant }
>;
export type VenueInventoryClosed = DomainEvent<'VenueInventoryClosed', Readonly<Record<never, never>>>;
export type VenueInventoryEvent = VenueInventoryOpened | VenueInventoryClosed | RecordCorrected;

/** The area of a check and the keeper are what its rules looked at: they are said anew, not corrected. */
export const venueCatalogue = catalogueOf<VenueEvent>({
  ...handoverCatalogue,
  VenueProfileSet: entered({ openingHours: textOf(NAME) }),
  VenueChecked: entered(),
  VenueUsed: entered({ what: textOf(NAME), uses: wholeOf(1, 10_000), persons: wholeOf(0, 1_000_000) }),
  VenueIdle: { schema: 1, isStep: false },
});

export const inventoryCatalogue = catalogueOf<VenueInventoryEvent>({
  VenueInventoryOpened: entered({ name: textOf(NAME), due: momentOf }),
  VenueInventoryClosed: entered(),
});
