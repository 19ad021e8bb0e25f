import type { RecordRoutes } from '#platform';
import * as c from './road.commands.js';
import { ChiefPatrolDocument, chiefPatrolList } from './chief-patrol.views.js';

export const chiefPatrolRecords: RecordRoutes = {
  at: 'chief-patrols',
  kind: 'chief-patrol',
  names: ['ChiefPatrol', 'ChiefPatrols'],
  id: 'patrolId',
  says: 'Patrols of chiefs, the latest first.',
  list: chiefPatrolList,
  document: ChiefPatrolDocument,
  correct: c.CorrectChiefPatrol,
  begins: [c.RecordChiefPatrol, "Record a road chief's patrol of a segment 路长巡查; each finding becomes a case."],
  steps: {
    void: [c.VoidChiefPatrol, 'Void a patrol that was recorded by mistake and found nothing 作废.'],
  },
};
