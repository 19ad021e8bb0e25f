import { expect, test } from '@jest/globals';
import { UnknownEventSchema, type StoredEvent } from '#event-sourcing';
import { inLanguage } from './problem.js';
import { toProblem } from './problem.filter.js';

test('an event of a newer version is named, instead of being an inner error that says nothing', () => {
  const event = { id: 'e1', type: 'CaseFiled', schema: 2, stream: 'case-1' } as StoredEvent;
  const { status, detail } = inLanguage(toProblem(new UnknownEventSchema(event, 1)), 'en');
  expect(status).toBe(500);
  expect(detail).toContain('CaseFiled, schema 2');
  expect(detail).toContain('written by a newer version of Zeren');
});
