import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './programme.commands.js';
import type { ProgrammeEvent } from './programme.events.js';
import { programme, programmeIdOf, type ProgrammeContext } from './programme.rules.js';
import { at, command } from './testing/index.js';

const { given } = deciderSpec(programme);
const june = at<ProgrammeContext>('2018-06-01T02:00:00.000Z');
const other = { ...june, actor: 'wang.fang' };
const items = [
  { itemId: 'a', name: '专职党务工作者', target: 3 },
  { itemId: 'b', name: '联席会议' },
];
const issued: ProgrammeEvent = { type: 'ProgrammeIssued', data: { name: '1+N', edition: '2018', items } };
const done = (itemId: string, reached?: number): ProgrammeEvent => ({
  type: 'ProgrammeItemDone',
  data: { itemId, reached },
});
const by = (event: ProgrammeEvent, actor: string) => ({ event, actor });
const checked = (itemId: string, isPassed: boolean): ProgrammeEvent => ({
  type: 'ProgrammeItemChecked',
  data: { itemId, isPassed },
});
const withdrawn: ProgrammeEvent = { type: 'ProgrammeWithdrawn', data: { reason: '新版' } };
const finishing = (itemId: string, reached?: number) => command(c.FinishProgrammeItem, { itemId, reached });
const checking = (itemId: string, isPassed = true) => command(c.CheckProgrammeItem, { itemId, isPassed });

describe('a programme', () => {
  const issuing = (names: string[]) =>
    command(c.IssueProgramme, { name: '1+N', edition: '2018', items: names.map((name) => ({ name })) });

  test('is issued once in an edition, each item once in it', () => {
    given()
      .when(issuing(['一', '二']), june)
      .thenTypes('ProgrammeIssued');
    given()
      .when(issuing(['一', '一']), june)
      .refused('an-item-once');
    given(issued)
      .when(issuing(['一']), june)
      .refused('issue-once');
    const idOf = (fields: object) => programmeIdOf(Object.assign(issuing(['一']), fields));
    expect(idOf({ name: '１+Ｎ' })).toBe(idOf({}));
    expect(new Set([idOf({}), idOf({ edition: '2019' }), idOf({ communityId: 'c1' })]).size).toBe(3);
  });

  test('items are done when the target is reached, once', () => {
    given(issued).when(finishing('b'), june).then(done('b', undefined));
    given(issued).when(finishing('a'), june).refused('target-reached');
    given(issued).when(finishing('a', 2), june).refused('target-reached');
    given(issued).when(finishing('a', 3), june).thenTypes('ProgrammeItemDone');
    given(issued).when(finishing('x'), june).refused('item-unknown');
    given(issued, done('b')).when(finishing('b'), june).refused('finish-what-is-open');
    given(issued, withdrawn).when(finishing('b'), june).refused('finish-while-issued');
  });

  test('items are checked by somebody else; one that fails is done again', () => {
    const reported = by(done('b'), 'li.ming');
    given(issued, reported).when(checking('b'), june).refused('four-eyes');
    given(issued, reported)
      .when(checking('b'), { ...june, actor: 'Li.Ming' })
      .refused('four-eyes');
    given(issued, reported).when(checking('b'), other).thenTypes('ProgrammeItemChecked');
    given(issued).when(checking('b'), other).refused('check-what-is-done');
    given(issued).when(checking('x'), other).refused('item-unknown');
    given(issued, reported, checked('b', true)).when(checking('b'), other).refused('check-what-is-done');
    given(issued, reported, checked('b', false)).when(finishing('b'), june).thenTypes('ProgrammeItemDone');
    given(issued, reported, withdrawn).when(checking('b'), other).refused('check-while-issued');
    given(issued, withdrawn)
      .when(command(c.WithdrawProgramme, { reason: 'x' }), june)
      .refused('withdraw-while-issued');
  });

  test('a correction leads to nothing that could not have been entered', () => {
    const correcting = (fields: Partial<c.CorrectProgramme>) =>
      command(c.CorrectProgramme, { eventId: 'event-0', reason: '录错', ...fields });
    given(issued, done('a', 3))
      .when(correcting({ field: 'items.0.target', value: '4' }), june)
      .refused('target-reached');
    given(issued)
      .when(correcting({ field: 'items.1.name', value: items[0]!.name }), june)
      .refused('an-item-once');
    given(issued)
      .when(correcting({ field: 'edition', value: '2019' }), june)
      .refused('field-not-correctable');
    given(issued)
      .when(correcting({ field: 'items.0.target', value: '4' }), june)
      .thenTypes('RecordCorrected');
  });
});
