import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import {
  creditCodeOf,
  dayLongAgoOf,
  entered,
  flagOf,
  momentOf,
  oneOf,
  prose,
  SHORT,
  textOf,
  wholeOf,
  type EvidenceFile,
} from '#platform';
import { businessClasses, type FormalityKind } from './formality.kinds.js';
import type { ShopProfile } from './formality.lists.js';

export type RepairShopRegistered = DomainEvent<
  'RepairShopRegistered',
  ShopProfile & {
    readonly siteId: string;
    readonly communityId: string;
    readonly openedOn?: string;
  }
>;
/** Only what is different from before. */
export type RepairShopChanged = DomainEvent<'RepairShopChanged', ShopProfile & { readonly legalPerson?: boolean }>;
export type FormalitiesDetermined = DomainEvent<
  'FormalitiesDetermined',
  { readonly listVersion: string; readonly required: readonly FormalityKind[]; readonly reason?: string }
>;
export type RepairShopFindingRecorded = DomainEvent<
  'RepairShopFindingRecorded',
  {
    /** Also the id of the case that it becomes. */
    readonly findingId: string;
    readonly category: string;
    readonly description: string;
    readonly evidence?: readonly EvidenceFile[];
  }
>;
export type RepairShopClosedDown = DomainEvent<'RepairShopClosedDown', { readonly reason: string }>;
export type RepairShopVoided = DomainEvent<'RepairShopVoided', { readonly reason: string }>;

export type ShopEvent =
  | RepairShopRegistered
  | RepairShopChanged
  | FormalitiesDetermined
  | RepairShopFindingRecorded
  | RepairShopClosedDown
  | RepairShopVoided
  | RecordCorrected;

const profile = {
  creditCode: creditCodeOf,
  businessClass: oneOf(businessClasses),
  floorAreaM2: wholeOf(1, 10_000_000),
  sprayBooth: flagOf,
  sensitiveArea: flagOf,
  solventPaint: flagOf,
  lowVocTonnes: wholeOf(0, 1_000_000),
  occurredAt: momentOf,
};

/** Every event of a shop and the version of its data; an older version gets its upcast here. */
export const shopCatalogue = catalogueOf<ShopEvent>({
  RepairShopRegistered: { schema: 1, correctable: { ...profile, communityId: textOf(SHORT), openedOn: dayLongAgoOf } },
  RepairShopChanged: { schema: 1, correctable: profile },
  FormalitiesDetermined: entered({ reason: prose }),
  RepairShopFindingRecorded: entered(),
  RepairShopClosedDown: entered({ reason: prose }),
  RepairShopVoided: entered({ reason: prose }, { undoes: 'record' }),
});
