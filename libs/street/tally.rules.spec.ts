import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deciderSpec } from '#event-sourcing/testing';
import { readConfig } from '#platform';
import {
  ConfirmLargeTally,
  CorrectTally,
  PutBackSingle,
  TakeOffSingle,
  TallyCorrections,
  VoidTally,
} from './tally.commands.js';
import type { CorrectionsTallied, TallyEvent } from './tally.events.js';
import { tallyIdOf } from './tally.key.js';
import { tally, type TallyContext } from './tally.rules.js';

const { given } = deciderSpec(tally);
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);

const road = { siteId: 's1', communityId: 'c1', name: '明湖路', kind: 'road-segment', retired: false } as const;
const body = {
  roadSegmentId: 's1',
  category: '0506',
  kind: 'correction',
  day: '2018-07-10',
  by: '王',
  unit: 'times',
  count: 40,
  basis: 'paper-sheet',
} as const;
const enter = (fields: Partial<TallyCorrections> = {}) => command(TallyCorrections, { ...body, ...fields });
const context = (more: Partial<TallyContext> = {}): TallyContext => ({
  now: '2018-07-10T10:00:00.000Z',
  occurredAt: '2018-07-10T10:00:00.000Z',
  actor: 'li.ming',
  id: tallyIdOf(enter()),
  partId: 'x',
  calendar: defaultCalendar,
  config: readConfig({}),
  sheet: { communityId: 'c1', roadSegment: road, before: 0 },
  ...more,
});
const entering = (fields: Partial<TallyCorrections>, more: Partial<TallyContext> = {}) =>
  given().when(enter(fields), context({ id: tallyIdOf(enter(fields)), ...more }));

const category = {
  nodeId: 'gbt-0506',
  code: '0506',
  name: '非机动车乱停放',
  version: 'GB/T 30428.2 · 1',
  tags: ['bicycles'],
  street: true,
};
const key = {
  communityId: 'c1',
  roadSegmentId: 's1',
  category,
  from: '2018-07-10',
  to: '2018-07-10',
  kind: 'correction',
  by: '王',
} as const;
const entry = { ...key, unit: 'times', count: 40, basis: 'paper-sheet' } as const;
const tallied: CorrectionsTallied = { type: 'CorrectionsTallied', data: entry };
const confirmed: TallyEvent = { type: 'LargeTallyConfirmed', data: { ...key, upTo: 600, reason: '赛事' } };
const voided: TallyEvent = { type: 'TallyVoided', data: { entryId: 'event-0', reason: '录错路段' } };

describe('a tally', () => {
  test('keeps the class as filed, and happened when its last day began', () => {
    const more = { places: undefined, evidence: undefined, takenOff: undefined };
    const nobody = { confirmedBy: undefined, ofSource: undefined };
    given()
      .when(enter(), context())
      .then({
        type: 'CorrectionsTallied',
        data: { ...entry, ...more, ...nobody },
        occurredAt: '2018-07-09T16:00:00.000Z',
      });
    const { decision } = entering(
      { roadSegmentId: undefined, communityId: 'c1', by: undefined },
      {
        sheet: { communityId: 'c1', before: 0 },
      },
    );
    expect(decision).toMatchObject([{ data: { communityId: 'c1', by: 'li.ming' } }]);
  });

  test('is of one area and one class of the catalogue', () => {
    entering({ communityId: 'c1' }).refused('area-named');
    entering({ roadSegmentId: undefined }).refused('area-named');
    entering({ category: '扬尘' }).refused('category-unknown');
    entering({ category: '其他' }).refused('category-ambiguous');
    const shop = { ...road, kind: 'shop' } as const;
    entering({}, { sheet: { communityId: 'c1', roadSegment: shop, before: 0 } }).refused('segment-is-a-road');
    const retired = { ...road, retired: true, retiredAt: '2018-07-01T00:00:00.000Z' };
    entering({}, { sheet: { communityId: 'c1', roadSegment: retired, before: 0 } }).refused('segment-in-service');
    const later = { ...retired, retiredAt: '2018-07-20T00:00:00.000Z' };
    entering({}, { sheet: { communityId: 'c1', roadSegment: later, before: 0 } }).thenTypes('CorrectionsTallied');
    entering({}, { id: 'another' }).refused('tally-under-its-key');
  });

  test('is of one day, or of seven days at most of one month, and none that has not come', () => {
    const of = (from?: string, to?: string, day?: string) => entering({ day, from, to });
    of('2018-07-04', '2018-07-10').thenTypes('CorrectionsTallied');
    of('2018-07-03', '2018-07-10').refused('range-of-seven-days');
    of('2018-06-30', '2018-07-01').refused('range-inside-its-month');
    of('2018-07-10', '2018-07-09').refused('range-in-order');
    of('2018-07-10').refused('one-day-or-a-range');
    of().refused('one-day-or-a-range');
    of('2018-07-04', '2018-07-10', '2018-07-04').refused('one-day-or-a-range');
    of(undefined, undefined, '2018-07-11').refused('day-not-in-the-future');
    of('2018-07-09', '2018-07-11').refused('day-not-in-the-future');
    // In the office it is the eleventh already.
    entering({ day: '2018-07-11' }, { now: '2018-07-10T16:00:00.000Z' }).thenTypes('CorrectionsTallied');
  });

  test('of places lists them, or counts times', () => {
    entering({ unit: 'places', count: 2 }).refused('places-listed');
    entering({ unit: 'places', count: 2, places: ['东门', ' 东门 '] }).refused('places-listed');
    entering({ unit: 'places', count: 2, places: ['东门', '西门'] }).thenTypes('CorrectionsTallied');
  });

  test('is entered once, whoever enters it; what overlaps is named', () => {
    given(tallied).when(enter(), context()).refused('tallied-already');
    const { decision } = entering({}, { sheet: { communityId: 'c1', roadSegment: road, before: 0, overlaps: 't9' } });
    expect(decision).toMatchObject({ refused: 'tallied-already', message: expect.stringContaining('t9') });
  });

  test("beyond the ceiling of a person's day somebody else vouches first", () => {
    const before = (n: number) => context({ sheet: { communityId: 'c1', roadSegment: road, before: n } });
    given().when(enter(), before(460)).thenTypes('CorrectionsTallied');
    given().when(enter(), before(461)).refused('confirm-above-the-ceiling');
    const large = enter({ count: 600 });
    const by = (actor: string) => ({ event: confirmed, actor });
    const { decision } = given(by('zhao')).when(large, before(0));
    expect(decision).toMatchObject([{ data: { confirmedBy: 'zhao', count: 600 } }]);
    given(by('li.ming')).when(large, before(0)).refused('confirm-above-the-ceiling');
    given(by('Li.Ming')).when(large, before(0)).refused('confirm-above-the-ceiling');
    given(by('王')).when(large, before(0)).refused('confirm-above-the-ceiling');
    given(by('zhao'))
      .when(enter({ count: 601 }), before(0))
      .refused('confirm-above-the-ceiling');
    given(by('zhao'))
      .when(enter({ count: 600, by: '孙' }), before(0))
      .refused('confirm-above-the-ceiling');
    given(by('zhao')).when(enter(), before(0)).thenTypes('CorrectionsTallied');
    // A range spreads over its days.
    entering({ day: undefined, from: '2018-07-04', to: '2018-07-10', count: 3_500 }).thenTypes('CorrectionsTallied');
    entering({ day: undefined, from: '2018-07-04', to: '2018-07-10', count: 3_501 }).refused(
      'confirm-above-the-ceiling',
    );
    const vouching = command(ConfirmLargeTally, { ...body, upTo: 600, reason: '赛事' });
    given().when(vouching, context()).thenTypes('LargeTallyConfirmed');
    given()
      .when(command(ConfirmLargeTally, { ...vouching, by: undefined }), context())
      .refused('confirm-for-another');
  });

  test('whoever enters sheets of others has the same ceiling; what a file says nobody enters', () => {
    const sheet = { communityId: 'c1', roadSegment: road, before: 0 };
    const entered = (n: number, more: Partial<TallyContext> = {}) =>
      context({ sheet: { ...sheet, entered: n }, ...more });
    given().when(enter(), entered(460)).thenTypes('CorrectionsTallied');
    const { decision } = given().when(enter(), entered(461));
    expect(decision).toMatchObject({
      refused: 'confirm-above-the-ceiling',
      message: expect.stringContaining('li.ming would have entered 501'),
    });
    given({ event: confirmed, actor: 'zhao' }).when(enter(), entered(461)).thenTypes('CorrectionsTallied');
    given({ event: confirmed, actor: 'li.ming' }).when(enter(), entered(461)).refused('confirm-above-the-ceiling');
    const corrections = { isOver: () => false, isSamePerson: () => false, proposalId: 'p', ofSource: true };
    const ofFile = given().when(enter(), entered(461, { corrections })).decision;
    expect(ofFile).toMatchObject([{ data: { ofSource: true } }]);
    const correct = command(CorrectTally, { eventId: 'event-0', field: 'count', value: '45', reason: '漏计' });
    const beside = { before: 0, entered: 456 };
    given(tallied).when(correct, context({ beside })).refused('confirm-above-the-ceiling');
    const file: TallyEvent = { ...tallied, data: { ...entry, ofSource: true } };
    given(file).when(correct, context({ beside })).thenTypes('RecordCorrected');
    // Who entered it does not vouch for it, whoever corrects it.
    given({ event: tallied, actor: 'sun' }, { event: confirmed, actor: 'sun' })
      .when(correct, context({ beside: { before: 456 } }))
      .refused('confirm-above-the-ceiling');
  });

  test('is corrected in its count, within the same ceiling, and voided once; then it may be entered anew', () => {
    const correct = (fields: Partial<CorrectTally>) =>
      command(CorrectTally, { eventId: 'event-0', field: 'count', value: '45', reason: '漏计', ...fields });
    const { decision } = given(tallied).when(correct({}), context({ beside: { before: 455 } }));
    expect(decision).toMatchObject([{ type: 'RecordCorrected', data: { previous: '40', value: '45' } }]);
    given(tallied)
      .when(correct({}), context({ beside: { before: 456 } }))
      .refused('confirm-above-the-ceiling');
    given(tallied, { event: confirmed, actor: 'zhao' })
      .when(correct({}), context({ beside: { before: 456 } }))
      .thenTypes('RecordCorrected');
    given(tallied)
      .when(correct({ value: '39' }), context({ beside: { before: 1_000 } }))
      .thenTypes('RecordCorrected');
    for (const value of ['0', '-1', '1.5', 'x'])
      given(tallied).when(correct({ value }), context()).refused('value-not-possible');
    given(tallied)
      .when(correct({ field: 'from', value: '2018-07-09' }), context())
      .refused('field-not-correctable');
    const places: TallyEvent = { type: 'CorrectionsTallied', data: { ...entry, unit: 'places', places: ['东门'] } };
    given(places).when(correct({}), context()).refused('count-of-places');
    const voiding = command(VoidTally, { reason: '录错路段' });
    given(tallied).when(voiding, context()).then(voided);
    given(tallied, voided).when(voiding, context()).refused('void-once');
    given(confirmed).when(voiding, context()).refused('void-once');
    given(tallied, voided).when(enter(), context()).thenTypes('CorrectionsTallied');
  });

  test('single corrections of the same are taken off once, and put back once', () => {
    const off = command(TakeOffSingle, { caseId: 'k1' });
    const back = command(PutBackSingle, { caseId: 'k1' });
    const takenOff: TallyEvent = { type: 'SingleTakenOff', data: { entryId: 'event-0', caseId: 'k1' } };
    given(tallied).when(off, context()).thenTypes('SingleTakenOff');
    given(tallied, takenOff).when(off, context()).then();
    given(tallied).when(back, context()).then();
    given(tallied, takenOff).when(back, context()).thenTypes('SinglePutBack');
    given(tallied, voided).when(off, context()).refused('take-off-what-is-tallied');
    given().when(back, context()).refused('put-back-what-was-taken-off');
  });
});
