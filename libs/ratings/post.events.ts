import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { entered, NAME, prose, textOf } from '#platform';

/** A post at which a party member shows identity, duty and pledge 党员示范岗. */
export type ModelPostEstablished = DomainEvent<
  'ModelPostEstablished',
  {
    readonly communityId: string;
    readonly siteId?: string;
    readonly place: string;
    readonly duty: string;
    readonly pledge: string;
  }
>;
/** Party membership is sensitive: the holder is named by a pseudonym only. */
export type ModelPostAssigned = DomainEvent<'ModelPostAssigned', { readonly holderId: string }>;
export type ModelPostReviewed = DomainEvent<'ModelPostReviewed', { readonly findings: string }>;
export type ModelPostEnded = DomainEvent<'ModelPostEnded', { readonly reason: string }>;

export type ModelPostEvent =
  ModelPostEstablished | ModelPostAssigned | ModelPostReviewed | ModelPostEnded | RecordCorrected;

/** Every event of a model post and the version of its data; an older version gets its upcast here. */
export const postCatalogue = catalogueOf<ModelPostEvent>({
  ModelPostEstablished: entered({ place: textOf(NAME), duty: prose, pledge: prose }),
  ModelPostAssigned: entered(),
  ModelPostReviewed: entered({ findings: prose }),
  ModelPostEnded: entered({ reason: prose }),
});
