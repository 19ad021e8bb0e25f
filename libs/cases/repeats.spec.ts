import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import { caseDecider } from './case.decider.js';
import { caseCatalogue, type CaseEvent } from './case.events.js';
import { at, command, commands as c, past as p, recordOf, timed, type Step } from './testing.js';

const { given } = deciderSpec(caseDecider);
const NOW = '2018-06-01T02:00:00.000Z';
const callerKey = 'a'.repeat(64);
const problem = { category: '噪声', description: '夜间施工', source: 'hotline', communityId: 'c1' } as const;
const report = command(c.ReportProblem, { ...problem, callerKey, externalNumber: 'H-1' });
const data = { ...problem, callerKey, externalNumber: 'H-1' };
const reported: CaseEvent = { type: 'ProblemReported', data };

describe('repeated complaints', () => {
  test('what the same caller tells again of an open case is that case', () => {
    given()
      .when(report, at(NOW, { told: { byCaller: { caseId: 'first', open: true } } }))
      .then(
        { type: 'ProblemReported', data: { ...data, repeatOf: 'first' } },
        { type: 'CaseMerged', data: { into: 'first', repeat: true } },
      );
  });

  test('of one that is over it is a case of its own, and repeated all the same', () => {
    given()
      .when(report, at(NOW, { told: { byCaller: { caseId: 'first', open: false } } }))
      .then({ type: 'ProblemReported', data: { ...data, repeatOf: 'first' } });
    given()
      .when(report, at(NOW, { told: {} }))
      .then({ type: 'ProblemReported', data });
  });

  test('an order tells of each of its problems once', () => {
    given()
      .when(report, at(NOW, { told: { inOrder: 'first' } }))
      .refused('one-case-a-problem-of-an-order');
  });

  test('a merge by hand is a repeat where the same caller is behind both; undone, it is none', () => {
    const merge = command(c.MergeCase, { into: 'first' });
    const of = (key: string) => recordOf([NOW, { type: 'ProblemReported', data: { ...data, callerKey: key } }]);
    const merged = { type: 'CaseMerged', data: { into: 'first', repeat: true } } as const;
    given(...timed([NOW, reported]))
      .when(merge, at(NOW, { into: of(callerKey) }))
      .then(merged);
    given(...timed([NOW, reported]))
      .when(merge, at(NOW, { into: of('b'.repeat(64)) }))
      .then({ type: 'CaseMerged', data: { into: 'first' } });
    given(...timed([NOW, p.reported]))
      .when(merge, at(NOW, { into: recordOf([NOW, p.reported]) }))
      .then({ type: 'CaseMerged', data: { into: 'first' } });
    const steps: Step[] = [
      [NOW, reported],
      [NOW, merged],
    ];
    expect(recordOf(...steps).repeatOf).toBe('first');
    const undone = recordOf(...steps, [NOW, { type: 'MergeUndone', data: { reason: '不同工地' } }]);
    expect(undone).toMatchObject({ status: 'reported', repeatOf: undefined });
  });

  test('what earlier versions stored knows of none of this', () => {
    const { schema, upcasts } = caseCatalogue.ProblemReported;
    expect([schema, caseCatalogue.CaseMerged.schema]).toEqual([4, 2]);
    expect(upcasts![3]!(p.reported.data)).toEqual(p.reported.data);
    expect(caseCatalogue.CaseMerged.upcasts![1]!({ into: 'x' })).toEqual({ into: 'x' });
  });
});
