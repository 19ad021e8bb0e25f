import type { RecordRoutes } from '#platform';
import * as c from './patrol.commands.js';
import { PatrolDocument, patrolView } from './patrol.views.js';

export const patrolRecords: RecordRoutes<PatrolDocument> = {
  at: 'patrols',
  kind: 'patrol',
  view: patrolView,
  filters: {
    siteId: 'id',
    communityId: 'id',
    patroller: 'name',
    /** Visits at this moment or later; before this moment. */
    from: { is: 'since', field: 'patrolledAt' },
    to: { is: 'before', field: 'patrolledAt' },
    voided: 'flag',
  },
  sort: { field: 'patrolledAt', direction: 'desc' },
  document: PatrolDocument,
  begins: [c.RecordPatrol, 'Record a visit to a site, with or without findings 巡查; each finding becomes a case.'],
  steps: {
    void: [c.VoidPatrol, 'Void a visit that was recorded by mistake, once no case of what it found holds 作废.'],
  },
};
