import { expect, test } from '@jest/globals';
import { rooms } from '#office';
import { doersIn, ownHand } from './others.js';

const metadata = (actor: string) => ({ actor, occurredAt: '', commandId: '', commandDigest: '' });
const event = (type: string, data: object, actor = 'clerk') => ({
  id: type,
  type,
  data,
  recordedAt: '',
  metadata: metadata(actor),
});

test('all who ever had a part: who is named, who entered it, and whose desk it went through', () => {
  const told = [
    event('Planned', { person: 'ligong' }),
    event('Finished', {}, 'ligong'),
    event('WorkHandedOver', { from: 'ligong', to: 'xiaoliu' }),
    event('Sampled', { person: 'lab' }),
  ];
  const doers = doersIn({ told }, { Planned: ['person'], Finished: ['actor'] });
  expect(doers).toEqual(['ligong', 'ligong', 'ligong', 'xiaoliu']);
  expect(ownHand(['zhao', 'LIGONG'], doers)).toBe('LIGONG');
  expect(ownHand(['甲 科'], ['甲科'])).toBe('甲 科');
  expect(ownHand(['zhao', undefined], [...doers, undefined])).toBeUndefined();
});

/** Commands by which something is judged: their rule says who may not (`others`). */
const JUDGES =
  /^(Assess|Verify|Check|Review|Confirm|Revise|LookBack|RecordLookBack|Pass|Fail|Accept|Reject|Grant|Deny|Publish|Judge|Appraise|Veto)/;

/** Those that look at it in another way, and where. */
const OTHERWISE: Readonly<Record<string, string>> = {
  ConfirmCorrection: 'proposals.ts: not who proposed it',
  RejectCorrection: 'who proposed it takes it back so',
  VerifyRectification: 'rectifiers of the case',
  RejectRectification: 'rectifiers of the case',
  GrantExtension: 'not who requested it',
  DenyExtension: 'not who requested it',
  GrantAppeal: 'not who appealed',
  DenyAppeal: 'not who appealed',
  ConfirmAttendance: 'neither who took part nor who recorded it',
  ConfirmLargeTally: 'not who did it',
  CheckProgrammeItem: 'not who finished it',
  JudgeSampledRecord: 'nobody with an entry in the record',
  ReviseRoundScore: 'judges of the round, who are not of the community',
  ReviewByMembers: 'a vote of a meeting, with its counts',
  PublishMerchantRubric: 'a rubric is before all ratings',
  RefuseFormality: 'an authority outside',
};

test('every command of every room that judges says who may not', () => {
  const all = rooms.flatMap((room) => room.kinds).flatMap(({ aggregate }) => [...aggregate.rules]);
  const judging = all.filter(([{ name }, { isInternal }]) => JUDGES.test(name) && !isInternal);
  expect(judging.length).toBeGreaterThan(20);
  const loose = judging.filter(([{ name }, rule]) => !rule.others && !Object.hasOwn(OTHERWISE, name));
  expect(loose.map(([{ name }]) => name)).toEqual([]);
  const known = new Set(all.map(([{ name }]) => name));
  expect(Object.keys(OTHERWISE).filter((name) => !known.has(name))).toEqual([]);
});
