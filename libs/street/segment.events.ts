import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { momentOf, textOf, wholeOf } from '#platform';

/** From where to where a segment is, and who leads; the whole of it each time. */
export type RoadSegmentProfiled = DomainEvent<
  'RoadSegmentProfiled',
  {
    readonly siteId: string;
    readonly communityId: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly leadingOrganisation: string;
    readonly merchants?: number;
  }
>;

export type SegmentEvent = RoadSegmentProfiled | RecordCorrected;

const LINE = textOf(200);

export const segmentCatalogue = catalogueOf<SegmentEvent>({
  RoadSegmentProfiled: {
    schema: 1,
    correctable: {
      startsAt: LINE,
      endsAt: LINE,
      leadingOrganisation: LINE,
      merchants: wholeOf(0, 100_000),
      occurredAt: momentOf,
    },
  },
});
