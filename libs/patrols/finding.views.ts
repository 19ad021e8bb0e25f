import { deriveId, idIn, type StoredEvent } from '#event-sourcing';
import { foundView, movedBy, nameKey } from '#platform';
import { MOST_FINDINGS } from './patrol.commands.js';
import type { PatrolFinding, PatrolRecorded } from './patrol.events.js';
import { patrol } from './patrol.rules.js';
import type { PatrolDocument } from './patrol.views.js';

type Visit = Pick<PatrolDocument, 'patrolId' | 'siteId' | 'communityId' | 'patroller' | 'patrollerKey' | 'patrolledAt'>;

/** A problem that a visit found, and whether the case that it is holds. */
interface PatrolFindingDocument extends Visit, Pick<PatrolFinding, 'findingId' | 'category' | 'description'> {
  /** The visit was not voided. */
  readonly made: boolean;
  /** The case was neither voided nor merged into another. */
  readonly holds: boolean;
  /** The event of the visit. */
  readonly foundBy: string;
}

const findingsIn = ({ data }: StoredEvent) => (data as PatrolRecorded['data']).findings;

function begun(event: StoredEvent, id: string): PatrolFindingDocument | undefined {
  const found = findingsIn(event).find(({ findingId }) => findingId === id);
  if (!found) return undefined;
  const { siteId, communityId } = event.data as PatrolRecorded['data'];
  const { actor: patroller, occurredAt: patrolledAt } = event.metadata;
  const { category, description } = found;
  const visit = { patrolId: idIn(patrol, event), siteId, communityId, patroller, patrollerKey: nameKey(patroller) };
  return { findingId: id, ...visit, category, description, patrolledAt, made: true, holds: true, foundBy: event.id };
}

const gone = (before: PatrolFindingDocument) => ({ ...before, holds: false });
const back = (before: PatrolFindingDocument) => ({ ...before, holds: true });

export const patrolFindingView = foundView<PatrolFindingDocument>({
  name: 'patrol-findings',
  version: 1,
  fields: ['patrolId', 'siteId', 'communityId', 'patroller', 'patrollerKey', 'patrolledAt', 'made', 'holds'],
  indexes: [['patrolledAt'], ['siteId', 'patrolledAt'], ['communityId', 'patrolledAt']],
  by: 'PatrolRecorded',
  ids: (event) => findingsIn(event).map(({ findingId }) => findingId),
  begun,
  ofCase: { CaseVoided: gone, CaseMerged: gone, CaseReopened: back, MergeUndone: back },
  ofRecord: {
    stream: patrol.stream,
    ids: (patrolId) => Array.from({ length: MOST_FINDINGS }, (_, n) => deriveId('finding', patrolId, n)),
    changes: {
      PatrolVoided: (before) => ({ ...before, made: false }),
      RecordCorrected: (before, event) => ({
        ...before,
        patrolledAt: movedBy(event, before.foundBy) ?? before.patrolledAt,
      }),
    },
  },
});
