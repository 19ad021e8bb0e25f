import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  gradeBody,
  gradeIndicators,
  gradePoint,
  meansInABand,
  severeStretches,
  type Measured,
} from './water.grading.js';
import { grades, possibleValues, type Grade } from './water.limits.js';

const sampledAt = '2018-06-01T02:00:00.000Z';
const clean: Measured = {
  sampledAt,
  depthMm: 1_000,
  transparencyMm: 250,
  dissolvedOxygenUgL: 2_000,
  redoxMv: 50,
  ammoniaNitrogenUgL: 8_000,
};
const sample = (fields: Partial<Measured> = {}): Measured => ({ ...clean, ...fields });
const indicators = (fields: Partial<Measured>) => gradeIndicators(sample(fields)).join(' ');

const value = (name: keyof typeof possibleValues) =>
  fc.integer({ min: possibleValues[name][0], max: Math.min(possibleValues[name][1], 20_000) });
const measured = fc.record({
  sampledAt: fc.constant(sampledAt),
  depthMm: fc.integer({ min: 1, max: 600 }),
  clearToBottom: fc.boolean(),
  transparencyMm: fc.integer({ min: 0, max: 400 }),
  dissolvedOxygenUgL: fc.integer({ min: 0, max: 3_000 }),
  redoxMv: fc.integer({ min: -400, max: 200 }),
  ammoniaNitrogenUgL: value('ammoniaNitrogenUgL'),
});
/** What is a worse value of the same water. */
const worsening = fc.record({
  transparencyMm: fc.nat(400),
  dissolvedOxygenUgL: fc.nat(3_000),
  redoxMv: fc.nat(400),
  ammoniaNitrogenUgL: fc.nat(20_000),
});
const worsened = (one: Measured, by: { [K in keyof typeof possibleValues]?: number }): Measured => ({
  ...one,
  transparencyMm: Math.max(0, one.transparencyMm - (by.transparencyMm ?? 0)),
  dissolvedOxygenUgL: Math.max(0, one.dissolvedOxygenUgL - (by.dissolvedOxygenUgL ?? 0)),
  redoxMv: one.redoxMv - (by.redoxMv ?? 0),
  ammoniaNitrogenUgL: one.ammoniaNitrogenUgL + (by.ammoniaNitrogenUgL ?? 0),
});
const order = (grade: Grade | undefined) => grades.indexOf(grade!);

describe('the grade of water', () => {
  test('bounds belong to the better band', () => {
    expect(indicators({})).toBe('none none none none');
    expect(indicators({ transparencyMm: 249, dissolvedOxygenUgL: 1_999, redoxMv: 49, ammoniaNitrogenUgL: 8_001 })).toBe(
      'light light light light',
    );
    expect(
      indicators({ transparencyMm: 100, dissolvedOxygenUgL: 200, redoxMv: -200, ammoniaNitrogenUgL: 15_000 }),
    ).toBe('light light light light');
    expect(indicators({ transparencyMm: 99, dissolvedOxygenUgL: 199, redoxMv: -201, ammoniaNitrogenUgL: 15_001 })).toBe(
      'severe severe severe severe',
    );
  });

  test('shallow water is measured against its depth, and what is clear to the bottom is not black', () => {
    const at = (transparencyMm: number, clearToBottom = false) =>
      gradeIndicators(sample({ depthMm: 200, transparencyMm, clearToBottom }))[0];
    expect([at(79), at(80), at(199), at(200), at(10, true)]).toEqual(['severe', 'light', 'light', 'none', 'none']);
  });

  test('clear to the bottom says nothing of the other three', () => {
    expect(indicators({ clearToBottom: true, transparencyMm: 10, dissolvedOxygenUgL: 100 })).toBe(
      'none severe none none',
    );
  });

  test('a mean lies in a band, in shallow water by the distance from the depth', () => {
    expect(meansInABand([])).toEqual([]);
    expect(meansInABand([clean, clean])).toEqual([]);
    expect(meansInABand([clean, sample({ ammoniaNitrogenUgL: 8_001 })])).toEqual(['ammoniaNitrogen']);
    expect(meansInABand([sample({ redoxMv: 0 }), sample({ redoxMv: 100 })])).toEqual([]);
    expect(meansInABand([sample({ transparencyMm: 249, dissolvedOxygenUgL: 1_999, redoxMv: 49 })])).toEqual([
      'transparency',
      'dissolvedOxygen',
      'redox',
    ]);
    const shallow = { depthMm: 200, transparencyMm: 150 };
    expect(meansInABand([sample(shallow), sample({ transparencyMm: 300 })])).toEqual([]);
    expect(meansInABand([sample(shallow)])).toEqual(['transparency']);
    expect(meansInABand([sample({ ...shallow, clearToBottom: true })])).toEqual([]);
  });

  test('a point is severe by 60 % of one indicator, or 30 % of two each', () => {
    const badOxygen = sample({ dissolvedOxygenUgL: 100 });
    const badBoth = sample({ dissolvedOxygenUgL: 100, redoxMv: -300 });
    expect(gradePoint([])).toBeUndefined();
    expect(gradePoint([clean, clean])).toBe('none');
    expect(gradePoint([badOxygen, badOxygen, badOxygen, clean, clean])).toBe('severe');
    expect(gradePoint([badOxygen, badOxygen, clean, clean])).toBe('light');
    expect(gradePoint([badBoth, badBoth, badBoth, ...Array<Measured>(7).fill(clean)])).toBe('severe');
    expect(gradePoint([badBoth, badBoth, ...Array<Measured>(8).fill(clean)])).toBe('light');
  });

  test('a body is severe by 60 % of its points; three in a row make a stretch', () => {
    expect(gradeBody([undefined])).toBeUndefined();
    expect(gradeBody(['severe', 'severe', 'severe', 'none', 'none'])).toBe('severe');
    expect(gradeBody(['severe', 'severe', 'none', 'none'])).toBe('light');
    expect(gradeBody(['none', 'none', undefined])).toBe('none');
    expect(severeStretches(['none', 'severe', 'severe', 'severe', 'light', 'severe', 'severe'])).toEqual([[1, 3]]);
    expect(severeStretches(['severe', 'severe', 'severe'])).toEqual([[0, 2]]);
  });

  test('worsening any value of any sample never improves the grade of the point or of the body', () => {
    const points = fc.array(fc.array(fc.tuple(measured, worsening), { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(points, (given) => {
        const before = given.map((samples) => gradePoint(samples.map(([one]) => one)));
        const after = given.map((samples) => gradePoint(samples.map(([one, by]) => worsened(one, by))));
        before.forEach((grade, n) => expect(order(after[n])).toBeGreaterThanOrEqual(order(grade)));
        expect(order(gradeBody(after))).toBeGreaterThanOrEqual(order(gradeBody(before)));
      }),
      { numRuns: 500 },
    );
  });
});
