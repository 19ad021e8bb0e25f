import { expect, test } from '@jest/globals';
import { FollowUps } from './follow-ups.js';

const outcome = (position: string, type: string) => ({ position, events: [{ id: position, type, data: {} }] }) as never;

test('only what a reactor has to react to is waited for, up to the position that is asked about', () => {
  const followUps = new FollowUps();
  let reacted = '0';
  followUps.wrote(outcome('1', 'PatrolRecorded'), false);
  expect(followUps.have('9')).toBe(true);
  followUps.follow({ types: ['PatrolRecorded'], reacted: () => reacted });
  followUps.wrote(outcome('2', 'CaseFiled'), false);
  expect(followUps.have('9')).toBe(true);
  followUps.wrote(outcome('3', 'PatrolRecorded'), false);
  expect([followUps.have('2'), followUps.have('3'), followUps.have('9')]).toEqual([true, false, false]);
  followUps.wrote(outcome('5', 'ProblemReported'), true);
  expect(followUps.written).toBe('5');
  reacted = '3';
  expect(followUps.have('9')).toBe(true);
});
