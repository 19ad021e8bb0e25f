import { expect, test } from '@jest/globals';
import { sumFigures } from '#event-sourcing';
import { streetRoom } from './street.room.js';

test('every figure and rate of the room has a name of its own and a label, and every label a figure', () => {
  const names = [...streetRoom.figures, ...streetRoom.rates].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const labelled = Object.keys(streetRoom.labels).filter((name) => !/^(?:event|command)\./.test(name));
  expect(labelled.sort()).toEqual(names.sort());
});

test('a figure asks for fields that its documents declare', () => {
  for (const { of, where, adds, period, name } of streetRoom.figures) {
    const asked = [...where.map(({ field }) => field), ...(adds ? [adds.field] : []), ...(period ? [period] : [])];
    expect([name, asked.filter((field) => !of.fields.includes(field))]).toEqual([name, []]);
    expect(of.fields).toContain('communityId');
  }
});

test('a case is due when its time is over or it was handled before, and not as long as it may still be handled', () => {
  const street = { grain: 'case', street: 1, state: 'counts', amount: 1, heldAt: '2018-06-01T01:00:00.000Z' };
  const dueAt = '2018-06-20T01:00:00.000Z';
  const waiting = { ...street, dueAt, countsFrom: dueAt };
  const early = { ...street, dueAt, handledAt: '2018-06-05T01:00:00.000Z', countsFrom: '2018-06-05T01:00:00.000Z' };
  const valuesAt = (at: string) =>
    ['street.dueToBeHandled@cases', 'street.handled@cases'].map((name) => {
      const figure = streetRoom.figures.find((one) => one.name === name)!;
      return sumFigures([figure], [waiting, early], { at })[0]!.values[name];
    });
  expect(valuesAt('2018-06-03T00:00:00.000Z')).toEqual([0, 0]);
  expect(valuesAt('2018-06-10T00:00:00.000Z')).toEqual([1, 1]);
  expect(valuesAt('2018-06-30T00:00:00.000Z')).toEqual([2, 1]);
});
