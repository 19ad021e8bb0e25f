import { withCorrections, type Instant, type Recorded, type Told } from '#event-sourcing';
import { segmentCorrections, type SegmentEvent } from './segment.events.js';

export interface NoSegment {
  readonly status: 'none';
}

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

export type SegmentRecord = (NoSegment | SegmentProfile) & Told;

export const noSegment: NoSegment = { status: 'none' };

const evolve = (record: SegmentRecord, event: Recorded<SegmentEvent>): SegmentRecord =>
  event.type === 'RoadSegmentProfiled'
    ? { status: 'profiled', ...event.data, profiledAt: event.metadata.occurredAt }
    : record;

export const evolveSegment = withCorrections<SegmentRecord, SegmentEvent>(evolve, noSegment, segmentCorrections);
