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

test('where the reactor may run in another process, the checkpoint that it keeps says what is done', () => {
  const followUps = new FollowUps();
  followUps.follow({ types: ['PatrolRecorded'], progress: 'reactor_findings' });
  expect([followUps.isUnknown('3'), followUps.progress]).toEqual([true, 'reactor_findings']);
  followUps.wrote(outcome('3', 'PatrolRecorded'), false);
  followUps.wrote(outcome('4', 'CaseFiled'), false);
  // Looked up later, since another process wrote it.
  followUps.wrote(outcome('2', 'PatrolRecorded'), false);
  expect(['2', '3', '4', '5'].map((position) => followUps.isUnknown(position))).toEqual([false, false, false, true]);
  expect(['1', '2', '4'].map((position) => followUps.have(position))).toEqual([true, false, false]);
  expect([followUps.wouldHave('2', '2'), followUps.wouldHave('4', '2'), followUps.wouldHave('4', '3')]).toEqual([
    true,
    false,
    true,
  ]);
  followUps.cameTo('2', '6');
  expect([followUps.written, followUps.have('2'), followUps.have('4')]).toEqual(['6', true, false]);
  followUps.cameTo('3', '5');
  expect([followUps.written, followUps.have('4')]).toEqual(['6', true]);
});
