import { describe, expect, test } from '@jest/globals';
import * as cases from '#cases';
import { ImportRecord, type RecordCorrected } from '#cases';
import {
  after,
  closed,
  dispatched,
  due,
  elsewhere,
  filed,
  next,
  open,
  over,
  reported,
  row,
  type Part,
  updatedAt,
  voided,
} from './testing/records.js';
import type { Cases } from './testing/samples.js';

describe('what a later export says otherwise is a correction of what it corrects', () => {
  const later = '2018-03-08T06:00:00.000Z';
  const overAt = row({ dispatched: { ...dispatched, at: '2018-03-05T02:00:00.000Z' }, closed, updatedAt });
  const retold = (change: Partial<Part<'reported'>>, like = over) =>
    row({ ...like, reported: { ...reported, ...change } });
  const corrections = (imported: Cases, record: ImportRecord) =>
    imported.decide('k', record).map(({ type, data, occurredAt }) => {
      expect(type).toBe('RecordCorrected');
      const { eventType, field, previous, value } = data as RecordCorrected['data'];
      return [eventType, field, previous, value, occurredAt];
    });

  test.each([
    ['words', over, retold({ description: '积水' }), ['ProblemReported', 'description', '裸土', '积水', reported.at]],
    [
      'words of an open case',
      open,
      retold({ category: '污水' }, open),
      ['ProblemReported', 'category', '扬尘', '污水', reported.at],
    ],
    [
      'a place that was not told',
      over,
      retold({ location: '路1号' }),
      ['ProblemReported', 'location', null, '路1号', reported.at],
    ],
    ['the community', over, retold({ communityId: 'c2' }), ['ProblemReported', 'communityId', 'c1', 'c2', reported.at]],
    [
      'the time of the report',
      overAt,
      retold({ at: later }, overAt),
      ['ProblemReported', 'occurredAt', reported.at, later, reported.at],
    ],
    [
      'the time of filing',
      over,
      row({ ...over, filed: { ...filed, at: later } }),
      ['CaseFiled', 'occurredAt', filed.at, later, filed.at],
    ],
    [
      'the time of the dispatch',
      overAt,
      row({ ...over, dispatched: { ...dispatched, at: later } }),
      ['CaseDispatched', 'occurredAt', overAt.dispatched!.at, later, overAt.dispatched!.at],
    ],
    [
      'the time of closing',
      over,
      row({ ...over, closed: { ...closed, at: later } }),
      ['CaseClosed', 'occurredAt', closed.at, later, closed.at],
    ],
    [
      'the note of closing',
      over,
      row({ ...over, closed: { ...closed, note: 'Referred Out' } }),
      ['CaseClosed', 'note', 'done', 'Referred Out', closed.at],
    ],
    [
      'why it was voided',
      row({ dispatched, voided }),
      row({ dispatched, voided: { ...voided, reason: 'twice' } }),
      ['CaseVoided', 'reason', 'wrong', 'twice', voided.at],
    ],
  ])('%s', (_what, before, record, correction) => {
    const imported = after(before);
    expect(corrections(imported, record)).toEqual([correction]);
    expect(next(imported, record)).toEqual([]);
    expect(corrections(imported, before).map(([, , previous, value]) => [previous, value])).toEqual(
      correction[2] === null ? [] : [[correction[3], correction[2]]],
    );
  });

  test('what ended when the source last touched it does not end anew with each touch', () => {
    const undatedEnd = row({ dispatched, closed: { note: 'done' }, updatedAt });
    const imported = after(undatedEnd);
    expect(imported.records.get('k')!.closedAt).toBe(updatedAt);
    expect(next(imported, row({ ...undatedEnd, updatedAt: '2018-03-20T00:00:00.000Z' }))).toEqual([]);
    const told = row({ ...over, updatedAt: '2018-03-20T00:00:00.000Z' });
    expect(corrections(imported, told)).toEqual([['CaseClosed', 'occurredAt', updatedAt, closed.at, updatedAt]]);
  });

  test('what the office corrected stands until the source says something new of it', () => {
    const imported = after(over);
    const target = imported.events[0]!;
    imported.decide(
      'k',
      Object.assign(new cases.CorrectRecord(), {
        eventId: target.id,
        field: 'description',
        value: '裸土两处',
        reason: 'r',
      }),
    );
    expect(next(imported, over)).toEqual([]);
    const news = retold({ description: '裸土三处' });
    expect(corrections(imported, news)).toEqual([
      ['ProblemReported', 'description', '裸土两处', '裸土三处', reported.at],
    ]);
    expect(next(imported, news)).toEqual([]);
    expect(imported.records.get('k')!.description).toBe('裸土三处');
  });

  test('a due date of a closed case measures it anew, and it stays closed', () => {
    const imported = after(over);
    const due = { at: '2018-03-07T15:59:59.999Z', precision: 'day' } as const;
    expect(next(imported, row({ ...over, dispatched: { ...dispatched, deadlineId: 'import-9', due } }))).toEqual([
      'CaseDispatched',
    ]);
    const { status, caseDeadlineId, deadlines, closedAt } = imported.records.get('k')!;
    expect([status, closedAt, caseDeadlineId]).toEqual(['closed', closed.at, 'import-9']);
    expect(deadlines['import-9']).toMatchObject({ due, state: 'answered', answeredAt: closed.at });
    const again = after(row({ dispatched, voided }));
    expect(next(again, row({ voided, dispatched: elsewhere }))).toEqual(['CaseDispatched']);
    expect(again.records.get('k')).toMatchObject({ status: 'voided', department: '环保科' });
    expect(again.records.get('k')!.deadlines['import-2']!.state).toBe('ended');
  });

  test('what is odd about the new account is flagged, and what has not come yet is refused', () => {
    const imported = after(over);
    const odd = row({
      ...over,
      closed: { ...closed, at: '2018-03-04T00:00:00.000Z', anomalies: ['closedBeforeReported'] },
    });
    expect(next(imported, odd)).toEqual(['RecordCorrected', 'RecordCorrected']);
    expect(imported.records.get('k')!.anomalies).toEqual(['closedBeforeReported']);
    expect(next(imported, odd)).toEqual([]);
    expect(next(imported, over)).toEqual(['RecordCorrected', 'RecordCorrected']);
    expect(imported.records.get('k')!.anomalies).toEqual([]);
    const flagged = row({ ...over, reported: { ...reported, anomalies: ['openWithClosingTime'] } });
    expect(next(imported, flagged)).toEqual(['RecordCorrected']);
    expect(imported.records.get('k')!.anomalies).toEqual(['openWithClosingTime']);
    expect(() => next(imported, row({ ...over, closed: { at: '2026-01-02T00:00:00.000Z' } }))).toThrow(
      'has not come yet',
    );
  });
});

describe('an emptied cell attests nothing', () => {
  const part = (more: Partial<Part<'reported'>>) => row({ ...over, reported: { ...reported, ...more } });

  test.each<[string, ImportRecord, ImportRecord, string[]]>([
    ['a default in its place', over, part({ category: '其他', inPart: { category: [] } }), []],
    [
      'a part that only looks told',
      part({ location: '人民路, 128, 3' }),
      part({ location: '人民路, 12', inPart: { location: ['人民路', '12'] }, between: ', ' }),
      ['location'],
    ],
    [
      'a description that was never told follows the category',
      part({ description: '扬尘', inPart: { description: [] } }),
      part({ category: '污水', description: '污水', inPart: { description: [] } }),
      ['category', 'description'],
    ],
    [
      'one that was told does not',
      part({ description: '扬尘' }),
      part({ category: '污水', description: '污水', inPart: { description: [] } }),
      ['category'],
    ],
    [
      'nor does it follow a default',
      part({ description: '扬尘', inPart: { description: [] } }),
      part({ category: '其他', description: '其他', inPart: { category: [], description: [] } }),
      [],
    ],
    ['the category as a description', over, part({ description: '扬尘', inPart: { description: [] } }), []],
    [
      'one of several that are joined',
      part({ description: '裸土, 三处' }),
      part({ description: '三处', inPart: { description: ['三处'] }, between: ', ' }),
      [],
    ],
    [
      'one of several, and another one is new',
      part({ description: '裸土, 三处' }),
      part({ description: '四处', inPart: { description: ['四处'] }, between: ', ' }),
      ['description'],
    ],
    [
      'where nothing was told before',
      part({ location: undefined }),
      part({ location: '路1号', inPart: { location: ['路1号'] }, between: ', ' }),
      ['location'],
    ],
  ])('%s', (_what, before, record, fields) => {
    const imported = after(before);
    const events = imported.decide('k', record);
    expect(events.map(({ data }) => (data as RecordCorrected['data']).field)).toEqual(fields);
    expect(next(imported, record)).toEqual([]);
  });

  test('of a dispatch: who handles it and until when stays as it was told', () => {
    const told = { ...dispatched, assignee: '张强' };
    const record = (sent: Partial<Part<'dispatched'>>) =>
      row({ dispatched: { deadlineId: 'import-9', department: '城管科', ...sent }, updatedAt });
    const others = [{}, { due }, { assignee: '张强' }, { department: '综合科', isAssumed: true, due }];
    for (const sent of others) {
      const imported = after(row({ dispatched: told }));
      expect(next(imported, record(sent))).toEqual([]);
    }
    const imported = after(row({ dispatched: told }));
    const event = imported.decide('k', record({ department: '环保科' })).at(-1);
    expect(event).toMatchObject({ type: 'CaseDispatched', data: { department: '环保科', assignee: undefined, due } });
    const anew = after(row({ dispatched: told, closed }), row({ updatedAt }));
    const again = anew.decide('k', record({ department: '综合科', isAssumed: true })).at(-1);
    expect(again).toMatchObject({ type: 'CaseDispatched', data: { department: '城管科', due: undefined } });
    const assumed = after(row({ dispatched: { ...dispatched, department: '综合科', isAssumed: true } }));
    expect(assumed.events.at(-1)!.data).not.toHaveProperty('isAssumed');
    expect(next(assumed, row({ dispatched }))).toEqual(['CaseDispatched']);
  });
});

test('an emptied cell takes nothing away, and flags nothing as missing', () => {
  const { communityId: _emptied, ...without } = reported;
  const flags = (anomalies: readonly string[]) => ({ reported: { ...without, anomalies } });
  const imported = after(over);
  const emptied = Object.assign(new ImportRecord(), {
    ...over,
    ...flags(['noCommunity', 'noDepartment', 'dueWithoutDispatch', 'damagedText']),
    dispatched: undefined,
  });
  expect(next(imported, emptied)).toEqual(['RecordCorrected']);
  expect(imported.records.get('k')).toMatchObject({ communityId: 'c1', anomalies: ['damagedText'] });
  expect(next(imported, emptied)).toEqual([]);
  const says = (undispatched: object) =>
    Object.assign(new ImportRecord(), { ...emptied, ...flags(['noDispatchTime']), undispatched });
  expect(next(imported, says({ department: '城管科', due }))).toEqual(['RecordCorrected']);
  expect(imported.records.get('k')!.anomalies).toEqual([]);
  expect(next(imported, says({ department: '环保科' }))).toEqual(['RecordCorrected']);
  expect(imported.records.get('k')!.anomalies).toEqual(['noDispatchTime']);
  const odd = after(
    row({
      reported: { ...reported, anomalies: ['filedBeforeReported'] },
      dispatched: { ...dispatched, anomalies: ['dueBeforeReported'] },
      closed: { ...closed, anomalies: ['closedBeforeReported'] },
    }),
  );
  const { department } = dispatched;
  const less = { reported, dispatched: { deadlineId: 'import-8', department }, closed: { note: 'done' } };
  expect(next(odd, Object.assign(new ImportRecord(), less))).toEqual([]);
  expect(odd.records.get('k')!.anomalies).toHaveLength(3);
  next(odd, over);
  expect(odd.records.get('k')!.anomalies).toEqual([]);
  const sited = after(
    row({ reported: { ...reported, sourceSiteId: 's1', anomalies: ['unknownSite'] }, dispatched, closed }),
  );
  expect(next(sited, row({ dispatched, closed: { note: 'done', anomalies: ['closedWithoutClosingTime'] } }))).toEqual(
    [],
  );
  expect(sited.records.get('k')!.anomalies).toEqual(['unknownSite']);
  const never = Object.assign(new ImportRecord(), flags(['noCommunity', 'noDepartment']));
  const bare = after(never);
  expect(next(bare, never)).toEqual([]);
  expect(bare.records.get('k')!.anomalies).toEqual(['noCommunity', 'noDepartment']);
  next(bare, open);
  expect(bare.records.get('k')!.anomalies).toEqual([]);
});
