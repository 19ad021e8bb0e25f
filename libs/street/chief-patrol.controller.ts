import { roadChiefRoles } from '#places';
import type { RecordRoutes } from '#platform';
import * as c from './road.commands.js';
import { ChiefPatrolDocument, chiefPatrolView } from './chief-patrol.views.js';

export const chiefPatrolRecords: RecordRoutes = {
  at: 'chief-patrols',
  kind: 'chief-patrol',
  id: 'patrolId',
  says: 'Patrols of chiefs, the latest first.',
  rows: 'patrols',
  view: chiefPatrolView,
  filters: { communityId: 'id', siteId: 'id', chief: 'name', role: roadChiefRoles, status: 'state' },
  sort: { field: 'patrolledAt', direction: 'desc' },
  document: ChiefPatrolDocument,
  begins: c.RecordChiefPatrol,
  steps: { void: c.VoidChiefPatrol },
};
