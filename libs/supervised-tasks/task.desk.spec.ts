import { expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { drillDown, foldView, isRefusal, passing, type Recorded, type StoredEvent } from '#event-sourcing';
import { readConfig } from '#platform';
import * as c from './task.commands.js';
import type { TaskContext } from './task.context.js';
import { taskDesk, tasksHeld } from './task.desk.js';
import type { TaskEvent } from './task.events.js';
import { taskKinds, type TaskKind } from './task.kinds.js';
import type { SupervisedTask, TaskRecord } from './task.record.js';
import { supervisedTask } from './task.rules.js';
import { taskView, type SupervisedTaskDocument } from './task.views.js';

const config = readConfig({});
const command = <C extends object>(Command: new () => C, fields: Partial<C> = {}): C =>
  Object.assign(new Command(), fields);
const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' };
/** Behind every disclosure. */
const LATER = '2018-07-30T02:00:00.000Z';
const HOUR = 3_600_000;

type Make = (task: SupervisedTask) => object | undefined;
const measure = { measure: '覆盖', responsible: '王', dueDay: '2018-06-20' };
const superior = { unit: '区环保局', level: 'district' } as const;

/** Whatever may happen to a task, by those who may do it. */
const steps: readonly (readonly [actor: string, make: Make, at?: string])[] = [
  ['clerk', () => command(c.ClaimTask, { unit: '城管科', unitLevel: 'office', person: '王' })],
  ['wang', () => command(c.ReturnTask, { reason: '不在辖区' })],
  ['zhao', () => command(c.AcceptTaskReturn, { documentNumber: '督办〔2018〕9号' })],
  ['zhao', () => command(c.RejectTaskReturn, { reason: '属你处' })],
  ['wang', () => command(c.InvestigateTask, { isTrue: 'yes', findings: '属实' })],
  ['wang', () => command(c.InvestigateTask, { isTrue: 'no', findings: '不属实', evidence: [file] })],
  ['wang', () => command(c.PlanTask, { goal: '整改', measures: [measure] })],
  [
    'wang',
    ({ measures }) => {
      const open = measures.find(({ doneAt }) => doneAt === undefined);
      return open && command(c.CompleteTaskMeasure, { measureId: open.measureId });
    },
  ],
  ['wang', () => command(c.CloseTaskPhase, { reason: '雨季', nextDueDay: '2018-09-30' })],
  ['wang', () => command(c.RectifyTask, { what: '已覆盖' })],
  ['wang', () => command(c.AnswerTask, { reply: '已办结', evidence: [file] })],
  ['wang', () => command(c.ApplyForTaskAcceptance)],
  ['zhao', () => command(c.PassTaskAcceptance, superior)],
  ['zhao', () => command(c.FailTaskAcceptance, { ...superior, reason: '未覆盖' })],
  ['wang', () => command(c.DiscloseTask, { where: '官网', fromDay: '2018-06-12', toDay: '2018-06-30' })],
  ['resident', () => command(c.RaiseTaskObjection, { text: '还有' })],
  [
    'wang',
    ({ objections }) => {
      const open = objections.find(({ outcome }) => outcome === undefined);
      return open && command(c.SettleTaskObjection, { objectionId: open.objectionId, outcome: '已处理' });
    },
  ],
  ['qian', () => command(c.DelistTask, { authority: '市督改办', documentNumber: '1号' }), LATER],
  ['sun', () => command(c.LookBackOnTask, { outcome: 'held' })],
  ['sun', () => command(c.LookBackOnTask, { outcome: 'relapsed', findings: '又裸露' })],
];

interface Reached {
  readonly record: TaskRecord;
  readonly events: readonly StoredEvent[];
}

const lastOf = ({ events }: Reached) => events.at(-1)?.metadata.occurredAt ?? '2018-06-01T01:00:00.000Z';

function decided({ record, events }: Reached, sent: object, actor: string, occurredAt: string): Reached | undefined {
  const context = { now: '2018-12-31T00:00:00.000Z', occurredAt, actor, id: 't1', partId: `p${events.length}` };
  const told = { ...context, calendar: defaultCalendar, config } as TaskContext;
  const decision = supervisedTask.decide(record, sent, told);
  if (isRefusal(decision)) return undefined;
  let [next, all] = [record, events];
  for (const event of decision) {
    const n = all.length;
    const metadata = { actor, occurredAt, commandId: `c${n}`, commandDigest: '' };
    const at = { schema: 1, stream: 'task-t1', revision: n, position: String(n).padStart(16, '0') };
    const stored = { ...event, id: `e${n}`, recordedAt: told.now, metadata, ...at };
    all = [...all, stored];
    next = supervisedTask.evolve(next, stored as unknown as Recorded<TaskEvent>);
  }
  return { record: next, events: all };
}

/** Every state that steps lead to, each once. */
function statesOf(kind: TaskKind): Reached[] {
  const handing = command(c.HandOverTask, {
    ...{ campaign: '回头看', kind, externalNumber: 'D1', level: 'ministry', authority: '部' },
    ...{ text: '裸土', dueDay: '2018-08-31' },
  });
  const begun = decided(
    { record: supervisedTask.initialState, events: [] },
    handing,
    'clerk',
    '2018-06-12T01:00:00.000Z',
  )!;
  const keyOf = ({ record }: Reached) => {
    const { status, investigation, measures, rectification, disclosure, objections } = record as SupervisedTask;
    const open = [measures.map(({ doneAt }) => !doneAt), objections.some(({ outcome }) => outcome === undefined)];
    return JSON.stringify([status, investigation?.isTrue, !!rectification, !!disclosure, open]);
  };
  const known = new Map([[keyOf(begun), begun]]);
  for (const state of known.values())
    for (const [actor, make, at] of steps) {
      const sent = make(state.record as SupervisedTask);
      const later = new Date(Date.parse(lastOf(state)) + HOUR / 10).toISOString();
      const next = sent && decided(state, sent, actor, at !== undefined && at > later ? at : later);
      if (next && !known.has(keyOf(next))) known.set(keyOf(next), next);
    }
  return [...known.values()];
}

const isOn = ({ name, of, where }: (typeof taskDesk)[number], document: object) =>
  passing(drillDown({ name, version: 1, of, where }, { at: LATER, until: LATER }))(document);

test.each(taskKinds)('a %s that has a term is on one list, and what the lists ask for is possible', (kind) => {
  const seen = new Set<string>();
  for (const state of statesOf(kind)) {
    const document = foldView(taskView, state.events).get('t1') as SupervisedTaskDocument;
    const lists = taskDesk.filter((list) => isOn(list, document));
    for (const { name, next, instead = [] } of lists) {
      seen.add(name);
      for (const Command of [next!, ...instead]) {
        const taken = steps.some(([actor, make]) => {
          const sent = make(document);
          const at = lastOf(state) > LATER ? lastOf(state) : LATER;
          return sent !== undefined && sent instanceof Command && decided(state, sent, actor, at) !== undefined;
        });
        expect([document.status, name, Command.name, taken]).toEqual([document.status, name, Command.name, true]);
      }
    }
    if (document.openDue === undefined) continue;
    expect([document.status, document.investigation?.isTrue, lists.map(({ name }) => name)]).toEqual([
      document.status,
      document.investigation?.isTrue,
      [expect.any(String)],
    ]);
    // Whoever claimed it has it on the desk, or holds it while others decide.
    const isTheirs = [...lists, ...tasksHeld].some((list) => list.person && isOn(list, document));
    expect([document.status, isTheirs]).toEqual([document.status, document.status !== 'handed-over']);
  }
  const ofOther = kind === 'handed-over-item' ? /acceptance|Delist|measures/ : /toAnswer/;
  expect([...seen].sort()).toEqual(
    taskDesk
      .map(({ name }) => name)
      .filter((name) => !ofOther.test(name))
      .sort(),
  );
});
