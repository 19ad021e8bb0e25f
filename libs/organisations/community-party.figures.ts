import type { Figure, Rate } from '#event-sourcing';
import { staffedPart } from './communities-staffed.view.js';
import { labels } from './community-party.glossary.js';
import { fullTimeWorkerStretches } from './full-time-worker.views.js';
import { greaterCommitteeStretches } from './greater-committee.views.js';
import { asOf } from './organisation.figures.js';

/** systems.md 12, of communities: as of any day. */
export const communityPartyFigures: readonly Figure[] = [
  {
    // Of those in the register then.
    name: 'communities.withFullTimeWorker',
    version: 2,
    of: staffedPart,
    adds: { kind: 'distinct', field: 'communityId' },
    where: asOf,
  },
  { name: 'fullTimeWorkers.inPost', version: 1, of: fullTimeWorkerStretches, where: asOf },
  { name: 'greaterCommittees.established', version: 1, of: greaterCommitteeStretches, where: asOf },
];

export const communityPartyRates: readonly Rate[] = [
  {
    name: 'communities.fullTimeWorkerShare',
    ...labels['communities.fullTimeWorkerShare'],
    version: 2,
    of: ['communities.withFullTimeWorker'],
    by: 'communities.registered',
  },
];
