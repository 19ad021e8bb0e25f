import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import { caseDecider, ImportRecord, type CaseContext, type CaseEvent } from '#cases';
import {
  after,
  closed,
  dispatched,
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
