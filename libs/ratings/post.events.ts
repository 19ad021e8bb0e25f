import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { momentOf, prose, textOf } from '#platform';

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
  ModelPostEstablished: {
    schema: 1,
    correctable: { place: textOf(200), duty: prose, pledge: prose, occurredAt: momentOf },
  },
  ModelPostAssigned: { schema: 1, correctable: { occurredAt: momentOf } },
  ModelPostReviewed: { schema: 1, correctable: { findings: prose, occurredAt: momentOf } },
  ModelPostEnded: { schema: 1, correctable: { reason: prose, occurredAt: momentOf } },
});
