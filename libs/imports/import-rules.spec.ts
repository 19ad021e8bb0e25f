import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import * as cases from '#cases';
import { noCase, caseDecider, ImportRecord, type CaseContext, type CaseEvent, type RecordCorrected } from '#cases';
import { Cases, NOW } from './testing/samples.js';

type Part<K extends keyof ImportRecord> = NonNullable<ImportRecord[K]>;

const reported: Part<'reported'> = {
  at: '2018-03-05T00:00:00.000Z',
  category: '扬尘',
  description: '裸土',
  communityId: 'c1',
  sourceNumber: 'N-1',
};
const filed: Part<'filed'> = { at: '2018-03-05T01:00:00.000Z', number: 'N-1' };
const due = { at: '2018-03-09T15:59:59.999Z', precision: 'day' } as const;
const dispatched: Part<'dispatched'> = { deadlineId: 'import-1', department: '城管科', due };
const elsewhere: Part<'dispatched'> = { deadlineId: 'import-2', department: '环保科', due };
const undated: Part<'dispatched'> = { deadlineId: 'import-3', department: '环保科' };
const closed: Part<'closed'> = { at: '2018-03-08T00:00:00.000Z', note: 'done' };
const voided: Part<'voided'> = { at: '2018-03-08T00:00:00.000Z', reason: 'wrong' };
const updatedAt = '2018-03-10T00:00:00.000Z';

const row = (more: Partial<ImportRecord> = {}): ImportRecord =>
  Object.assign(new ImportRecord(), { reported, filed, ...more });
const open = row({ dispatched, updatedAt });
const over = row({ dispatched, closed, updatedAt });

const context = { now: NOW, occurredAt: NOW, actor: 'importer' } as CaseContext;
const { given } = deciderSpec(caseDecider);

/** What an import of these rows in turn left behind. */
function after(...rows: readonly ImportRecord[]): Cases {
  const imported = new Cases();
  for (const r of rows) imported.decide('k', r);
  return imported;
}
const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);
const next = (imported: Cases, record: ImportRecord) => typesOf(imported.decide('k', record));

/** A command of the office itself. */
function act(imported: Cases, name: keyof typeof cases, fields: object, actor = 'li.ming'): void {
  const command = Object.assign(new (cases[name] as unknown as new () => object)(), fields);
  imported.decide('k', command, {
    actor,
    number: 'n',
    partId: `part-${imported.events.length}`,
    into: { ...noCase, status: 'filed' },
  });
}

describe('an imported record', () => {
  test('becomes what it attests, each at its own time', () => {
    given()
      .when(over, context)
      .then(
        { type: 'ProblemReported', data: { ...omitAt(reported), source: 'import' } as never, occurredAt: reported.at },
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
    ['no due date any more', [row({ dispatched: elsewhere })], row({ dispatched: undated }), ['CaseDispatched']],
    ['opened again', [over], open, ['CaseReopened', 'CaseDispatched']],
    ['opened again undispatched', [row({ closed })], row(), ['CaseReopened']],
    ['no longer voided', [row({ dispatched, voided })], open, ['CaseReopened', 'CaseDispatched']],
    ['voided after it was closed', [over], row({ dispatched, voided }), ['CaseVoided']],
    ['another department when all is over', [over], row({ dispatched: elsewhere, closed }), ['CaseDispatched']],
    ['a dispatch when all is over', [row({ closed })], over, ['CaseDispatched']],
    ['no due date any more when all is over', [over], row({ dispatched: undated, closed }), ['CaseDispatched']],
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
    expect(corrections(imported, over)).toEqual([['CaseClosed', 'occurredAt', updatedAt, closed.at, updatedAt]]);
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
      { target },
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
  const never = Object.assign(new ImportRecord(), flags(['noCommunity', 'noDepartment']));
  const bare = after(never);
  expect(next(bare, never)).toEqual([]);
  expect(bare.records.get('k')!.anomalies).toEqual(['noCommunity', 'noDepartment']);
  next(bare, open);
  expect(bare.records.get('k')!.anomalies).toEqual([]);
});

describe('what the office has done itself stands', () => {
  const rectifyAndClose = (imported: Cases) => {
    act(imported, 'ReportRectification', { measures: '已覆盖' });
    act(imported, 'VerifyRectification', {}, 'wang');
    act(imported, 'CloseCase', {});
  };
  const reopenAfterClosing = (imported: Cases) => {
    rectifyAndClose(imported);
    act(imported, 'ReopenCase', { reason: 'r' });
  };
  const days = { deadline: { workingDays: 3 } };

  test.each<[string, ImportRecord, (imported: Cases) => void]>([
    ['closed here, open there', open, rectifyAndClose],
    ['rectified here, open there', open, (k) => act(k, 'ReportRectification', { measures: 'm' })],
    ['dispatched here to another', open, (k) => act(k, 'DispatchCase', { department: '水务科', ...days })],
    ['returned here', open, (k) => act(k, 'ReturnCase', { reason: 'r' })],
    ['voided here, open there', row(), (k) => act(k, 'VoidCase', { reason: 'r' })],
    ['merged here', open, (k) => act(k, 'MergeCase', { into: 'other' })],
    ['opened again here, closed there', over, (k) => act(k, 'ReopenCase', { reason: 'r' })],
    [
      'opened again here, without due date',
      row({ dispatched: undated, closed }),
      (k) => act(k, 'ReopenCase', { reason: 'r' }),
    ],
    ['opened again here, never dispatched', row({ closed }), (k) => act(k, 'ReopenCase', { reason: 'r' })],
    ['closed and opened again here, open there', row({ dispatched: undated }), reopenAfterClosing],
    [
      'opened again and dispatched here',
      over,
      (k) => {
        act(k, 'ReopenCase', { reason: 'r' });
        act(k, 'DispatchCase', { department: '水务科', ...days });
      },
    ],
    [
      'found relapsed here',
      open,
      (k) => {
        rectifyAndClose(k);
        act(k, 'RecordLookBack', { result: 'relapsed' });
      },
    ],
    ['suspended here', open, (k) => act(k, 'SuspendCase', { reason: 'r' })],
    [
      'called missed by the clock',
      open,
      (k) => act(k, 'MissDeadline', { deadlineId: 'import-1', escalateAfterMisses: 1 }),
    ],
  ])('%s: the same record adds nothing', (_what, record, work) => {
    const imported = after(record);
    work(imported);
    expect(imported.events.length).toBeGreaterThan(after(record).events.length);
    expect(next(imported, record)).toEqual([]);
  });

  test('what ended there before it was opened again here is no news, though it was never told', () => {
    const imported = after(open);
    rectifyAndClose(imported);
    expect(next(imported, over)).toEqual([]);
    act(imported, 'ReopenCase', { reason: 'r' });
    expect(next(imported, over)).toEqual([]);
    const later = { ...over, closed: { ...closed, at: NOW } };
    act(imported, 'DispatchCase', { department: '水务科', ...days });
    expect(next(imported, row(later))).toEqual([]);
  });

  test('what ends there after that is', () => {
    const imported = after(over);
    const reopening = Object.assign(new cases.ReopenCase(), { reason: 'r' });
    const at = '2018-03-09T00:00:00.000Z';
    imported.decide('k', reopening, { actor: 'li.ming', occurredAt: at, now: at });
    expect(next(imported, over)).toEqual([]);
    const again = row({ ...over, closed: { ...closed, at: '2018-03-12T00:00:00.000Z' } });
    expect(next(imported, again)).toEqual(['CaseClosed']);
    expect(next(imported, again)).toEqual([]);
    const undated = after(row({ dispatched, closed: { note: 'done' }, updatedAt: closed.at }));
    undated.decide('k', reopening, { actor: 'li.ming', occurredAt: at, now: at });
    const later = row({ dispatched, closed: { note: 'done' }, updatedAt: '2018-03-12T00:00:00.000Z' });
    expect(next(undated, later)).toEqual(['CaseClosed']);
    expect(next(undated, later)).toEqual([]);
  });

  test('what the office returned can be dispatched by the source anew', () => {
    const imported = after(open);
    const at = '2018-03-09T00:00:00.000Z';
    const returning = Object.assign(new cases.ReturnCase(), { reason: 'r' });
    imported.decide('k', returning, { actor: 'li.ming', occurredAt: at, now: at });
    expect(next(imported, open)).toEqual([]);
    expect(next(imported, row({ dispatched: { ...elsewhere, at: closed.at } }))).toEqual([]);
    expect(next(imported, row({ dispatched: elsewhere, updatedAt }))).toEqual(['CaseDispatched']);
    expect(imported.records.get('k')).toMatchObject({ status: 'dispatched', department: '环保科' });
  });

  test('what the office returned can be dispatched by the source anew to the same handler', () => {
    const imported = after(open);
    const at = '2018-03-09T00:00:00.000Z';
    const returning = Object.assign(new cases.ReturnCase(), { reason: 'r' });
    imported.decide('k', returning, { actor: 'li.ming', occurredAt: at, now: at });
    const told = (dispatchedAt: string) => row({ dispatched: { ...dispatched, at: dispatchedAt }, updatedAt });
    expect(next(imported, told('2018-03-06T00:00:00.000Z'))).toEqual(['RecordCorrected']);
    expect(imported.records.get('k')).toMatchObject({ status: 'filed', department: undefined });
    expect(next(imported, told(updatedAt))).toEqual(['CaseDispatched']);
    expect(imported.records.get('k')).toMatchObject({
      status: 'dispatched',
      department: '城管科',
      dispatchedAt: updatedAt,
    });
    expect(imported.records.get('k')!.deadlines['import-1']!.state).toBe('running');
    expect(next(imported, told(updatedAt))).toEqual([]);
  });

  describe('where it put the case down to another site', () => {
    const at = (siteId?: string, communityId?: string) => row({ reported: { ...reported, siteId, communityId } });
    const correct = (imported: Cases, value: string, communityId: string) => {
      const target = imported.events[0]!;
      const fields = { eventId: target.id, field: 'siteId', value, reason: 'r' };
      imported.decide('k', Object.assign(new cases.CorrectRecord(), fields), { target, communityId });
    };
    const place = (imported: Cases) => {
      const { siteId, communityId } = imported.records.get('k')!;
      return [siteId, communityId];
    };

    test.each<[string, ImportRecord, ImportRecord, readonly [string, string]]>([
      ['another community of the source does not reach it', at('s1', 'c1'), at('s1', 'c2'), ['s9', 'c9']],
      ['nor where the source names no site', at(undefined, 'c1'), at(undefined, 'c2'), ['s9', 'c9']],
      ['nor where it names none any more', at('s1', 'c1'), at(undefined, 'c2'), ['s9', 'c9']],
      ['another site of the source does, with its community', at('s1', 'c1'), at('s2', 'c2'), ['s2', 'c2']],
      ['also where that is what the source said before', at('s1', 'c1'), at('s2', 'c1'), ['s2', 'c1']],
      ['also where that is what the case has', at('s1', 'c1'), at('s2', 'c9'), ['s2', 'c9']],
      ['also where the source names one for the first time', at(undefined, 'c1'), at('s2', 'c2'), ['s2', 'c2']],
    ])('%s', (_what, before, record, expected) => {
      const imported = after(before);
      correct(imported, 's9', 'c9');
      expect(next(imported, before)).toEqual([]);
      next(imported, record);
      expect(place(imported)).toEqual(expected);
      expect(next(imported, record)).toEqual([]);
    });

    test('of a case without site the source’s newer community holds', () => {
      const imported = after(at(undefined, 'c1'));
      const target = imported.events[0]!;
      const fields = { eventId: target.id, field: 'communityId', value: 'c9', reason: 'r' };
      imported.decide('k', Object.assign(new cases.CorrectRecord(), fields), { target });
      expect(next(imported, at(undefined, 'c1'))).toEqual([]);
      expect(next(imported, at(undefined, 'c2'))).toEqual(['RecordCorrected']);
      expect(place(imported)).toEqual([undefined, 'c2']);
    });
  });

  test('yet a closing there is news for a case that is open here', () => {
    const imported = after(open);
    act(imported, 'DispatchCase', { department: '水务科', ...days });
    expect(next(imported, over)).toEqual(['CaseClosed']);
  });
});

function omitAt({ at: _at, ...rest }: Part<'reported'>) {
  return rest;
}
