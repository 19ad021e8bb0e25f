import type { RecordRoutes } from '#platform';
import * as c from './full-time-worker.commands.js';
import { FullTimeWorkerDocument, fullTimeWorkerList } from './full-time-worker.views.js';

export const fullTimeWorkerRecords: RecordRoutes = {
  at: 'full-time-workers',
  kind: 'full-time-worker',
  names: ['FullTimeWorker', 'FullTimeWorkers'],
  id: 'workerId',
  says: 'Full-time workers, the latest first.',
  list: fullTimeWorkerList,
  document: FullTimeWorkerDocument,
  correct: c.CorrectFullTimeWorker,
  begins: [c.AssignFullTimeWorker, 'Assign a full-time worker to a community 配备.'],
  steps: {
    end: [c.EndFullTimeWorker, 'End the assignment 离岗.'],
  },
};
