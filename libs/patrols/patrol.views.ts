import type { Recorded, StoredEvent, View } from '#event-sourcing';
import { nameKey } from '#platform';
import { isPatrolEvent, PATROL_STREAM, type PatrolEvent } from './patrol.events.js';
import { evolvePatrol, noPatrol, Patrol } from './patrol.record.js';

/** A patrol as lists and ledgers see it; a voided one stays visible and is not counted. */
export class PatrolDocument extends Patrol {
  readonly patrolId: string;
  readonly revision: number;
  readonly voided: boolean;
  /** By which lists tell patrollers apart, however they are spelled. */
  readonly patrollerKey: string;
}

export function patrolDocument(patrolId: string, patrol: Patrol, revision: number): PatrolDocument {
  return { ...patrol, patrolId, revision, voided: patrol.status === 'voided', patrollerKey: nameKey(patrol.patroller) };
}

export function patrolIdOf(event: Pick<StoredEvent, 'stream'>): string {
  return event.stream.slice(PATROL_STREAM.length + 1);
}

/** One document a patrol. */
export const patrolView: View<PatrolDocument> = {
  name: 'patrols',
  version: 2,
  fields: ['siteId', 'communityId', 'patrollerKey', 'patrolledAt', 'findings', 'voided'],
  indexes: [
    ['siteId', 'patrolledAt'],
    ['communityId', 'patrolledAt'],
    ['patrollerKey', 'patrolledAt'],
    ['patrolledAt'],
  ],
  touches: (event) => (isPatrolEvent(event) ? [patrolIdOf(event)] : []),
  evolve: (before, event, patrolId) => {
    const record = evolvePatrol(before ?? noPatrol, event as unknown as Recorded<PatrolEvent>);
    return record.status === 'none' ? undefined : patrolDocument(patrolId, record, event.revision);
  },
};
