import { deriveId, idIn } from '#event-sourcing';
import { foundView, movedWith, nameKey } from '#platform';
import { MOST_FINDINGS } from './patrol.commands.js';
import type { PatrolRecorded } from './patrol.events.js';
import { patrol } from './patrol.rules.js';

/** A problem that a visit found, and whether the case that it is holds; `made`: the visit was not voided. */
export const patrolFindingView = foundView({
  name: 'patrol-findings',
  version: 1,
  fields: ['patrolId', 'siteId', 'communityId', 'patroller', 'patrollerKey', 'patrolledAt', 'made', 'holds'],
  indexes: [['patrolledAt'], ['siteId', 'patrolledAt'], ['communityId', 'patrolledAt']],
  by: 'PatrolRecorded',
  problemsIn: ({ data }) => (data as PatrolRecorded['data']).findings,
  known: (event) => {
    const { siteId, communityId } = event.data as PatrolRecorded['data'];
    const { actor: patroller, occurredAt: patrolledAt } = event.metadata;
    const visit = { patrolId: idIn(patrol, event), siteId, communityId, patroller, patrollerKey: nameKey(patroller) };
    return { ...visit, patrolledAt, made: true, foundBy: event.id };
  },
  ofRecord: {
    stream: patrol.stream,
    ids: (patrolId) => Array.from({ length: MOST_FINDINGS }, (_, n) => deriveId('finding', patrolId, n)),
    changes: {
      PatrolVoided: (before) => ({ ...before, made: false }),
      RecordCorrected: movedWith('patrolledAt'),
    },
  },
});
