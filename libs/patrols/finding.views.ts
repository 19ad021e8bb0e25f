import { deriveId, idIn, type Instant, type StoredEvent, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import { MOST_FINDINGS } from './patrol.commands.js';
import type { PatrolRecorded } from './patrol.events.js';
import { patrol } from './patrol.rules.js';

/** A problem that a visit found, and whether the case that it is holds. */
export interface PatrolFindingDocument {
  /** Also the id of the case. */
  readonly findingId: string;
  readonly patrolId: string;
  readonly siteId: string;
  readonly communityId: string;
  readonly patroller: string;
  /** By which figures tell patrollers apart, however they are spelled. */
  readonly patrollerKey: string;
  readonly category: string;
  readonly description: string;
  readonly patrolledAt: Instant;
  /** The visit was not voided. */
  readonly made: boolean;
  /** The case was neither voided nor merged into another. */
  readonly holds: boolean;
  /** The event of the visit. */
  readonly foundBy: string;
}

const CASE = 'case-';
const PATROL = `${patrol.stream}-`;
const OF_CASES: readonly string[] = ['CaseVoided', 'CaseMerged', 'CaseReopened', 'MergeUndone'];
const OF_PATROLS: readonly string[] = ['PatrolVoided', 'RecordCorrected'];

function begun(event: StoredEvent, id: string): PatrolFindingDocument | undefined {
  const { siteId, communityId, findings } = event.data as PatrolRecorded['data'];
  const found = findings.find(({ findingId }) => findingId === id);
  if (!found) return undefined;
  const { actor: patroller, occurredAt: patrolledAt } = event.metadata;
  const { category, description } = found;
  const visit = { patrolId: idIn(patrol, event), siteId, communityId, patroller, patrollerKey: nameKey(patroller) };
  return { findingId: id, ...visit, category, description, patrolledAt, made: true, holds: true, foundBy: event.id };
}

function after(before: PatrolFindingDocument, { type, data }: StoredEvent): PatrolFindingDocument {
  switch (type) {
    case 'PatrolVoided':
      return { ...before, made: false };
    case 'RecordCorrected': {
      const { eventId, field, value } = data as { eventId: string; field: string; value: string };
      return eventId === before.foundBy && field === 'occurredAt' ? { ...before, patrolledAt: value } : before;
    }
    default:
      return { ...before, holds: type === 'CaseReopened' || type === 'MergeUndone' };
  }
}

/** It follows its visit and its case, which bears its id: of the case only the events are read. */
export const patrolFindingView: View<PatrolFindingDocument> = {
  name: 'patrol-findings',
  version: 1,
  fields: ['patrolId', 'siteId', 'communityId', 'patroller', 'patrollerKey', 'patrolledAt', 'made', 'holds'],
  indexes: [['patrolledAt'], ['siteId', 'patrolledAt'], ['communityId', 'patrolledAt']],
  types: ['PatrolRecorded', ...OF_PATROLS, ...OF_CASES],
  touches: ({ type, stream, data }) => {
    if (type === 'PatrolRecorded') return (data as PatrolRecorded['data']).findings.map(({ findingId }) => findingId);
    if (stream.startsWith(CASE) && OF_CASES.includes(type)) return [stream.slice(CASE.length)];
    if (!stream.startsWith(PATROL) || !OF_PATROLS.includes(type)) return [];
    // What concerns the visit does not name its findings: their ids follow from its own.
    const patrolId = stream.slice(PATROL.length);
    return Array.from({ length: MOST_FINDINGS }, (_, n) => deriveId('finding', patrolId, n));
  },
  evolve: (before, event, id) => {
    if (event.type === 'PatrolRecorded') return before ?? begun(event, id);
    return before && after(before, event);
  },
};
