import type { RecordRoutes } from '#platform';
import * as c from './full-time-worker.commands.js';
import { FullTimeWorkerDocument, fullTimeWorkerView } from './full-time-worker.views.js';

export const fullTimeWorkerRecords: RecordRoutes = {
  at: 'full-time-workers',
  kind: 'full-time-worker',
  id: 'workerId',
  says: 'Full-time workers, the latest first.',
  rows: 'fullTimeWorkers',
  view: fullTimeWorkerView,
  filters: { communityId: 'id', status: 'state' },
  sort: { field: 'assignedAt', direction: 'desc' },
  document: FullTimeWorkerDocument,
  begins: c.AssignFullTimeWorker,
  steps: { end: c.EndFullTimeWorker },
};
