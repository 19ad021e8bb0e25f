import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deskLedger, siteLedger, sumOfFigures } from '#ledgers';
import type { DeskLedger, NoticeLine } from '#office';
import { nameKey } from '#platform';
import {
  allFigures,
  amountOf,
  closed,
  dispatched,
  document,
  endOfYear,
  filed,
  inTime,
  late,
  notice,
  onTheSpot,
  openOverdue,
  rectified,
  reported,
  rules,
  sourceOf,
  sumFigures,
  verified,
  voided,
  withoutDeadline,
  yardstick,
  type Step,
} from './case-yardstick.js';

describe('figures', () => {
  test('closed in time compares instants, the deadline itself included', () => {
    const figures = sumFigures([inTime(), late(), withoutDeadline(), onTheSpot()], endOfYear);
    expect(figures).toMatchObject({
      closed: 4,
      closedInTime: 1,
      closedLate: 1,
      closedWithoutDeadline: 2,
      dueToBeClosed: 2,
    });
  });

  test('overdue and due to be closed are judged at the asked moment', () => {
    expect(sumFigures([openOverdue()], yardstick('2018-06-05T09:30:00.000Z'))).toMatchObject({
      open: 1,
      overdue: 0,
      dueToBeClosed: 0,
    });
    expect(sumFigures([openOverdue()], yardstick('2018-06-05T09:30:00.001Z'))).toMatchObject({
      open: 1,
      overdue: 1,
      dueToBeClosed: 1,
    });
  });

  const suspended: Step = ['2018-06-01T05:00:00.000Z', { type: 'CaseSuspended', data: { reason: 'r' } }];
  const returned: Step = ['2018-06-01T05:00:00.000Z', { type: 'CaseReturned', data: { reason: 'r' } }];

  test('a suspended case is neither due to be closed nor overdue, nor are its notices', async () => {
    const stopped = { dueToBeClosed: 0, toBeHandled: 0, overdue: 0, noticesOverdue: 0, suspended: 1 };
    const running = { dueToBeClosed: 1, toBeHandled: 1, overdue: 1, noticesOverdue: 1, suspended: 0 };
    expect(sumFigures([document(reported, filed, dispatched, notice, suspended)], endOfYear)).toMatchObject(stopped);
    expect(sumFigures([document(reported, filed, dispatched, notice)], endOfYear)).toMatchObject(running);
    const site = { siteId: 's', name: 's', kind: 'shop', communityId: 'c1', responsibilities: [] };
    const lines = async (...steps: Step[]) =>
      (await siteLedger(site as never, sourceOf([document(...steps)], endOfYear), rules))['notices'] as NoticeLine[];
    expect((await lines(reported, filed, notice, suspended))[0]!.overdue).toBe(false);
    expect((await lines(reported, filed, notice))[0]!.overdue).toBe(true);
  });

  test('a returned case is not measured by the deadline that ended', () => {
    expect(sumFigures([document(reported, filed, dispatched, returned)], endOfYear)).toMatchObject({
      dueToBeClosed: 0,
      toBeHandled: 0,
      open: 1,
    });
  });

  test('a case that was merged or voided waits for no verification', () => {
    const merged: Step = ['2018-06-04T08:00:00.000Z', { type: 'CaseMerged', data: { into: 'x' } }];
    const before = [reported, filed, dispatched, rectified('2018-06-04T03:00:00.000Z')];
    const none = { toBeVerified: 0, verifiedInTime: 0 };
    expect(sumFigures([document(...before, merged)], endOfYear)).toMatchObject(none);
    expect(sumFigures([document(...before, verified('2018-06-04T07:00:00.000Z'), merged)], endOfYear)).toMatchObject(
      none,
    );
  });

  test('what a source closed with a reply is nothing that the office left unverified, also when it is open again', () => {
    const reply = rectified('2018-06-04T03:00:00.000Z');
    const bySource: Step = [
      '2018-06-05T00:00:00.000Z',
      { type: 'CaseClosed', data: { how: 'imported', source: 'import' } },
    ];
    const reopened: Step = [
      '2018-06-06T00:00:00.000Z',
      { type: 'CaseReopened', data: { reason: 'r', source: 'import' } },
    ];
    const none = { toBeVerified: 0, verifiedInTime: 0, waitingForVerification: 0 };
    for (const steps of [
      [reply, bySource],
      [bySource, reply],
      [reply, bySource, reopened],
    ]) {
      const figures = sumFigures([document(reported, filed, dispatched, ...steps)], endOfYear);
      expect(figures).toMatchObject({ ...none, closedBySource: 1 });
    }
    const open = sumFigures([document(reported, filed, dispatched, reply)], endOfYear);
    expect(open).toMatchObject({ toBeVerified: 1, closedBySource: 0, waitingForVerification: 1 });
  });

  test('rectifications counts each that was reported', () => {
    const rejected: Step = ['2018-06-04T04:00:00.000Z', { type: 'RectificationRejected', data: { reason: 'r' } }, 'b'];
    const reworked = document(
      reported,
      filed,
      dispatched,
      rectified('2018-06-04T03:00:00.000Z'),
      rejected,
      rectified('2018-06-05T03:00:00.000Z'),
    );
    expect(sumFigures([reworked, inTime(), onTheSpot()], endOfYear).rectifications).toBe(3);
  });

  test('a correction on the spot that relapsed and took the long way stays within its denominators', () => {
    const [spot, number] = ['2018-06-01T00:00:00.000Z', '2018-06-01T01:00:00.000Z'];
    const relapsed = document(
      [spot, { type: 'CorrectedOnTheSpot', data: { kind: 'persuasion', category: '占道', description: 'd' } }],
      [spot, { type: 'CaseReopened', data: { reason: 'r' } }],
      [number, { type: 'CaseFiled', data: { number: 'n' } }],
      dispatched,
      rectified('2018-06-04T03:00:00.000Z'),
      verified('2018-06-04T07:00:00.000Z'),
      closed('2018-06-05T09:30:00.000Z'),
    );
    const figures = sumFigures([relapsed], endOfYear);
    expect(figures.filedInTime).toBeLessThanOrEqual(figures.toBeFiled);
    expect(figures).toMatchObject({ toBeVerified: 1, verifiedInTime: 1 });
  });

  test('categories may be called anything', async () => {
    const odd = ['constructor', '__proto__', 'toString', 'constructor'].map((category) => ({
      ...inTime(),
      category,
      categoryKey: nameKey(category),
    }));
    const ledger = (await deskLedger({}, sourceOf(odd, endOfYear), rules)) as unknown as DeskLedger;
    const { problemsByCategory } = ledger;
    expect(Object.entries(problemsByCategory)).toEqual([
      ['constructor', 2],
      ['__proto__', 1],
      ['toString', 1],
    ]);
    expect(JSON.parse(JSON.stringify(problemsByCategory))).toHaveProperty(['constructor'], 2);
  });

  test('a figure is the sum over its drill-down, and sums of parts are the sum of the whole', () => {
    const makers = [inTime, late, openOverdue, voided, withoutDeadline, onTheSpot];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...makers)), fc.array(fc.constantFrom(...makers)), (some, others) => {
        const [a, b] = [some.map((make) => make()), others.map((make) => make())];
        const whole = sumFigures([...a, ...b], endOfYear);
        expect(sumOfFigures([sumFigures(a, endOfYear), sumFigures(b, endOfYear)])).toEqual(whole);
        for (const { name } of allFigures) {
          const drilled = [...a, ...b].filter((d) => amountOf(name, d, endOfYear) > 0);
          expect(sumFigures(drilled, endOfYear)[name]).toBe(whole[name]);
        }
        expect(whole.closedInTime + whole.closedLate + whole.closedWithoutDeadline).toBe(whole.closed);
        expect(whole.closed + whole.open + whole.voided + whole.merged).toBe(whole.reported);
      }),
      { numRuns: 50 },
    );
  });
});
