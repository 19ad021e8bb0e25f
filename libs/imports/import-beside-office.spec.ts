import { describe, expect, test } from '@jest/globals';
import * as cases from '#cases';
import { ImportRecord } from '#cases';
import {
  after,
  act,
  closed,
  dispatched,
  elsewhere,
  next,
  open,
  over,
  reported,
  row,
  undated,
  updatedAt,
} from './testing/records.js';
import { NOW, type Cases } from './testing/samples.js';

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
    const flagged = { ...later, closed: { note: 'done', anomalies: ['closedWithoutClosingTime'] } };
    const dated = after(over);
    dated.decide('k', reopening, { actor: 'li.ming', occurredAt: at, now: at });
    expect(next(dated, row(flagged))).toEqual(['CaseClosed']);
    expect(dated.records.get('k')!.anomalies).toEqual(['closedWithoutClosingTime']);
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
    const voided = after(open);
    voided.decide('k', returning, { actor: 'li.ming', occurredAt: at, now: at });
    act(voided, 'VoidCase', { reason: 'r' });
    // Another time of the dispatch it had is a correction; what is over is not dispatched anew.
    expect(next(voided, told(updatedAt))).toEqual(['RecordCorrected']);
    expect(voided.records.get('k')).toMatchObject({
      status: 'voided',
      department: undefined,
      counts: { dispatched: 1 },
    });
  });

  describe('where it put the case down to another site', () => {
    const at = (siteId?: string, communityId?: string) =>
      row({ reported: { ...reported, siteId, sourceSiteId: siteId, communityId } });
    const correct = (imported: Cases, value: string, communityId: string) => {
      const target = imported.events[0]!;
      const fields = { eventId: target.id, field: 'siteId', value, reason: 'r' };
      imported.decide('k', Object.assign(new cases.CorrectRecord(), fields), { communityId });
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

    test('that the site of the source was registered afterwards is no news', () => {
      const unsited = at(undefined, 'c1').reported;
      const unknown = row({ reported: { ...unsited, sourceSiteId: 's2' } });
      const imported = after(unknown);
      correct(imported, 's9', 'c9');
      expect(next(imported, unknown)).toEqual([]);
      expect(next(imported, at('s2', 'c2'))).toEqual([]);
      expect(place(imported)).toEqual(['s9', 'c9']);
      expect(next(imported, at('s3', 'c3'))).toEqual(['RecordCorrected', 'RecordCorrected', 'RecordCorrected']);
      expect(place(imported)).toEqual(['s3', 'c3']);
      const back = after(at('s3', 'c3'), unknown, at('s3', 'c3'));
      correct(back, 's9', 'c9');
      next(back, at('s2', 'c2'));
      expect(place(back)).toEqual(['s2', 'c2']);
      const returned = after(at('s1', 'c1'));
      correct(returned, 's9', 'c9');
      next(returned, unknown);
      next(returned, at('s1', 'c1'));
      expect(place(returned)).toEqual(['s1', 'c1']);
      expect(next(returned, at('s1', 'c1'))).toEqual([]);
      const untouched = after(unknown);
      next(untouched, at('s2', 'c2'));
      expect(place(untouched)).toEqual(['s2', 'c2']);
    });

    test('of a case without site the source’s newer community holds', () => {
      const imported = after(at(undefined, 'c1'));
      const target = imported.events[0]!;
      const fields = { eventId: target.id, field: 'communityId', value: 'c9', reason: 'r' };
      imported.decide('k', Object.assign(new cases.CorrectRecord(), fields));
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
