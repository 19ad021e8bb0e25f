import { idIn, isOf, recordedOf, typesIn, type CollectionSchema, type PartView, type View } from '#event-sourcing';
import { community } from '#places';
import { beginningsAfter, type Beginnings } from '#platform';
import type { FullTimeWorkerEvent } from './full-time-worker.events.js';
import type { FullTimeWorkerRecord } from './full-time-worker.record.js';
import { fullTimeWorker } from './full-time-worker.rules.js';
import type { FullTimeWorkerStretch } from './full-time-worker.views.js';
import { phaseDocuments } from './phases.js';

/** All communities and all full-time workers of an office, which are few: a worker goes from one community to another. */
interface Staffing {
  /** Since when a community is in the register. */
  readonly registered: Beginnings;
  readonly workers: Readonly<Record<string, FullTimeWorkerRecord>>;
}

/**
 * A full-time worker in one community that is in the register: a share of registered communities holds no other. Whoever
 * worked there before it was registered does so from its registration on.
 */
const staffed: PartView<Staffing, FullTimeWorkerStretch> = {
  name: 'communities-staffed',
  version: 1,
  fields: ['workerId', 'communityId', 'from', 'until'],
  indexes: [['from']],
  *of({ registered, workers }) {
    for (const [workerId, record] of Object.entries(workers)) {
      if (record.status === 'none') continue;
      for (const [id, stretch] of phaseDocuments(record.phases, ({ communityId }) => ({ workerId, communityId }))) {
        const since = registered[stretch.communityId]?.at;
        if (since === undefined || since >= stretch.until) continue;
        yield [id, { ...stretch, from: since > stretch.from ? since : stretch.from }];
      }
    }
  },
};

export const staffedPart: CollectionSchema = staffed;

export const communitiesStaffedView: View<Staffing> = {
  name: 'community-staffing',
  version: 1,
  fields: [],
  indexes: [],
  parts: [staffed as PartView],
  types: ['CommunityRegistered', 'RecordCorrected', ...typesIn(fullTimeWorker)],
  touches: (event) => (isOf(community, event) || isOf(fullTimeWorker, event) ? ['office'] : []),
  evolve: (before = { registered: {}, workers: {} }, event) => {
    if (isOf(community, event))
      return { ...before, registered: beginningsAfter(before.registered, community, event, 'CommunityRegistered') };
    const id = idIn(fullTimeWorker, event);
    const record = before.workers[id] ?? fullTimeWorker.initialState;
    const next = fullTimeWorker.evolve(record, recordedOf<FullTimeWorkerEvent>(event));
    return { ...before, workers: { ...before.workers, [id]: next } };
  },
};
