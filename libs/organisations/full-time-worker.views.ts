import { viewOf, type Instant, type PartView, type View } from '#event-sourcing';
import { FullTimeWorker } from './full-time-worker.record.js';
import { fullTimeWorker } from './full-time-worker.rules.js';
import { phaseDocuments } from './phases.js';

/** A full-time worker as lists and ledgers see it. */
export class FullTimeWorkerDocument extends FullTimeWorker {
  readonly workerId: string;
  readonly revision: number;
}

/** A full-time worker in one community, as the figures count it. */
export interface FullTimeWorkerStretch {
  readonly workerId: string;
  readonly communityId: string;
  readonly from: Instant;
  readonly until: Instant;
}

export const fullTimeWorkerStretches: PartView<FullTimeWorkerDocument, FullTimeWorkerStretch> = {
  name: 'full-time-worker-stretches',
  version: 1,
  fields: ['workerId', 'communityId', 'from', 'until'],
  indexes: [['from']],
  of: ({ phases }, workerId) => phaseDocuments(phases, ({ communityId }) => ({ workerId, communityId })),
};

export const fullTimeWorkerView: View<FullTimeWorkerDocument> = viewOf(fullTimeWorker, {
  name: 'full-time-workers',
  version: 2,
  searched: ['*'],
  fields: ['communityId', 'status', 'assignedAt'],
  id: 'workerId',
  parts: [fullTimeWorkerStretches],
});
