import { expect, test } from '@jest/globals';
import { sumFigures } from '#event-sourcing';
import { enterpriseFigures } from './enterprise.figures.js';
import { stretchesOf } from './stretches.js';

const from = '2018-01-01T00:00:00.000Z';
const at = '2018-06-01T00:00:00.000Z';

test('an enterprise is covered that has three members and a branch, not one with a branch alone', () => {
  const enterprise = { from, until: '9999-12-31T23:59:59.999Z', isSurveyed: true, staff: 9, members: 3 };
  const documents = [
    { ...enterprise, hasThreeMembers: true, hasBranch: true },
    { ...enterprise, hasThreeMembers: false, hasBranch: true },
    { ...enterprise, hasThreeMembers: true, hasBranch: false },
  ];
  const figure = enterpriseFigures.find(({ name }) => name === 'enterprises.covered')!;
  expect(sumFigures([figure], documents, { at })[0]!.values[figure.name]).toBe(1);
});

test('an organisation that was voided has no day on which it counts', () => {
  const organisation = {
    ...{ name: 'n', level: 'branch', foundedAt: from, status: 'founded', memberCounts: [] },
    phases: [{ phaseId: 'p', from, type: 'community', communityId: 'c1' }],
  };
  const lengths = (status: string) =>
    [...stretchesOf({ ...organisation, status } as never, 'o')].map(([, one]) => one.until > one.from);
  expect(lengths('founded')).toEqual([true]);
  expect(lengths('voided')).toEqual([false]);
});
