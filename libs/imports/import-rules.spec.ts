import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deciderSpec } from '#event-sourcing/testing';
import { caseDecider, ImportRecord, movedDue, type CaseContext, type CaseEvent } from '#cases';
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
  undated,
  updatedAt,
  voided,
  type Part,
  typesOf,
} from './testing/records.js';
import { NOW } from './testing/samples.js';

const context = { now: NOW, occurredAt: NOW, actor: 'importer' } as CaseContext;
const { given } = deciderSpec(caseDecider);

describe('an imported record', () => {
  test('becomes what it attests, each at its own time', () => {
    given()
      .when(over, context)
      .then(
        {
          type: 'ProblemReported',
          data: { ...omitAt(reported), sourceTouched: updatedAt, source: 'import' } as never,
          occurredAt: reported.at,
        },
        { type: 'CaseFiled', data: { number: 'N-1', source: 'import' }, occurredAt: filed.at },
        { type: 'CaseDispatched', data: { ...dispatched, source: 'import' }, occurredAt: reported.at },
        { type: 'CaseClosed', data: { how: 'imported', note: 'done', source: 'import' }, occurredAt: closed.at },
      );
  });

  test('of which nothing is known but the report is but reported', () => {
    given().when(Object.assign(new ImportRecord(), { reported }), context).thenTypes('ProblemReported');
  });

  test('whose filing the source tells after its dispatch is filed at its own time, and stays dispatched', () => {
    const imported = after(Object.assign(new ImportRecord(), { reported, dispatched }));
    expect(next(imported, Object.assign(new ImportRecord(), { reported, filed, dispatched }))).toEqual(['CaseFiled']);
    expect(imported.events.at(-1)?.metadata.occurredAt).toBe(filed.at);
    expect(next(imported, Object.assign(new ImportRecord(), { reported, filed, dispatched }))).toEqual([]);
    expect(next(imported, over)).toEqual(['CaseClosed']);
  });

  test('whose dispatch says its time is dispatched then', () => {
    const at = '2018-03-05T02:00:00.000Z';
    expect(after(row({ dispatched: { ...dispatched, at } })).events.at(-1)?.metadata.occurredAt).toBe(at);
  });

  test('of the future is refused', () => {
    const early = row({ closed: { at: '2026-01-02T00:00:00.000Z' } });
    given().when(early, context).refused('not-in-the-future');
  });

  test('is not imported into a case of the office', () => {
    const own: CaseEvent = { type: 'ProblemReported', data: { category: 'a', description: 'b', source: 'staff' } };
    given(own).when(open, context).refused('import-own-records');
  });
});

describe('a later export adds only what is new', () => {
  test.each([
    ['closing', [open], over, ['CaseClosed']],
    ['voiding', [open], row({ dispatched, voided }), ['CaseVoided']],
    ['filing', [Object.assign(new ImportRecord(), { reported })], row(), ['CaseFiled']],
    ['dispatching', [row()], open, ['CaseDispatched']],
    ['another department', [open], row({ dispatched: elsewhere }), ['CaseDispatched']],
    [
      'another department, and closed',
      [open],
      row({ dispatched: elsewhere, closed }),
      ['CaseDispatched', 'CaseClosed'],
    ],
    ['no due date any more', [row({ dispatched: elsewhere })], row({ dispatched: undated }), []],
    ['opened again', [over], open, ['CaseReopened', 'CaseDispatched']],
    ['opened again undispatched', [row({ closed })], row(), ['CaseReopened']],
    ['no longer voided', [row({ dispatched, voided })], open, ['CaseReopened', 'CaseDispatched']],
    ['voided after it was closed', [over], row({ dispatched, voided }), ['CaseVoided']],
    ['another department when all is over', [over], row({ dispatched: elsewhere, closed }), ['CaseDispatched']],
    ['a dispatch when all is over', [row({ closed })], over, ['CaseDispatched']],
    [
      'another department without a due date when all is over',
      [over],
      row({ dispatched: undated, closed }),
      ['CaseDispatched'],
    ],
  ])('%s', (_what, before, record, types) => {
    const imported = after(...before);
    expect(next(imported, record)).toEqual(types);
    expect(next(imported, record)).toEqual([]);
  });

  test('what the source has open again without its dispatch is dispatched when it says so', () => {
    const imported = after(over);
    expect(next(imported, row({ updatedAt }))).toEqual(['CaseReopened']);
    expect(imported.records.get('k')).toMatchObject({ status: 'filed', department: undefined });
    expect(next(imported, open)).toEqual(['CaseDispatched']);
    expect(next(imported, over)).toEqual(['CaseClosed']);
  });

  test('what was voided without a dispatch can still be dispatched and closed', () => {
    const imported = after(row({ voided }));
    expect(next(imported, over)).toEqual(['CaseClosed', 'CaseDispatched']);
    const { status, deadlines } = imported.records.get('k')!;
    expect([status, deadlines['import-1']!.state]).toEqual(['closed', 'answered']);
  });

  test('a second dispatch leaves the time of the first one alone', () => {
    const imported = after(row({ dispatched: { ...dispatched, at: '2018-03-05T02:00:00.000Z' }, closed }));
    const again = row({ dispatched: { ...dispatched, at: '2018-03-09T02:00:00.000Z' } });
    expect(next(imported, again)).toEqual(['CaseReopened', 'CaseDispatched']);
    expect(next(imported, again)).toEqual([]);
  });

  test('another due date for the same handler holds since the dispatch; one of no told time moves with the report', () => {
    const imported = after(over);
    const due = { at: '2018-03-07T15:59:59.999Z', precision: 'day' } as const;
    const anew = row({ ...over, dispatched: { ...dispatched, deadlineId: 'import-9', due } });
    expect(imported.decide('k', anew).map(({ occurredAt }) => occurredAt)).toEqual([reported.at]);
    const at = '2018-03-06T00:00:00.000Z';
    const moved = row({ ...anew, reported: { ...reported, at } });
    expect(next(imported, moved)).toEqual(['RecordCorrected', 'RecordCorrected']);
    expect(imported.records.get('k')).toMatchObject({ reportedAt: at, dispatchedAt: at });
    expect(next(imported, moved)).toEqual([]);
  });

  test('a change without a time of its own happened when the source last touched the record', () => {
    const timesOf = (...rows: readonly ImportRecord[]) => after(...rows).events.map((e) => e.metadata.occurredAt);
    expect(timesOf(open, row({ dispatched: elsewhere, updatedAt })).at(-1)).toBe(updatedAt);
    expect(timesOf(open, row({ dispatched: elsewhere, updatedAt, closed })).slice(-2)).toEqual([closed.at, closed.at]);
    expect(timesOf(over, open).slice(-2)).toEqual([updatedAt, updatedAt]);
    expect(timesOf(open, row({ dispatched: elsewhere })).at(-1)).toBe(NOW);
  });

  test('the deadline runs again when the case is open again', () => {
    expect(after(over, open).records.get('k')?.deadlines['import-1']?.state).toBe('running');
  });
});

function omitAt({ at: _at, ...rest }: Part<'reported'>) {
  return rest;
}

describe('a row that is older than what the source told', () => {
  const touched = (at: string, more: Partial<ImportRecord> = {}) => row({ dispatched, ...more, updatedAt: at });
  const monday = touched('2018-03-05T06:00:00.000Z');
  const thursday = touched('2018-03-08T06:00:00.000Z', { closed });

  test('is skipped: Thursday’s export before Monday’s reopens nothing', () => {
    const imported = after(thursday);
    expect(() => imported.decide('k', monday)).toThrow('what it told at 2018-03-08T06:00:00.000Z is known');
    expect(imported.records.get('k')!.status).toBe('closed');
    expect(typesOf(after(monday).decide('k', thursday))).toEqual(['CaseClosed']);
  });

  test('is known by the last touch, also where that told nothing else', () => {
    const imported = after(monday, touched('2018-03-10T06:00:00.000Z'));
    expect(imported.events.at(-1)).toMatchObject({
      type: 'RecordCorrected',
      data: { field: 'sourceTouched', value: '2018-03-10T06:00:00.000Z' },
    });
    expect(() => imported.decide('k', thursday)).toThrow('is known');
  });

  test('is no news at the same moment, and may be where no row says when it was touched', () => {
    expect(next(after(thursday), thursday)).toEqual([]);
    const { updatedAt: _, ...untold } = thursday;
    expect(next(after(monday), Object.assign(new ImportRecord(), untold))).toEqual(['CaseClosed']);
  });

  test('is not known by a touch that has not come yet', () => {
    const imported = after(touched('2999-01-01T00:00:00.000Z'));
    expect(next(imported, thursday)).toEqual(['CaseClosed']);
  });
});

describe('a reopening', () => {
  test('is never dated before what it reopens', () => {
    const late = { ...closed, at: '2018-03-20T00:00:00.000Z' };
    const imported = after(row({ dispatched, closed: late, updatedAt }));
    const events = imported.decide('k', row({ dispatched, updatedAt }));
    expect(typesOf(events)).toEqual(['CaseReopened', 'CaseDispatched']);
    expect(events.map(({ occurredAt }) => occurredAt)).toEqual([late.at, late.at]);
  });
});

describe('names are one however the source spells them', () => {
  const by = (department: string, assignee: string) => ({ ...dispatched, department, assignee });
  const imported = () => after(row({ dispatched: by('ABC科', 'Li Ming'), updatedAt }));

  test('in another export: who has the case is the same, and no flag is raised', () => {
    for (const department of ['ＡＢＣ科', 'abc科', 'ABC\u200b科'])
      expect(next(imported(), row({ dispatched: by(department, 'LI MING'), updatedAt }))).toEqual([]);
    const flagged = { reported: { ...reported, anomalies: ['noDispatchTime'] } };
    const undispatched = { department: 'ａｂｃ科', assignee: 'li ming', due };
    expect(next(imported(), row({ ...flagged, undispatched, updatedAt }))).toEqual([]);
    const another = { ...undispatched, department: 'abd科' };
    expect(next(imported(), row({ ...flagged, undispatched: another, updatedAt }))).not.toEqual([]);
  });

  test('another name is another handler', () => {
    expect(next(imported(), row({ dispatched: by('ABD科', 'Li Ming'), updatedAt }))).toEqual(['CaseDispatched']);
  });
});

describe('a deadline that the source gave as a span', () => {
  const ordered = { kind: 'workingDays', amount: 3, from: '2018-03-05T02:00:00.000Z' } as const;
  const by = (at: string) => ({ at, precision: 'instant' as const, ordered });
  const sent = (at: string) => row({ dispatched: { ...dispatched, deadlineId: at, due: by(at) }, updatedAt });

  test('is the same though the calendar has learned of holidays since, and is moved by an event', () => {
    const imported = after(sent('2018-03-07T09:30:00.000Z'));
    expect(next(imported, sent('2018-03-08T09:30:00.000Z'))).toEqual([]);
    const [standing] = Object.entries(imported.records.get('k')!.deadlines);
    const before = '2018-03-06T00:00:00.000Z';
    expect(movedDue(imported.records.get('k')!, standing![1], defaultCalendar, before)?.at).toBe(
      '2018-03-08T09:30:00.000Z',
    );
  });

  test('is another one where another amount is ordered', () => {
    const imported = after(sent('2018-03-07T09:30:00.000Z'));
    const longer = { ...by('2018-03-12T09:30:00.000Z'), ordered: { ...ordered, amount: 5 } };
    expect(next(imported, row({ dispatched: { ...dispatched, due: longer }, updatedAt }))).toEqual(['CaseDispatched']);
  });
});

describe('a reply', () => {
  const rectified = { at: '2018-03-07T00:00:00.000Z', measures: '已修复' };
  test('is what was done, before the case is closed', () => {
    const imported = after(row({ dispatched, rectified, closed, updatedAt }));
    expect(typesOf(imported.events)).toEqual([
      'ProblemReported',
      'CaseFiled',
      'CaseDispatched',
      'RectificationReported',
      'CaseClosed',
    ]);
    expect(imported.records.get('k')).toMatchObject({ status: 'closed', rectifiedAt: rectified.at });
    expect(next(imported, row({ dispatched, rectified, closed, updatedAt }))).toEqual([]);
  });

  test('of a later export rectifies what is open; other words are a correction', () => {
    const imported = after(open);
    expect(next(imported, row({ dispatched, rectified, updatedAt }))).toEqual(['RectificationReported']);
    expect(imported.records.get('k')!.status).toBe('rectified');
    const other = { ...rectified, measures: '已更换' };
    const [event] = imported.decide('k', row({ dispatched, rectified: other, updatedAt }));
    expect(event).toMatchObject({ type: 'RecordCorrected', data: { field: 'measures', value: '已更换' } });
    expect(next(imported, row({ dispatched, rectified: other, closed, updatedAt }))).toEqual(['CaseClosed']);
  });

  test('that comes after the case was over leaves it over', () => {
    const imported = after(over);
    expect(next(imported, row({ dispatched, rectified, closed, updatedAt }))).toEqual(['RectificationReported']);
    expect(imported.records.get('k')).toMatchObject({ status: 'closed', rectifiedAt: rectified.at });
    // Nobody has it in hand any more, and nobody is to check it.
    expect(imported.records.get('k')!.legs).toEqual([expect.objectContaining({ until: closed.at })]);
    expect(imported.records.get('k')!.checks).toMatchObject([{ until: closed.at, result: 'closed-by-source' }]);
    expect(next(imported, row({ dispatched, rectified, closed, updatedAt }))).toEqual([]);
  });

  test('without a time of its own is of when the case was closed, else of when the source touched it', () => {
    const timeOf = (record: ImportRecord) =>
      after(record).events.find(({ type }) => type === 'RectificationReported')?.metadata.occurredAt;
    const undatedReply = { measures: '已修复' };
    expect(timeOf(row({ dispatched, rectified: undatedReply, closed, updatedAt }))).toBe(closed.at);
    expect(timeOf(row({ dispatched, rectified: undatedReply, updatedAt }))).toBe(updatedAt);
  });
});

describe('what the source gives back', () => {
  const returned = { reason: '退回' };
  const back = row({ dispatched, returned, updatedAt });
  test('waits for its next dispatch, and is given back once', () => {
    const imported = after(back);
    expect(imported.records.get('k')).toMatchObject({ status: 'filed', department: undefined });
    expect(next(imported, back)).toEqual([]);
    expect(next(imported, open)).toEqual(['CaseDispatched']);
    expect(imported.records.get('k')).toMatchObject({ status: 'dispatched', department: '城管科' });
    expect(next(imported, open)).toEqual([]);
    expect(next(imported, back)).toEqual(['CaseReturned']);
  });

  test('comes back to who is next, and undispatched it has nobody to come from', () => {
    const imported = after(open);
    expect(next(imported, back)).toEqual(['CaseReturned']);
    expect(next(imported, row({ dispatched: elsewhere, returned, updatedAt }))).toEqual([
      'CaseDispatched',
      'CaseReturned',
    ]);
    expect(typesOf(after(row({ returned })).events)).toEqual(['ProblemReported', 'CaseFiled']);
  });
});

test('whoever told the source has reported it, also where a later export says so', () => {
  const imported = after(row({ dispatched }));
  expect(imported.records.get('k')!.reportedBy).toBe('importer');
  expect(next(imported, row({ reported: { ...reported, reporter: '王芳' }, dispatched }))).toEqual(['RecordCorrected']);
  expect(imported.records.get('k')!.reportedBy).toBe('王芳');
  expect(after(row({ reported: { ...reported, reporter: '王芳' } })).records.get('k')!.reportedBy).toBe('王芳');
});

test('what is over at no time that anybody knows ended when the mapping says, until the source tells', () => {
  const undatedEnd = row({ dispatched, closed: { note: 'done' }, presumedEnd: reported.at });
  const imported = after(undatedEnd);
  expect(imported.records.get('k')!.closedAt).toBe(reported.at);
  expect(next(imported, undatedEnd)).toEqual([]);
  expect(next(imported, row({ dispatched, closed }))).toEqual(['RecordCorrected']);
  expect(imported.records.get('k')!.closedAt).toBe(closed.at);
  expect(next(imported, undatedEnd)).toEqual([]);
});
