import { viewOf, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import { ChiefPatrol } from './chief-patrol.record.js';
import { chiefPatrol } from './chief-patrol.rules.js';

export class ChiefPatrolDocument extends ChiefPatrol {
  readonly patrolId: string;
  readonly revision: number;
  /** By which lists tell chiefs apart, however they are spelled. */
  readonly chiefKey: string;
  /** How many problems the chief found. */
  readonly found: number;
}

export const chiefPatrolView: View<ChiefPatrolDocument> = viewOf(chiefPatrol, {
  name: 'chief-patrols',
  version: 3,
  searched: ['*'],
  fields: ['communityId', 'siteId', 'chiefKey', 'role', 'status', 'patrolledAt', 'found'],
  id: 'patrolId',
  adds: (record) => ({ chiefKey: nameKey(record.chief), found: record.findings.length }),
});
