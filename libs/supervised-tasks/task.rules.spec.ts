import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deriveId, fold } from '#event-sourcing';
import { deciderSpec, type Past } from '#event-sourcing/testing';
import { readConfig } from '#platform';
import * as c from './task.commands.js';
import type { TaskContext } from './task.context.js';
import type { TaskEvent } from './task.events.js';
import { supervisedTask } from './task.rules.js';

const { given } = deciderSpec(supervisedTask);
const config = readConfig({}, {});
const NOW = '2018-12-31T00:00:00.000Z';
const at = (occurredAt: string, more: Partial<TaskContext> = {}): TaskContext => ({
  now: NOW,
  occurredAt,
  actor: 'li.ming',
  id: 't1',
  partId: 'part',
  calendar: defaultCalendar,
  config,
  ...more,
});
const june = at('2018-06-29T02:00:00.000Z');
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);

const told = {
  campaign: '2018回头看',
  kind: 'inspection-finding' as const,
  externalNumber: 'D3HA201806010001',
  level: 'ministry' as const,
  authority: '生态环境部',
  text: '裸土未覆盖',
  communityId: 'c1',
};
const handedOver = (fields: object = {}): Past<TaskEvent> => ({
  event: {
    type: 'TaskHandedOver',
    data: {
      ...told,
      isKey: false,
      sharedAreas: [],
      due: '2018-06-30T15:59:59.999Z',
      receiptDue: '2018-06-04T09:30:00.000Z',
      ...fields,
    },
  },
  occurredAt: '2018-06-01T02:00:00.000Z',
});
const on = (day: string, event: TaskEvent, actor = 'wang'): Past<TaskEvent> => ({
  event,
  actor,
  occurredAt: `2018-06-${day}T02:00:00.000Z`,
});
const claimed = on('01', { type: 'TaskClaimed', data: { unit: '城管科', unitLevel: 'office', person: '王' } });
const investigated = (isTrue: 'yes' | 'partly' | 'no', evidence?: []) =>
  on('04', { type: 'TaskInvestigated', data: { isTrue, findings: '属实', problems: [], evidence } });
const planned = on('05', {
  type: 'TaskPlanned',
  data: { goal: '整改', measures: [{ measureId: 'm1', measure: '覆盖', responsible: '王', dueDay: '2018-06-20' }] },
});
const measureDone = on('06', { type: 'TaskMeasureCompleted', data: { measureId: 'm1' } });
const rectified = on('07', { type: 'TaskRectified', data: { what: '已覆盖' } });
const applied = on('08', { type: 'TaskAcceptanceApplied', data: {} });
const passed = on('11', { type: 'TaskAcceptancePassed', data: { unit: '区环保局', level: 'district' } }, 'zhao');
const disclosed = on('12', {
  type: 'TaskDisclosed',
  data: { where: '官网', fromDay: '2018-06-12', toDay: '2018-06-19', ends: '2018-06-19T15:59:59.999Z' },
});
const objection = on('13', { type: 'TaskObjectionRaised', data: { objectionId: 'o1', text: '还有' } });
const delisted = on('20', { type: 'TaskDelisted', data: { authority: '市督改办', documentNumber: '1号' } }, 'sun');
const answered = on('08', { type: 'TaskAnswered', data: { result: 'yes', reply: '已整改' } });
const toAcceptance = [handedOver(), claimed, planned, measureDone, rectified, applied];
const item = handedOver({ kind: 'handed-over-item' });
const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' };

describe('a task that is handed over', () => {
  const handingOver = command(c.HandOverTask, { ...told, dueDay: '2018-06-30' });

  test('has a number of its own, and a due that lies ahead', () => {
    const { decision } = given().when(handingOver, at('2018-06-01T02:00:00.000Z'));
    expect(decision).toMatchObject([{ type: 'TaskHandedOver', data: handedOver().event.data }]);
    given(handedOver()).when(handingOver, june).refused('number-once');
    given()
      .when({ ...handingOver, constructor: c.HandOverTask }, at('2018-07-01T02:00:00.000Z'))
      .refused('due-ahead');
    const site = { siteId: 's1', communityId: 'c2', name: '工地', kind: 'construction-site', retired: false } as const;
    given()
      .when(command(c.HandOverTask, { ...handingOver, siteId: 's1' }), { ...june, site })
      .refused('site-in-community');
  });

  test('a number that was voided is free again', () => {
    const voided = on('01', { type: 'TaskVoided', data: { reason: '录错' } });
    given(handedOver(), voided).when(handingOver, at('2018-05-31T02:00:00.000Z')).thenTypes('TaskHandedOver');
    given(handedOver(), voided)
      .when(command(c.VoidTask, { reason: '录错' }), june)
      .refused('void-once');
    given(handedOver(), voided, { ...handedOver(), occurredAt: '2018-05-31T02:00:00.000Z' })
      .when(command(c.ClaimTask, { unit: '城管科', unitLevel: 'office', person: '王' }), june)
      .thenTypes('TaskClaimed');
  });

  test('is claimed once, and returned within a working day', () => {
    const claiming = command(c.ClaimTask, { unit: '城管科', unitLevel: 'office', person: '王' });
    given(handedOver(), claimed).when(claiming, june).refused('claim-what-is-handed-over');
    const returning = command(c.ReturnTask, { reason: '不在辖区' });
    given(handedOver()).when(returning, june).refused('return-what-is-claimed');
    // 1 June 2018 is a Friday: the next working day is Monday.
    given(handedOver(), claimed).when(returning, at('2018-06-04T09:30:00.000Z')).thenTypes('TaskReturned');
    given(handedOver(), claimed).when(returning, at('2018-06-04T09:30:00.001Z')).refused('return-in-time');
    const returned = on('04', { type: 'TaskReturned', data: { reason: '不在辖区' } });
    const accepting = command(c.AcceptTaskReturn, { documentNumber: '督办〔2018〕9号' });
    given(handedOver(), claimed).when(accepting, june).refused('answer-a-return');
    given(handedOver(), claimed, returned).when(command(c.AcceptTaskReturn, {}), june).refused('return-by-a-document');
    given(handedOver(), claimed, returned).when(accepting, june).thenTypes('TaskReturnAccepted');
    given(handedOver(), claimed, returned, on('05', { type: 'TaskReturnRejected', data: { reason: '属你处' } }))
      .when(command(c.InvestigateTask, { isTrue: 'yes', findings: '属实' }), june)
      .thenTypes('TaskInvestigated');
  });
});

describe('an item', () => {
  test('is looked into before it is rectified and answered', () => {
    const investigating = command(c.InvestigateTask, { isTrue: 'yes', findings: '属实' });
    given(item).when(investigating, june).refused('investigate-what-is-claimed');
    const problems = [{ category: '扬尘', description: '裸土' }];
    const { decision } = given(item, claimed).when(command(c.InvestigateTask, { ...investigating, problems }), june);
    expect(decision).toMatchObject([{ data: { problems: [{ findingId: deriveId('finding', 'part', 0) }] } }]);
    const answering = command(c.AnswerTask, { reply: '已整改' });
    given(item, claimed).when(answering, june).refused('answer-what-is-investigated');
    given(item, claimed)
      .when(command(c.RectifyTask, { what: '已覆盖' }), june)
      .refused('rectify-after-investigation');
    for (const isTrue of ['yes', 'partly'] as const)
      given(item, claimed, investigated(isTrue)).when(answering, june).refused('answer-what-is-rectified');
    given(item, claimed, investigated('yes'), rectified).when(answering, june).thenTypes('TaskAnswered');
    given(handedOver(), claimed, investigated('yes'), planned, measureDone, rectified)
      .when(answering, june)
      .refused('answer-what-is-investigated');
  });

  test('that is not true is not planned, and answered with evidence', () => {
    given(item, claimed, investigated('no'))
      .when(command(c.PlanTask, { goal: '整改', measures: [] }), june)
      .refused('plan-what-is-true');
    const answering = command(c.AnswerTask, { reply: '不属实' });
    given(item, claimed, investigated('no')).when(answering, june).refused('not-true-needs-evidence');
    given(item, claimed, investigated('no'))
      .when(command(c.AnswerTask, { reply: '不属实', evidence: [file] }), june)
      .thenTypes('TaskAnswered');
  });
});

describe('a finding', () => {
  test('is planned, extended, closed for a phase and rectified by its measures', () => {
    const rectifying = command(c.RectifyTask, { what: '已覆盖' });
    given(handedOver(), claimed).when(rectifying, june).refused('rectify-by-plan');
    given(handedOver(), claimed, planned).when(rectifying, june).refused('rectify-by-plan');
    given(handedOver(), claimed, planned, measureDone).when(rectifying, june).thenTypes('TaskRectified');
    given(...toAcceptance)
      .when(rectifying, june)
      .refused('rectify-what-is-worked-on');
    given(handedOver())
      .when(command(c.PlanTask, { goal: '整改', measures: [] }), june)
      .refused('plan-what-is-claimed');
    const completing = (measureId: string) => command(c.CompleteTaskMeasure, { measureId });
    given(handedOver(), claimed).when(completing('m1'), june).refused('complete-a-planned-measure');
    given(handedOver(), claimed, planned).when(completing('m2'), june).refused('measure-unknown');
    given(handedOver(), claimed, planned, measureDone).when(completing('m1'), june).refused('measure-unknown');
    const closing = (nextDueDay: string) => command(c.CloseTaskPhase, { reason: '雨季', nextDueDay });
    given(handedOver(), claimed).when(closing('2018-09-30'), june).refused('phase-of-a-plan');
    given(handedOver(), claimed, planned).when(closing('2018-06-28'), june).refused('next-due-ahead');
    given(handedOver(), claimed, planned).when(closing('2018-09-30'), june).thenTypes('TaskPhaseClosed');
    const extending = (dueDay: string) =>
      command(c.GrantTaskExtension, { authority: '市督改办', documentNumber: '督改〔2018〕7号', dueDay });
    given(handedOver()).when(extending('2018-06-30'), june).refused('extend-to-later');
    given(handedOver()).when(extending('2018-07-31'), june).thenTypes('TaskExtensionGranted');
    given(item, claimed, investigated('yes'), rectified, answered)
      .when(extending('2018-07-31'), june)
      .refused('extend-before-closing');
  });

  test('is accepted by another unit that is not below, and another person', () => {
    const passing = (fields: object) =>
      command(c.PassTaskAcceptance, { unit: '区环保局', level: 'district', ...fields });
    given(...toAcceptance)
      .when(passing({ unit: ' 城管科' }), june)
      .refused('another-unit-accepts');
    given(...toAcceptance)
      .when(passing({ level: 'community' }), june)
      .refused('another-unit-accepts');
    given(...toAcceptance)
      .when(passing({}), { ...june, actor: 'WANG' })
      .refused('another-person-accepts');
    given(...toAcceptance)
      .when(command(c.FailTaskAcceptance, { unit: '城管科', level: 'office', reason: '未' }), june)
      .refused('another-unit-accepts');
    given(...toAcceptance)
      .when(passing({}), june)
      .thenTypes('TaskAcceptancePassed');
    given(...toAcceptance.slice(0, -1))
      .when(passing({}), june)
      .refused('accept-what-is-applied-for');
    given(handedOver(), claimed).when(command(c.ApplyForTaskAcceptance, {}), june).refused('apply-when-rectified');
    const failed = on('09', {
      type: 'TaskAcceptanceFailed',
      data: { unit: '区环保局', level: 'district', reason: '未覆盖' },
    });
    given(...toAcceptance, failed)
      .when(command(c.RectifyTask, { what: '已覆盖' }), june)
      .thenTypes('TaskRectified');
  });

  test('is disclosed for five working days and delisted without an open objection', () => {
    const disclosing = (fromDay: string, toDay: string) => command(c.DiscloseTask, { where: '官网', fromDay, toDay });
    const accepted = [...toAcceptance, passed];
    given(...toAcceptance)
      .when(disclosing('2018-06-12', '2018-06-19'), june)
      .refused('disclose-what-is-accepted');
    // 18 June 2018 was the Dragon Boat festival.
    given(...accepted)
      .when(disclosing('2018-06-12', '2018-06-18'), june)
      .refused('disclosed-long-enough');
    given(...accepted)
      .when(disclosing('2018-06-19', '2018-06-12'), june)
      .refused('disclosure-in-order');
    given(...accepted)
      .when(disclosing('2018-06-12', '2018-06-19'), june)
      .then(disclosed.event);
    // Accepted on the eleventh: what was shown before that disclosed no outcome.
    given(...accepted)
      .when(disclosing('2018-06-10', '2018-06-19'), june)
      .refused('disclosed-after-the-outcome');
    const correct = (value: string) =>
      command(c.CorrectTask, { eventId: `event-${accepted.length - 1}`, field: 'occurredAt', value, reason: '录错' });
    const late = on('20', disclosed.event);
    given(...accepted, late)
      .when(correct('2018-06-12T01:00:00.000Z'), june)
      .thenTypes('RecordCorrected');
    given(...accepted, late)
      .when(correct('2018-06-12T16:00:00.000Z'), june)
      .refused('disclosed-after-the-outcome');
    const delisting = command(c.DelistTask, { authority: '市督改办', documentNumber: '1号' });
    given(...toAcceptance)
      .when(delisting, june)
      .refused('delist-what-is-accepted');
    given(...accepted)
      .when(delisting, june)
      .refused('delist-after-disclosure');
    given(...accepted, disclosed)
      .when(delisting, at('2018-06-19T15:59:59.000Z'))
      .refused('delist-after-disclosure');
    given(...accepted, disclosed, objection)
      .when(delisting, june)
      .refused('delist-without-objection');
    given(...accepted)
      .when(command(c.RaiseTaskObjection, { text: '还有' }), june)
      .refused('object-to-what-is-disclosed');
    const settling = (objectionId: string) => command(c.SettleTaskObjection, { objectionId, outcome: '已处理' });
    given(...accepted, disclosed)
      .when(settling('o1'), june)
      .refused('object-to-what-is-disclosed');
    given(...accepted, disclosed, objection)
      .when(settling('o2'), june)
      .refused('objection-unknown');
    const settled = on('14', { type: 'TaskObjectionSettled', data: { objectionId: 'o1', outcome: '已处理' } });
    given(...accepted, disclosed, objection, settled)
      .when(delisting, june)
      .thenTypes('TaskDelisted');
  });
});

test('what was found not to be so has evidence, when it is found', () => {
  const no = { isTrue: 'no', findings: '未见裸土' } as const;
  given(item, claimed).when(command(c.InvestigateTask, no), june).refused('not-true-needs-evidence');
  given(item, claimed)
    .when(command(c.InvestigateTask, { ...no, evidence: [] }), june)
    .refused('not-true-needs-evidence');
  given(item, claimed)
    .when(command(c.InvestigateTask, { ...no, evidence: [file] }), june)
    .thenTypes('TaskInvestigated');
});

test('a task is neither answered, accepted nor delisted while a case of it is open', () => {
  const open = { ...june, openCases: 1 };
  given(item, claimed, investigated('yes'), rectified)
    .when(command(c.AnswerTask, { reply: '已整改' }), open)
    .refused('close-without-open-cases');
  given(...toAcceptance)
    .when(command(c.PassTaskAcceptance, { unit: '区环保局', level: 'district' }), open)
    .refused('close-without-open-cases');
  given(...toAcceptance, passed, disclosed)
    .when(command(c.DelistTask, { authority: '市督改办', documentNumber: '1号' }), open)
    .refused('close-without-open-cases');
  given(...toAcceptance)
    .when(command(c.FailTaskAcceptance, { unit: '区环保局', level: 'district', reason: '未覆盖' }), open)
    .thenTypes('TaskAcceptanceFailed');
});

describe('a look-back', () => {
  const closed = [...toAcceptance, passed, disclosed, delisted];
  const looking = (outcome: 'held' | 'relapsed', findings?: string) => command(c.LookBackOnTask, { outcome, findings });

  test('is of what is closed, by another person than accepted or answered it', () => {
    given(...toAcceptance)
      .when(looking('held'), june)
      .refused('look-back-on-what-is-closed');
    given(...closed)
      .when(looking('held'), { ...june, actor: 'zhao' })
      .refused('another-person-looks-back');
    given(...closed)
      .when(looking('held'), { ...june, actor: 'sun' })
      .thenTypes('TaskLookedBack');
    given(item, claimed, investigated('yes'), rectified, answered)
      .when(looking('held'), { ...june, actor: 'wang' })
      .refused('another-person-looks-back');
    given(...closed)
      .when(looking('relapsed'), june)
      .refused('relapse-is-described');
  });

  test('a relapse opens the task again and leaves the delisting to be seen', () => {
    const events = closed.map((past, n) => ({
      ...past.event,
      id: `e${n}`,
      recordedAt: past.occurredAt!,
      metadata: { actor: past.actor ?? 'x', occurredAt: past.occurredAt!, commandId: `${n}`, commandDigest: '' },
    }));
    const { decision } = given(...closed).when(looking('relapsed', '又裸露'), june);
    expect(decision).toMatchObject([{ type: 'TaskLookedBack' }, { type: 'TaskReopened' }]);
    const before = fold(supervisedTask.evolve, supervisedTask.initialState, events);
    const metadata = { actor: 'li.ming', occurredAt: june.occurredAt, commandId: 'z', commandDigest: '' };
    const after = fold(
      supervisedTask.evolve,
      before,
      (decision as TaskEvent[]).map((event, n) => ({ ...event, id: `z${n}`, recordedAt: NOW, metadata })),
    );
    expect(after).toMatchObject({
      status: 'reopened',
      closures: [{ state: 'closed', authority: '市督改办', inTime: true, until: june.occurredAt }],
      measures: [],
    });
    expect(supervisedTask.rules.possible(after)).toContain('PlanTask');
    expect(supervisedTask.rules.possible(after)).not.toContain('LookBackOnTask');
  });
});

describe('corrections', () => {
  test('do not move what an acceptance or a delisting stands on', () => {
    const correcting = (fields: Partial<c.CorrectTask>) => command(c.CorrectTask, { reason: '录错', ...fields });
    const unit = correcting({ eventId: 'event-1', field: 'unit', value: '执法队' });
    given(handedOver(), claimed).when(unit, june).thenTypes('RecordCorrected');
    given(...toAcceptance, passed)
      .when(unit, june)
      .refused('correct-unit-before-acceptance');
    given(...toAcceptance, passed, disclosed, delisted)
      .when(correcting({ eventId: 'event-8', field: 'occurredAt', value: '2018-06-19T00:00:00Z' }), june)
      .refused('delist-after-disclosure');
    given(handedOver())
      .when(correcting({ eventId: 'event-0', field: 'externalNumber', value: 'X' }), june)
      .refused('field-not-correctable');
  });

  test('how many were held accountable, and not who', () => {
    const { decision } = given(handedOver()).when(
      command(c.RecordTaskAccountability, { measure: '诫勉谈话', persons: 2 }),
      june,
    );
    expect(decision).toMatchObject([{ data: { measure: '诫勉谈话', persons: 2 } }]);
    given(handedOver(), on('01', { type: 'TaskVoided', data: { reason: '录错' } }))
      .when(command(c.RecordTaskAccountability, { measure: '诫勉谈话', persons: 2 }), june)
      .refused('accountability-of-what-holds');
  });
});
