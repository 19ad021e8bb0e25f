import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import { roomParts, rooms } from '#office';
import { fieldNames } from '#platform';
import { language, told } from './language.js';
import { correctionInWords, headingOf, ownWordsOf, wordOf } from './record-words.js';

/** Kept for the sorting and searching of lists. */
const INNER = /Key$|^(?:voided|lastEventAt|alarmAt|changedAt|street|grain)$/;

test('every field that a list sorts or filters by has a word', () => {
  const fields = rooms.flatMap((room) => room.kinds).flatMap(({ view }) => view.fields);
  expect(fields.length).toBeGreaterThan(100);
  expect([...new Set(fields)].filter((name) => !INNER.test(name) && !Object.hasOwn(fieldNames, name))).toEqual([]);
});

test('what a record shows of its files and of those that others have too has words', () => {
  const ofFile = ['sha256', 'bytes', 'mediaType', 'name', 'sharedEvidence', 'alsoOf'];
  expect(ofFile.filter((name) => !Object.hasOwn(fieldNames, name))).toEqual([]);
});

test('every column of a sheet has a word', () => {
  const columns = roomParts.flatMap(({ sheets }) => sheets).flatMap((sheet) => sheet.columns);
  expect(columns.length).toBeGreaterThan(100);
  expect(columns.filter(({ label }) => !/\p{Script=Han}/u.test(label.zh)).map(({ name }) => name)).toEqual([]);
});

test('a field that two rooms have is called the same in both, and as the house calls it', () => {
  const brought = rooms.flatMap(({ fieldWords }) => Object.entries(fieldWords));
  expect(brought.length).toBeGreaterThan(5);
  expect(brought.filter(([name, word]) => !isDeepStrictEqual(fieldNames[name], word))).toEqual([]);
});

test('every state of every kind is told in words where a field holds it', () => {
  const states = rooms
    .flatMap((room) => room.kinds)
    .flatMap(({ aggregate }) => Object.keys(aggregate.rules.facts.states ?? {}));
  expect(states.length).toBeGreaterThan(50);
  if (language === 'zh')
    for (const state of states)
      expect([state, wordOf('status', state)]).toEqual([state, expect.stringMatching(/\p{Script=Han}/u)]);
});

test('codes are told only where a field holds codes', () => {
  expect(wordOf('role', 'contracting-leader')).toBe(told({ zh: '分包领导', en: 'contracting leader' }));
  expect(wordOf('waitingFor', 'filing')).toBe(told({ zh: '待立案', en: 'filing' }));
  expect(wordOf('name', 'filed')).toBe('filed');
  expect(headingOf('transparencyMm')).toBe(told({ zh: '透明度（毫米）', en: 'transparency (mm)' }));
  expect(headingOf('toBeFiled')).toBe(told({ zh: '应立案', en: 'to be filed' }));
  expect(headingOf('nobodyKnows')).toBe('nobodyKnows');
});

test('a code that two kinds have is told as the kind calls it', () => {
  const handedOver = ['task', 'handover'].map((kind) => wordOf('status', 'handed-over', ownWordsOf(kind)));
  expect(handedOver).toEqual([told({ zh: '已交办', en: 'handed over' }), told({ zh: '已移交', en: 'handed over' })]);
  expect(wordOf('status', 'closed', ownWordsOf('case'))).toBe(told({ zh: '已结案', en: 'closed' }));
});

test('a flag is yes or no, and what is possible is told by what it does', () => {
  expect([true, false].map((flag) => wordOf('signsUnified', flag))).toEqual([
    told({ zh: '是', en: 'yes' }),
    told({ zh: '否', en: 'no' }),
  ]);
  expect(wordOf('possible', 'CloseCase')).toBe(told({ zh: '结案 (CloseCase)', en: 'close the case (CloseCase)' }));
});

test('a field that two kinds have is told as the kind calls it', () => {
  const due = ['activity', 'case'].map((kind) => headingOf('due', ownWordsOf(kind)));
  expect(due).toEqual([told({ zh: '应到', en: 'due to attend' }), told({ zh: '期限', en: 'due' })]);
  const ofActivity = ownWordsOf('activity');
  expect(headingOf('due', ofActivity, 'decisions')).toBe(told({ zh: '期限', en: 'due' }));
  const decided = { eventType: 'DecisionTaken', field: 'due', previous: null, value: 'x' };
  expect(correctionInWords(decided, ofActivity).field).toBe(told({ zh: '期限', en: 'due' }));
  const corrected = { eventType: 'DutyListAppraised', field: 'grade', previous: 'good', value: 'fair' };
  expect(correctionInWords(corrected, ownWordsOf('dutylist'))).toMatchObject({
    field: told({ zh: '考核等次', en: 'grade' }),
  });
});

test('what a kind calls otherwise, it has', () => {
  const kinds = rooms.flatMap((room) => room.kinds).map(({ aggregate }) => aggregate);
  const said = kinds.flatMap(({ stream, rules }) =>
    Object.keys(rules.facts.fields ?? {}).map((name) => [
      stream,
      name,
      isDeepStrictEqual(fieldNames[name], rules.facts.fields![name]),
    ]),
  );
  expect(said.length).toBeGreaterThan(10);
  // One that the house calls the same, or does not know, belongs in its words.
  expect(
    said.filter(([, name, isSame]) => isSame || !Object.hasOwn(fieldNames, (name as string).split('.').at(-1)!)),
  ).toEqual([]);
});
