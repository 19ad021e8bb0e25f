import type { RecordRoutes } from '#platform';
import * as c from './patrol.commands.js';
import { PatrolDocument, patrolView } from './patrol.views.js';

export const patrolRecords: RecordRoutes<PatrolDocument> = {
  at: 'patrols',
  kind: 'patrol',
  view: patrolView,
  filters: {
    siteId: { is: 'id', field: 'siteId' },
    communityId: { is: 'id', field: 'communityId' },
    patroller: { is: 'name', field: 'patrollerKey' },
    /** Visits at this moment or later; before this moment. */
    from: { is: 'since', field: 'patrolledAt' },
    to: { is: 'before', field: 'patrolledAt' },
    voided: { is: 'flag', field: 'voided' },
  },
  sort: { field: 'patrolledAt', direction: 'desc' },
  document: PatrolDocument,
  begins: [c.RecordPatrol, 'Record a visit to a site, with or without findings 巡查; each finding becomes a case.'],
  steps: {
    void: [c.VoidPatrol, 'Void a visit that was recorded by mistake, once no case of what it found holds 作废.'],
  },
};
