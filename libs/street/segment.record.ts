import { nothing, withCorrections, type Instant, type Nothing, type Recorded, type Told } from '#event-sourcing';
import { segmentCorrections, type SegmentEvent } from './segment.events.js';

/** 路段档案 */
export class SegmentProfile {
  readonly status: 'profiled';
  readonly siteId: string;
  readonly communityId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly leadingOrganisation: string;
  readonly merchants?: number;
  readonly profiledAt: Instant;
}

export type SegmentRecord = (Nothing | SegmentProfile) & Told;

const evolve = (record: SegmentRecord, event: Recorded<SegmentEvent>): SegmentRecord =>
  event.type === 'RoadSegmentProfiled'
    ? { status: 'profiled', ...event.data, profiledAt: event.metadata.occurredAt }
    : record;

export const evolveSegment = withCorrections<SegmentRecord, SegmentEvent>(evolve, nothing, segmentCorrections);
