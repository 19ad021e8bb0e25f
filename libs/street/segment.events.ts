import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { momentOf, NAME, textOf, wholeOf } from '#platform';

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
    /** The shops along it, by their ids; since version 2. */
    readonly shopIds: string[];
  }
>;

export type SegmentEvent = RoadSegmentProfiled | RecordCorrected;

const LINE = textOf(NAME);

export const segmentCatalogue = catalogueOf<SegmentEvent>({
  RoadSegmentProfiled: {
    schema: 2,
    upcasts: { 1: (data: Record<string, unknown>) => ({ ...data, shopIds: [] }) },
    correctable: {
      startsAt: LINE,
      endsAt: LINE,
      leadingOrganisation: LINE,
      merchants: wholeOf(0, 100_000),
      occurredAt: momentOf,
    },
  },
});
