import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldView, NO_END, type StoredEvent } from '#event-sourcing';
import { roundFindingView } from '../rounds/finding.views.js';
import { streetRecords } from '../street/street-records.view.js';
import { caseView, type CaseDocument } from './case.views.js';
import { play, steps } from './testing.histories.js';

const CASE = { runs: 400, seed: 11 };

/** What is counted of a case elsewhere, by its own fold. */
function streetOf(c: CaseDocument) {
  const state = ['voided', 'merged'].includes(c.status) ? c.status : c.suspendedAt ? 'suspended' : 'counts';
  const { siteId, communityId } = c;
  return { heldAt: c.reportedAt, dueAt: c.dueAt, handledAt: c.rectifiedAt ?? c.closedAt, state, siteId, communityId };
}

test.each([1, 24])('what the street counts of a case follows the case, pace %i', (pace) => {
  fc.assert(
    fc.property(steps, (list) => {
      const { events } = play(list, { ticks: true, pace });
      const document = foldView(caseView, events).get('1');
      if (!document || document.source === 'on-the-spot') return;
      const kept = foldView(streetRecords, events).get('case-1')!;
      const { heldAt, dueAt, handledAt, state, siteId, communityId } = kept;
      expect({ heldAt, dueAt, handledAt, state, siteId, communityId }).toEqual(streetOf(document));
    }),
    { numRuns: CASE.runs, seed: CASE.seed },
  );
});

test('what a round counts of a finding follows its case', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const { events } = play(list, { ticks: true });
      const document = foldView(caseView, events).get('1');
      if (!document || document.source === 'on-the-spot') return;
      const { metadata, recordedAt } = events[0]!;
      const data = { findingId: '1', communityId: 'c', category: '扬尘', description: 'd' };
      const raised = {
        ...events[0]!,
        id: 'found',
        stream: 'round-r',
        type: 'RoundFindingRaised',
        data,
        recordedAt,
        metadata,
      };
      const { holds, openUntil, rectifiedAt } = foldView(roundFindingView, [raised as StoredEvent, ...events]).get(
        '1',
      )!;
      const isOver = document.status === 'voided' || document.status === 'merged';
      expect({ holds, openUntil, rectifiedAt }).toEqual({
        holds: !isOver,
        openUntil: document.closedAt ?? NO_END,
        rectifiedAt: document.closedAt,
      });
    }),
    { numRuns: CASE.runs, seed: CASE.seed },
  );
});
