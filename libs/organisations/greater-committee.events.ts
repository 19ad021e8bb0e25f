import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { entered, NAME, prose, SHORT, textOf } from '#platform';
import type { GreaterCommitteeUnit } from './greater-committee.commands.js';

export type GreaterCommitteeEstablished = DomainEvent<
  'GreaterCommitteeEstablished',
  { readonly communityId: string; readonly units: readonly GreaterCommitteeUnit[] }
>;
export type GreaterCommitteeChanged = DomainEvent<
  'GreaterCommitteeChanged',
  { readonly units: readonly GreaterCommitteeUnit[] }
>;
export type GreaterCommitteeDissolved = DomainEvent<'GreaterCommitteeDissolved', { readonly reason: string }>;

export type GreaterCommitteeEvent =
  GreaterCommitteeEstablished | GreaterCommitteeChanged | GreaterCommitteeDissolved | RecordCorrected;

const units = { 'units.*.unit': textOf(NAME), 'units.*.personId': textOf(SHORT), 'units.*.post': textOf(NAME) };

/** Every event of a greater committee and the version of its data; an older version gets its upcast here. */
export const greaterCommitteeCatalogue = catalogueOf<GreaterCommitteeEvent>({
  GreaterCommitteeEstablished: entered({ ...units }),
  GreaterCommitteeChanged: entered({ ...units }),
  GreaterCommitteeDissolved: entered({ reason: prose }),
});
