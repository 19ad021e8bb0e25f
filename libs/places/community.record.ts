import { withCorrections, type Instant, type Recorded, type Told } from '#event-sourcing';
import { communityCorrections, type CommunityEvent } from './community.events.js';
import { evolveResponsibilities, type Responsibility } from './responsibility.js';

export interface NoCommunity {
  readonly status: 'none';
  readonly responsibilities: Responsibility[];
}

/** 社区 */
export class Community {
  readonly status: 'registered';
  readonly communityId: string;
  readonly name: string;
  readonly registeredAt: Instant;
  readonly responsibilities: Responsibility[];
}

/** All that is known of one community: the fold of its stream. The decider decides on it and the view stores it. */
export type CommunityRecord = (NoCommunity | Community) & Told;

export const noCommunity: NoCommunity = { status: 'none', responsibilities: [] };

/** Pure and total: what comes before the registration has nothing to stand on and changes nothing. */
function evolve(record: CommunityRecord, event: Recorded<CommunityEvent>): CommunityRecord {
  if (event.type === 'CommunityRegistered')
    return {
      status: 'registered',
      ...event.data,
      registeredAt: event.metadata.occurredAt,
      responsibilities: record.responsibilities,
    };
  if (event.type === 'RecordCorrected' || record.status === 'none') return record;
  if (event.type === 'CommunityRenamed') return { ...record, name: event.data.name };
  return { ...record, responsibilities: evolveResponsibilities(record.responsibilities, event) };
}

export const evolveCommunity = withCorrections<CommunityRecord, CommunityEvent>(
  evolve,
  noCommunity,
  communityCorrections,
);
