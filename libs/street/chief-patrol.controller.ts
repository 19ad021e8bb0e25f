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
  begins: [c.RecordChiefPatrol, "Record a road chief's patrol of a segment 路长巡查; each finding becomes a case."],
  steps: {
    void: [c.VoidChiefPatrol, 'Void a patrol that was recorded by mistake and found nothing 作废.'],
  },
};
