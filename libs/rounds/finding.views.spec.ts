import { describe, expect, test } from '@jest/globals';
import { foldView, NO_END, partsOf, sumFigures, type StoredEvent } from '#event-sourcing';
import { roundFigures } from './round.figures.js';
import { roundClosures, roundFindingView } from './finding.views.js';

const stored = (n: number, stream: string, type: string, data: object, occurredAt: string): StoredEvent => ({
  type,
  data,
  id: `e${n}`,
  schema: 1,
  stream,
  revision: n,
  position: n.toString(16).padStart(16, '0'),
  recordedAt: occurredAt,
  metadata: { actor: 'a', occurredAt, commandId: 'c', commandDigest: '' },
});
const problem = { findingId: 'f1', communityId: 'c1', category: '扬尘', description: '裸土' };
const raised = stored(0, 'round-2018-q2', 'RoundFindingRaised', problem, '2018-06-10T01:00:00.000Z');
const closed = stored(1, 'case-f1', 'CaseClosed', {}, '2018-06-20T01:00:00.000Z');
const finding = (...events: StoredEvent[]) => foldView(roundFindingView, [raised, ...events]).get('f1');

describe('a finding of a round', () => {
  test('follows its case: closed, opened again, corrected, voided', () => {
    expect(finding()).toMatchObject({ roundId: '2018-q2', holds: true, openUntil: NO_END });
    expect(finding(closed)).toMatchObject({ rectifiedAt: '2018-06-20T01:00:00.000Z' });
    const value = '2018-06-18T01:00:00.000Z';
    const correction = { eventId: 'e1', eventType: 'CaseClosed', field: 'occurredAt', value };
    const corrected = stored(2, 'case-f1', 'RecordCorrected', correction, '2018-06-20T01:00:00.000Z');
    expect(finding(closed, corrected)).toMatchObject({ rectifiedAt: value, openUntil: value });
    expect(finding(closed, { ...corrected, data: { ...correction, eventId: 'e9' } })).toEqual(finding(closed));
    const reopened = stored(2, 'case-f1', 'CaseReopened', {}, '2018-07-01T01:00:00.000Z');
    expect(finding(closed, reopened)).toMatchObject({ rectifiedAt: undefined, openUntil: NO_END });
    for (const type of ['CaseVoided', 'CaseMerged'])
      expect(finding(stored(1, 'case-f1', type, {}, '2018-06-20T01:00:00.000Z'))).toMatchObject({ holds: false });
  });

  test('a case that is voided holds again when it is opened again, and one whose merge is undone', () => {
    const voided = stored(1, 'case-f1', 'CaseVoided', {}, '2018-06-20T01:00:00.000Z');
    const again = (type: string) => stored(2, 'case-f1', type, {}, '2018-07-01T01:00:00.000Z');
    expect(finding(voided, again('CaseReopened'))).toMatchObject({ holds: true });
    expect(finding({ ...voided, type: 'CaseMerged' }, again('MergeUndone'))).toMatchObject({ holds: true });
  });

  test('what was rectified by the end of a quarter stays so when the case is opened again after it', () => {
    const reopened = stored(2, 'case-f1', 'CaseReopened', {}, '2018-07-10T01:00:00.000Z');
    const closedAnew = stored(3, 'case-f1', 'CaseClosed', {}, '2018-07-20T01:00:00.000Z');
    const figure = roundFigures.find(({ name }) => name === 'rounds.findingsRectified')!;
    const rectified = (at: string) => {
      const documents = foldView(roundFindingView, [raised, closed, reopened, closedAnew]);
      const parts = [...partsOf(roundClosures, documents)].map(([, body]) => body);
      return sumFigures([figure], parts, { at })[0]!.values[figure.name];
    };
    expect(rectified('2018-06-15T00:00:00.000Z')).toBe(0);
    expect(rectified('2018-06-30T16:00:00.000Z')).toBe(1);
    expect(rectified('2018-07-15T00:00:00.000Z')).toBe(0);
    expect(rectified('2018-07-30T00:00:00.000Z')).toBe(1);
  });

  test('is rectified before the next round if it was so when that was opened; a void takes the round back', () => {
    const previous = { roundId: '2018-q2', findingIds: ['f1'] };
    const next = stored(5, 'round-2018-q3', 'RoundOpened', { previous }, '2018-07-05T00:00:00.000Z');
    const beforeNext = (...events: StoredEvent[]) => {
      const documents = foldView(roundFindingView, [raised, ...events]);
      const values = (names: string[], of: object[]) =>
        names.map((name) => {
          const figure = roundFigures.find((one) => one.name === name)!;
          return sumFigures([figure], of, { at: '2018-12-31T00:00:00.000Z' })[0]!.values[name];
        });
      const parts = [...partsOf(roundClosures, documents)].map(([, body]) => body);
      return [
        ...values(['rounds.findingsToNext'], [...documents.values()]),
        ...values(['rounds.findingsBeforeNext'], parts),
      ];
    };
    expect(beforeNext(closed)).toEqual([0, 0]);
    expect(beforeNext(next)).toEqual([1, 0]);
    expect(beforeNext(closed, next)).toEqual([1, 1]);
    const late = { ...closed, metadata: { ...closed.metadata, occurredAt: '2018-07-06T00:00:00.000Z' } };
    expect(beforeNext(next, late)).toEqual([1, 0]);
    const reopened = stored(2, 'case-f1', 'CaseReopened', {}, '2018-07-01T01:00:00.000Z');
    expect(beforeNext(closed, reopened, next)).toEqual([1, 0]);
    const voided = stored(6, 'round-2018-q3', 'RoundVoided', { previous }, '2018-07-06T00:00:00.000Z');
    expect(beforeNext(closed, next, voided)).toEqual([0, 0]);
  });

  test('other cases are none of it', () => {
    const other = { ...closed, stream: 'case-f2' };
    expect([...foldView(roundFindingView, [raised, other]).keys()]).toEqual(['f1']);
    expect(roundFindingView.touches({ ...closed, type: 'CaseDispatched' })).toEqual([]);
  });
});
