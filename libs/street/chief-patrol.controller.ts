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
  filters: {
    communityId: { is: 'id', field: 'communityId' },
    siteId: { is: 'id', field: 'siteId' },
    chief: { is: 'name', field: 'chiefKey' },
    role: { is: 'choice', field: 'role', values: roadChiefRoles },
    status: { is: 'choice', field: 'status', values: ['recorded', 'voided'] },
  },
  sort: { field: 'patrolledAt', direction: 'desc' },
  document: ChiefPatrolDocument,
  begins: [c.RecordChiefPatrol, "Record a road chief's patrol of a segment 路长巡查; each finding becomes a case."],
  steps: {
    void: [c.VoidChiefPatrol, 'Void a patrol that was recorded by mistake and found nothing 作废.'],
  },
};
