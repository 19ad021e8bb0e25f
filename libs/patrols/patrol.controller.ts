import type { RecordRoutes } from '#platform';
import * as c from './patrol.commands.js';
import { PatrolDocument, patrolList } from './patrol.views.js';

export const patrolRecords: RecordRoutes<PatrolDocument> = {
  at: 'patrols',
  kind: 'patrol',
  names: ['Patrol', 'Patrols'],
  list: patrolList,
  document: PatrolDocument,
  correct: c.CorrectPatrol,
  begins: [c.RecordPatrol, 'Record a visit to a site, with or without findings 巡查; each finding becomes a case.'],
  steps: {
    void: [c.VoidPatrol, 'Void a visit that was recorded by mistake, once no case of what it found holds 作废.'],
  },
};
