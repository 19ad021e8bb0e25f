import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { entered, prose, type EvidenceFile } from '#platform';
import type { PledgeItem } from './road.commands.js';

/** The shop's pledge for what lies before its door; when it occurred is the day of signing. */
export type DoorstepPledgeSigned = DomainEvent<
  'DoorstepPledgeSigned',
  {
    readonly shopId: string;
    readonly communityId: string;
    readonly items: PledgeItem[];
    readonly validTo?: string;
    /** The moment after its last day; absent where it is open. */
    readonly until?: string;
    readonly evidence?: readonly EvidenceFile[];
  }
>;
export type DoorstepPledgeEnded = DomainEvent<'DoorstepPledgeEnded', { readonly reason: string }>;

export type PledgeEvent = DoorstepPledgeSigned | DoorstepPledgeEnded | RecordCorrected;

export const pledgeCatalogue = catalogueOf<PledgeEvent>({
  DoorstepPledgeSigned: entered(),
  DoorstepPledgeEnded: entered({ reason: prose }),
});
