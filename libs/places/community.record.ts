import type { Instant, Recorded, Told } from '#event-sourcing';
import type { CommunityEvent } from './community.events.js';
import { evolveResponsibilities, type Responsibility } from './responsibility.js';

export interface NoCommunity {
  readonly status: 'none';
  readonly responsibilities: Responsibility[];
}

/** How many households were counted, and when. */
export class HouseholdsAt {
  readonly households: number;
  readonly at: Instant;
}

/** 社区 */
export class Community {
  readonly status: 'registered';
  readonly communityId: string;
  readonly name: string;
  readonly registeredAt: Instant;
  readonly responsibilities: Responsibility[];
  /** Counts of its households, in the order of their days. */
  readonly households?: HouseholdsAt[];
}

/** All that is known of one community: the fold of its stream. The decider decides on it and the view stores it. */
export type CommunityRecord = (NoCommunity | Community) & Told;

export const noCommunity: NoCommunity = { status: 'none', responsibilities: [] };

/** Pure and total: what comes before the registration has nothing to stand on and changes nothing. */
export function evolveCommunity(record: CommunityRecord, event: Recorded<CommunityEvent>): CommunityRecord {
  if (event.type === 'CommunityRegistered')
    return {
      status: 'registered',
      ...event.data,
      registeredAt: event.metadata.occurredAt,
      responsibilities: record.responsibilities,
    };
  if (event.type === 'RecordCorrected' || record.status === 'none') return record;
  if (event.type === 'CommunityRenamed') return { ...record, name: event.data.name };
  if (event.type === 'CommunityHouseholdsCounted') {
    const counts = [...(record.households ?? []), { ...event.data, at: event.metadata.occurredAt }];
    return { ...record, households: counts.sort((a, b) => (a.at < b.at ? -1 : 1)) };
  }
  return { ...record, responsibilities: evolveResponsibilities(record.responsibilities, event) };
}
