import { describe, expect, test } from '@jest/globals';
import { isRefusal, type StoredEvent } from '#event-sourcing';
import { caseDecider } from './case.decider.js';
import type { CaseEvent, RecordCorrected } from './case.events.js';
import type { CaseRecord } from './case.record.js';
import { at, command, commands as c, past as p, recorded, recordOf, type Step } from './testing.js';

const NOW = '2018-06-30T02:00:00.000Z';
const june = (day: number) => `2018-06-${String(day).padStart(2, '0')}T02:00:00.000Z`;

const life: Step[] = [
  [june(1), p.reported],
  [june(1), p.filed],
  [june(1), p.dispatched],
  [june(1), p.noticed],
  [june(5), p.rectified],
  [june(5), p.verified],
  [june(5), p.closed],
];
const REPORTED = 0;
const RECTIFIED = 4;
const CLOSED = 6;

/** Corrects a field of the step with this index, and goes on with the steps that follow from it. */
function correct(steps: readonly Step[], index: number, field: string, value: string) {
  const target = recorded(...steps)[index] as unknown as StoredEvent;
  const correcting = command(c.CorrectRecord, { eventId: target.id, field, value, reason: 'r' });
  return caseDecider.decide(recordOf(...steps), correcting, at(NOW, { history: [target] }));
}

function corrected(steps: readonly Step[], index: number, field: string, value: string): Step[] {
  const decision = correct(steps, index, field, value);
  if (isRefusal(decision)) throw new Error(decision.message);
  return [...steps, ...decision.map((event): Step => [event.occurredAt ?? NOW, event])];
}

const dataOf = (steps: readonly Step[]) => steps.at(-1)![1].data as RecordCorrected['data'];

describe('a second correction', () => {
  test('of the same field answers the first one', () => {
    const once = corrected(life, REPORTED, 'category', '噪声');
    const twice = corrected(once, REPORTED, 'category', '油烟');
    expect([dataOf(once), dataOf(twice)].map(({ previous, value }) => [previous, value])).toEqual([
      ['扬尘', '噪声'],
      ['噪声', '油烟'],
    ]);
    expect(recordOf(...twice).category).toBe('油烟');
  });

  test('of the same moment holds', () => {
    const twice = corrected(corrected(life, REPORTED, 'occurredAt', june(2)), REPORTED, 'occurredAt', june(3));
    expect(dataOf(twice).previous).toBe(june(2));
    expect(recordOf(...twice).reportedAt).toBe(june(3));
  });

  test('of a field that the record does not keep knows the first as well', () => {
    const twice = corrected(corrected(life, RECTIFIED, 'measures', 'a'), RECTIFIED, 'measures', 'b');
    expect(dataOf(twice).previous).toBe('a');
    expect(recordOf(...twice).corrected).toEqual({ 'event-4': { measures: 'b' } });
  });
});

test('the value that a field has already is refused, also where it was corrected to it', () => {
  expect(correct(life, REPORTED, 'category', '扬尘')).toMatchObject({ refused: 'another-value', field: 'value' });
  const once = corrected(life, REPORTED, 'category', '噪声');
  expect(correct(once, REPORTED, 'category', '噪声')).toMatchObject({ refused: 'another-value' });
  expect(isRefusal(correct(once, REPORTED, 'category', '扬尘'))).toBe(false);
  expect(correct(life, REPORTED, 'occurredAt', june(1))).toMatchObject({ refused: 'another-value' });
});

describe('the correction of a moment', () => {
  test('of the rectification moves what it answered', () => {
    const record = recordOf(...corrected(life, RECTIFIED, 'occurredAt', june(4)));
    expect(record.rectifiedAt).toBe(june(4));
    expect(record.deadlines).toMatchObject({ d1: { answeredAt: june(4) }, n1: { answeredAt: june(4) } });
    expect(record.notices['n1']!.answeredAt).toBe(june(4));
  });

  test('of an earlier life moves what it answered then, and not what came after', () => {
    const again: CaseEvent = { ...p.dispatched, data: { ...p.dispatched.data, deadlineId: 'd2' } };
    // At the same instant: only its identity tells the one rectification from the other.
    const lives: Step[] = [...life, [june(5), p.reopened], [june(5), again], [june(5), p.rectified]];
    const record = recordOf(...corrected(lives, RECTIFIED, 'occurredAt', june(4)));
    expect(record.rectifiedAt).toBe(june(5));
    expect(record.deadlines).toMatchObject({ d1: { answeredAt: june(4) }, d2: { answeredAt: june(5) } });
  });

  test('of the closing moves both ends, and what it answered', () => {
    const imported: CaseEvent = { type: 'CaseClosed', data: { how: 'imported' } };
    const closedByImport: Step[] = [...life.slice(0, 3), [june(6), imported]];
    const record = recordOf(...corrected(closedByImport, 3, 'occurredAt', june(4)));
    expect(record).toMatchObject({ closedAt: june(4), endedAt: june(4), deadlines: { d1: { answeredAt: june(4) } } });
    expect(recordOf(...corrected(life, CLOSED, 'occurredAt', june(9)))).toMatchObject({ closedAt: june(9) });
  });

  test('of the last step moves what the next one may not be before', () => {
    const ended: Step[] = [...life.slice(0, CLOSED), [june(10), p.closed]];
    const earlier = corrected(ended, CLOSED, 'occurredAt', june(6));
    expect(recordOf(...earlier).lastAt).toBe(june(6));
    const reopen = (day: number) =>
      caseDecider.decide(recordOf(...earlier), command(c.ReopenCase, { reason: 'r' }), at(june(day)));
    expect(isRefusal(reopen(7))).toBe(false);
    expect(reopen(5)).toMatchObject({ refused: 'not-before-the-last-step' });
    expect(recordOf(...corrected(ended, CLOSED, 'occurredAt', june(12))).lastAt).toBe(june(12));
    // Not before what came before it.
    expect(recordOf(...corrected(ended, CLOSED, 'occurredAt', june(2))).lastAt).toBe(june(5));
    expect(recordOf(...corrected(ended, REPORTED, 'occurredAt', june(2))).lastAt).toBe(june(10));
  });

  test('of a closing that no longer stands is kept and changes nothing else', () => {
    const reopened: Step[] = [...life, [june(6), p.reopened]];
    const record: CaseRecord = recordOf(...corrected(reopened, CLOSED, 'occurredAt', june(4)));
    expect(record.closedAt).toBeUndefined();
    expect(record.corrected).toEqual({ 'event-6': { occurredAt: june(4) } });
  });
});

describe('a corrected value', () => {
  test.each([
    [REPORTED, 'category', 100],
    [REPORTED, 'location', 1_000],
    [REPORTED, 'description', 10_000],
    [3, 'recipient', 200],
    [3, 'facts', 10_000],
    [RECTIFIED, 'measures', 10_000],
  ])('step %i: %s has at most %i characters, as when it was entered', (index, field, most) => {
    expect(isRefusal(correct(life, index, field, '字'.repeat(most)))).toBe(false);
    expect(correct(life, index, field, '字'.repeat(most + 1))).toMatchObject({
      refused: 'value-length',
      field: 'value',
    });
  });

  test('is what the field may hold, in the form in which it is stored', () => {
    for (const [field, value] of [
      ['category', 'a\nb'],
      ['location', 'a\u202eb'],
      ['siteId', 'a b'],
    ] as const)
      expect(correct(life, REPORTED, field, value)).toMatchObject({ refused: 'value-of-the-field', field: 'value' });
    expect(correct(life, REPORTED, 'category', ' 噪声\u200b')).toMatchObject([{ data: { value: '噪声' } }]);
  });

  test('who was served, too', () => {
    const served: Step[] = [...life.slice(0, 4), [june(2), p.served]];
    expect(correct(served, 4, 'servedTo', '王'.repeat(101))).toMatchObject({ field: 'value' });
  });
});

describe('a correction of the place', () => {
  const atSite = (communityId?: string) => {
    const target = recorded(...life)[REPORTED] as unknown as StoredEvent;
    const fields = { eventId: target.id, field: 'siteId', value: 's2', reason: 'r' };
    const decision = caseDecider.decide(
      recordOf(...life),
      command(c.CorrectRecord, fields),
      at(NOW, { history: [target], communityId }),
    );
    return (decision as RecordCorrected[]).map(({ data }) => [data.field, data.previous, data.value]);
  };

  test('moves the case, and its community follows from the site', () => {
    expect(atSite('c2')).toEqual([
      ['siteId', 's1', 's2'],
      ['communityId', 'c1', 'c2'],
    ]);
    expect(atSite('c1')).toEqual([['siteId', 's1', 's2']]);
    expect(correct(life, REPORTED, 'communityId', 'c2')).toMatchObject({ refused: 'site-in-community' });
  });

  test('of a case without site moves it to another community, whose name is in the register', () => {
    const reported = { ...p.reported, data: { ...p.reported.data, siteId: undefined, communityName: '旧名' } };
    const steps = corrected([[june(1), reported]], REPORTED, 'communityId', 'c2');
    expect(recordOf(...steps)).toMatchObject({ communityId: 'c2', communityName: undefined });
  });
});

test('a correction happened when what it corrects happened, so that a look at that day sees it', () => {
  expect(correct(life, RECTIFIED, 'measures', 'b')).toMatchObject([{ occurredAt: june(5) }]);
  const steps = corrected(life, REPORTED, 'category', '噪声');
  expect(recordOf(...steps.filter(([occurredAt]) => occurredAt <= june(1)))).toMatchObject({ category: '噪声' });
  expect(recordOf(...steps).lastAt).toBe(june(5));
});
