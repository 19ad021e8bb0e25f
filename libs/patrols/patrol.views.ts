import { viewOf, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import { Patrol } from './patrol.record.js';
import { patrol } from './patrol.rules.js';

/** A patrol as lists and ledgers see it; a voided one stays visible and is not counted. */
export class PatrolDocument extends Patrol {
  readonly patrolId: string;
  readonly revision: number;
  readonly voided: boolean;
  /** By which lists tell patrollers apart, however they are spelled. */
  readonly patrollerKey: string;
}

/** One document a patrol. */
export const patrolView: View<PatrolDocument> = viewOf(patrol, {
  name: 'patrols',
  version: 4,
  searched: ['patroller', 'companions', 'note', 'found.*.category', 'found.*.description', 'found.*.location'],
  fields: ['siteId', 'communityId', 'patrollerKey', 'patrolledAt', 'findings', 'voided'],
  adds: (record) => ({ voided: record.status === 'voided', patrollerKey: nameKey(record.patroller) }),
});
