import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { entered, prose } from '#platform';

export type FullTimeWorkerAssigned = DomainEvent<'FullTimeWorkerAssigned', { readonly communityId: string }>;
export type FullTimeWorkerEnded = DomainEvent<'FullTimeWorkerEnded', { readonly reason: string }>;

export type FullTimeWorkerEvent = FullTimeWorkerAssigned | FullTimeWorkerEnded | RecordCorrected;

/** Every event of a full-time worker and the version of its data; an older version gets its upcast here. */
export const fullTimeWorkerCatalogue = catalogueOf<FullTimeWorkerEvent>({
  FullTimeWorkerAssigned: entered(),
  FullTimeWorkerEnded: entered({ reason: prose }),
});
