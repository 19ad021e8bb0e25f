import { expect, test } from '@jest/globals';
import { rooms } from '#office';

/** Commands whose name says that they take something away, and why no figure of a period that is over can change by them. */
const FROM_THEN_ON: Readonly<Record<string, string>> = {
  // Ends at a moment: what was counted before stays counted.
  RevokeFormality: 'in force until then',
  WithdrawProgramme: 'in force until then',
  WithdrawHousehold: 'takes part until then',
  RetireSite: 'supervised until then',
  DropEnterpriseBranch: 'covered until then',
  DissolveOrganisation: 'counted until then',
  DissolveGreaterCommittee: 'counted until then',
  RetireMerchantRubric: 'rated by until then',
  EndDutyPlan: 'what it releases, the system does, of periods that are not over',
  // A step that figures tell of by itself.
  DropDeliberation: 'counted as dropped',
  DelistTask: 'the end of a task',
  DelistWaterBody: 'the end of a remediation',
  CancelActivity: 'a plan is in no figure',
  ReturnCase: 'the case goes back to be dispatched',
  ReturnTask: 'asked, and effective once it is accepted',
  RejectTaskReturn: 'it stays where it was',
  ExcuseRoundCommunity: 'a step of a round that goes on, of which no figure is told before it is closed',
};

const TAKES_AWAY =
  /^(Void|Withdraw|Release|Revoke|Merge|UndoMerge|Excuse|Drop|Cancel|Dissolve|Retire|Delist|Return|AcceptTaskReturn|Remove|Annul|Exempt)/;

/** Commands that restate, of which the name does not say it. */
const NOT_BY_NAME = ['CompleteDuty'];

const aggregates = rooms.flatMap((room) => room.kinds).map(({ aggregate }) => aggregate);
const all = aggregates.flatMap(({ rules }) => [...rules]);

test('every command that takes something out of figures is proposed by one and confirmed by another', () => {
  const loose = all
    .filter(([{ name }, rule]) => TAKES_AWAY.test(name) && !rule.isInternal && !rule.restates)
    .map(([{ name }]) => name)
    .filter((name) => !Object.hasOwn(FROM_THEN_ON, name));
  expect(loose).toEqual([]);
});

test('what is excepted is there, and is not under it as well', () => {
  const restating = new Set(all.filter(([, { restates }]) => restates).map(([{ name }]) => name));
  const known = new Set(all.map(([{ name }]) => name));
  for (const name of Object.keys(FROM_THEN_ON))
    expect([name, known.has(name), restating.has(name)]).toEqual([name, true, false]);
  expect([...restating]).toEqual(expect.arrayContaining(NOT_BY_NAME));
  expect(restating.size).toBeGreaterThan(20);
});

test('where an event takes a record or an entry back, a command of its kind is confirmed by another', () => {
  const undoing = aggregates.filter(({ catalogue }) => Object.values(catalogue).some(({ undoes }) => undoes));
  expect(undoing.length).toBeGreaterThan(10);
  const loose = undoing.filter(({ rules }) => ![...rules].some(([, { restates }]) => restates));
  expect(loose.map(({ stream }) => stream)).toEqual([]);
});
