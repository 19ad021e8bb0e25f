import { expect, test } from '@jest/globals';
import { streetRoom } from './street.room.js';

test('every figure and rate of the room has a name of its own and a label, and every label a figure', () => {
  const names = [...streetRoom.figures, ...streetRoom.rates].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const labelled = Object.keys(streetRoom.labels).filter((name) => !name.startsWith('event.'));
  expect(labelled.sort()).toEqual(names.sort());
});

test('a figure asks for fields that its documents declare', () => {
  for (const { of, where, adds, period, name } of streetRoom.figures) {
    const asked = [...where.map(({ field }) => field), ...(adds ? [adds.field] : []), ...(period ? [period] : [])];
    expect([name, asked.filter((field) => !of.fields.includes(field))]).toEqual([name, []]);
    expect(of.fields).toContain('communityId');
  }
});
