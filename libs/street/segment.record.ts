import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { SegmentEvent } from './segment.events.js';

/** 路段档案 */
export class SegmentProfile {
  readonly status: 'profiled';
  readonly siteId: string;
  readonly communityId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly leadingOrganisation: string;
  readonly merchants?: number;
  readonly shopIds: string[];
  readonly profiledAt: Instant;
}

export type SegmentRecord = RecordOf<SegmentProfile>;

export const evolveSegment = (record: SegmentRecord, event: Recorded<SegmentEvent>): SegmentRecord =>
  event.type === 'RoadSegmentProfiled'
    ? { status: 'profiled', ...event.data, profiledAt: event.metadata.occurredAt }
    : record;
