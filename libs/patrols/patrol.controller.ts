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
  begins: c.RecordPatrol,
  steps: { void: c.VoidPatrol },
};
