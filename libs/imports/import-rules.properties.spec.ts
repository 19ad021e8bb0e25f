import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CommandRefused } from '#event-sourcing';
import * as cases from '#cases';
import { ImportRecord, noCase, undispatched, type CaseRecord, type Due } from '#cases';
import { Cases, NOW } from './testing/samples.js';

const due = { at: '2018-03-09T15:59:59.999Z', precision: 'day' } as const;
const HOUR = 3_600_000;

const reported = fc
  .record({
    at: fc.constantFrom('2018-03-05T00:00:00.000Z', '2018-03-06T00:00:00.000Z'),
    category: fc.constantFrom('扬尘', '噪声', undefined),
    description: fc.constantFrom('裸土', '积水'),
    communityId: fc.constantFrom('c1', 'c2', undefined),
    siteId: fc.constantFrom(undefined, undefined, 's1', 's2', 's4'),
    isRegistered: fc.boolean(),
    location: fc.constantFrom(undefined, '路1号', '路2号'),
    sourceNumber: fc.constant('N-1'),
    damaged: fc.boolean(),
  })
  .map(({ damaged, isRegistered, siteId: named, category, ...told }) => {
    const inPart = category === undefined ? { inPart: { category: [] } } : {};
    // As an import places it: a community goes with its site.
    const siteId = named === 's4' && !isRegistered ? undefined : named;
    const communityId = siteId === undefined ? told.communityId : communityOf(siteId);
    const anomalies = [
      ...(communityId ? [] : ['noCommunity']),
      ...(damaged ? ['damagedText'] : []),
      ...(siteId === named ? [] : ['unknownSite']),
    ];
    return { ...told, ...inPart, category: category ?? '其他', siteId, communityId, sourceSiteId: named, anomalies };
  });
const filed = fc.constantFrom(
  undefined,
  { at: '2018-03-05T01:00:00.000Z', number: 'N-1' },
  { at: '2018-03-06T01:00:00.000Z', number: 'N-1' },
);
const dispatched = fc.option(
  fc.record({
    at: fc.constantFrom(undefined, '2018-03-05T02:00:00.000Z', '2018-03-10T02:00:00.000Z'),
    deadlineId: fc.constantFrom('import-1', 'import-2', 'import-3', 'import-4'),
  }),
  { nil: undefined },
);
/** The id is the same for the same handler and due date only. */
const DISPATCHES = {
  'import-1': { department: '城管科', due },
  'import-2': { department: '环保科', due },
  'import-3': { department: '环保科', assignee: '李敏' },
  'import-4': { department: '综合科', isAssumed: true },
} as const;
const end = fc.constantFrom(
  undefined,
  '2018-03-08T00:00:00.000Z',
  '2018-03-12T00:00:00.000Z',
  '2018-03-14T00:00:00.000Z',
);
const ending = fc.oneof(
  fc.constant({}),
  fc.record({ at: end, note: fc.constantFrom('done', 'moved') }).map((closed) => ({ closed })),
  fc.record({ at: end, reason: fc.constantFrom('wrong', 'twice') }).map((voided) => ({ voided })),
);
const updatedAt = fc.constantFrom('2018-03-08T06:00:00.000Z', '2018-03-13T00:00:00.000Z', '2018-03-15T00:00:00.000Z');

const absence = fc.constantFrom(['noDepartment'], ['noDepartment', 'dueWithoutDispatch'], ['noDispatchTime']);

const parts = fc.tuple(reported, filed, dispatched, ending, updatedAt, absence);
const row = parts.map(([told, file, sent, over, updated, absent]) =>
  Object.assign(new ImportRecord(), {
    reported: sent ? told : { ...told, anomalies: [...told.anomalies, ...absent] },
    ...(file && { filed: file }),
    ...(sent && { dispatched: { ...sent, ...DISPATCHES[sent.deadlineId] } }),
    ...over,
    updatedAt: updated,
  }),
);

const reply = fc.option(
  fc.record({ at: fc.constantFrom(undefined, '2018-03-07T00:00:00.000Z'), measures: fc.constantFrom('已办', '已修') }),
  { nil: undefined },
);
/** Rows that tell of replies, and of what was given back. */
const telling = fc.tuple(row, reply, fc.boolean()).map(([record, rectified, isBack]) => {
  const isOpen = record.closed === undefined && record.voided === undefined;
  const returned = isBack && isOpen && record.dispatched ? { returned: { reason: '退回' } } : {};
  return Object.assign(new ImportRecord(), record, rectified && { rectified }, returned);
});

const deadline = { workingDays: 3 };
const STEPS: readonly (readonly [command: keyof typeof cases, fields: object])[] = [
  ['FileCase', {}],
  ['VoidCase', { reason: 'r' }],
  ['DispatchCase', { department: '水务科', deadline }],
  ['ReturnCase', { reason: 'r' }],
  ['IssueNotice', { facts: 'f', basis: 'b', requirements: 'r', recipient: 'x', deadline }],
  ['SuspendCase', { reason: 'r' }],
  ['ResumeCase', {}],
  ['ReportRectification', { measures: 'm' }],
  ['VerifyRectification', {}],
  ['RejectRectification', { reason: 'r' }],
  ['CloseCase', {}],
  ['RecordLookBack', { result: 'relapsed' }],
  ['ReopenCase', { reason: 'r' }],
  ['MergeCase', { into: 'other' }],
  ['CorrectRecord', { field: 'description', value: '裸土两处', reason: 'r' }],
  ['CorrectRecord', { field: 'siteId', value: 's2', reason: 'r' }],
  ['CorrectRecord', { field: 'siteId', value: 's3', reason: 'r' }],
  ['CorrectRecord', { field: 'siteId', value: 's4', reason: 'r' }],
];
type Step = (typeof STEPS)[number];

const communityOf = (siteId: string) => siteId.replace('s', 'c');

type Cased = { readonly imported: Cases; now: string };

/** Time goes on from step to step, amid the times that the records tell. */
function later(cased: Cased): string {
  cased.now = new Date(Date.parse(cased.now) + 18 * HOUR).toISOString();
  return cased.now;
}

function momentsOf({
  reported: told,
  filed: file,
  dispatched: sent,
  closed,
  voided,
  updatedAt: touched,
}: ImportRecord) {
  return [told.at, file?.at, sent?.at, closed?.at, voided?.at, touched].filter((at) => at !== undefined);
}

/** A step of the office, where the case allows it. */
function act(cased: Cased, [name, fields]: Step): void {
  const { imported } = cased;
  const target = imported.events[0]!;
  const command = Object.assign(new (cases[name] as new () => object)(), fields, { eventId: target.id });
  const now = later(cased);
  const { field, value } = fields as { readonly field?: string; readonly value?: string };
  const communityId = field === 'siteId' ? communityOf(value!) : undefined;
  try {
    imported.decide('k', command, {
      ...{ now, occurredAt: now, actor: name === 'VerifyRectification' ? 'wang' : 'li.ming' },
      ...{
        number: 'n',
        partId: `part-${imported.events.length}`,
        target,
        communityId,
        into: { ...noCase, status: 'filed' },
      },
    });
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
  }
}

const flagsOf = ({ reported: told, dispatched: sent, closed }: ImportRecord) =>
  [...new Set([told, sent, closed].flatMap((part) => part?.anomalies ?? []))].sort();

const again = (imported: Cases, record: ImportRecord, now = NOW) =>
  imported.decide('k', record, { now, occurredAt: now }).map(({ type, data }) => ({ type, data }));

/** What the rows said last of something; what a row says nothing of stays as it was. */
function lastOf<T>(rows: readonly ImportRecord[], said: (row: ImportRecord) => T | undefined): T | undefined {
  return rows.map(said).findLast((value) => value !== undefined);
}

/** The community of the last row that says one, where it is not at odds with a site that an earlier row named. */
function placeOf(rows: readonly ImportRecord[]) {
  let [siteId, communityId]: [string?, string?] = [];
  for (const { reported: told } of rows) {
    const isElsewhere = told.siteId === undefined && siteId !== undefined;
    siteId = told.siteId ?? siteId;
    if (!isElsewhere) communityId = told.communityId ?? communityId;
  }
  return { siteId, communityId };
}

/** Who has it by the rows, and until when: an empty cell attests nothing, and what is open again without a dispatch starts anew. */
function handlerOf(rows: readonly ImportRecord[]) {
  let handler: { department?: string; assignee?: string; due?: Due } = {};
  let [wasOver, ever]: [boolean, string?] = [false];
  for (const { dispatched: sent, closed, voided } of rows) {
    const isOver = closed !== undefined || voided !== undefined;
    if (wasOver && !isOver && !sent) handler = {};
    if (sent) {
      const department: string = sent.isAssumed ? (ever ?? sent.department) : sent.department;
      const assignee = sent.assignee ?? (department === handler.department ? handler.assignee : undefined);
      ever = department;
      handler = { department, assignee, due: sent.due ?? handler.due };
    }
    wasOver = isOver;
  }
  return handler;
}

/** What of the last row's flags is still missing, as no row before it said it. */
function flagsLeft(rows: readonly ImportRecord[], { communityId, department }: CaseRecord): string[] {
  const isMissing = (flag: string) =>
    flag === 'noCommunity' ? communityId === undefined : !isUndispatched(flag) || department === undefined;
  const lastSited = rows.findLast(({ reported: told }) => told.sourceSiteId !== undefined);
  const isUnknown = lastSited !== undefined && flagsOf(lastSited).includes('unknownSite');
  const flags = flagsOf(rows.at(-1)!).filter((flag) => flag !== 'unknownSite' && isMissing(flag));
  return [...flags, ...(isUnknown ? ['unknownSite'] : [])].sort();
}

const isUndispatched = (flag: string) => (undispatched as readonly string[]).includes(flag);

/** Whether the last word on the case being over was the office's. */
function isOverByOffice({ events }: Cases): boolean {
  const last = events.findLast(({ type }) => ['CaseClosed', 'CaseVoided', 'CaseMerged', 'CaseReopened'].includes(type));
  return last !== undefined && last.type !== 'CaseReopened' && !('source' in last.data);
}

/** As a source makes them: none was touched before what it told before. */
function inOrder<T extends { updatedAt?: string }>(rows: readonly T[]): readonly T[] {
  let last: string | undefined;
  for (const record of rows) {
    if (last === undefined || record.updatedAt! > last) last = record.updatedAt;
    Object.assign(record, { updatedAt: last });
  }
  return rows;
}

describe('any exports, each made after the one before', () => {
  test('each adds nothing the second time, and the last one holds', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }).map(inOrder), (rows) => {
        const imported = new Cases();
        for (const record of rows) {
          imported.decide('k', record);
          expect(again(imported, record)).toEqual([]);
        }
        const last = rows.at(-1)!;
        const known = imported.records.get('k')!;
        const { status, department, assignee, closedAt, endedAt, caseDeadlineId, deadlines } = known;
        const { at, description } = last.reported;
        expect(known).toMatchObject({ description, reportedAt: at });
        const category = lastOf(rows, (told) => (told.reported.inPart ? undefined : told.reported.category));
        expect(known.category).toBe(category ?? '其他');
        const location = lastOf(rows, (told) => told.reported.location);
        const filedAt = lastOf(rows, (told) => told.filed?.at);
        const { siteId, communityId } = placeOf(rows);
        expect(known).toMatchObject({ ...{ location, filedAt, siteId, communityId } });
        expect([...known.anomalies].sort()).toEqual(flagsLeft(rows, known));
        if (last.closed) expect(status).toBe('closed');
        else if (last.voided) expect(status).toBe('voided');
        else expect(status).toBe(department !== undefined ? 'dispatched' : known.number ? 'filed' : 'reported');
        if (last.closed?.at) expect(closedAt).toBe(last.closed.at);
        if (last.voided?.at) expect(endedAt).toBe(last.voided.at);
        if (last.closed ?? last.voided) {
          const ending = imported.events.findLast(({ type }) => type === 'CaseClosed' || type === 'CaseVoided')!;
          const words = ending.data as { readonly note?: string; readonly reason?: string };
          const field = last.closed ? 'note' : 'reason';
          expect(known.corrected[ending.id]?.[field] ?? words[field]).toBe(last.closed?.note ?? last.voided?.reason);
        }
        if (last.dispatched) {
          const due = deadlines[caseDeadlineId ?? '']?.due;
          expect({ department, assignee, due }).toEqual(handlerOf(rows));
          if (last.dispatched.at) expect(known.dispatchedAt).toBe(last.dispatched.at);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('each adds nothing the second time, whatever it tells of replies and returns, and says where the case is', () => {
    fc.assert(
      fc.property(fc.array(telling, { minLength: 1, maxLength: 6 }).map(inOrder), (rows) => {
        const imported = new Cases();
        for (const record of rows) {
          imported.decide('k', record);
          expect(again(imported, record)).toEqual([]);
        }
        const last = rows.at(-1)!;
        const { status, department } = imported.records.get('k')!;
        if (last.closed) expect(status).toBe('closed');
        else if (last.voided) expect(status).toBe('voided');
        else if (last.returned && !rows.some(({ rectified }) => rectified))
          expect([status, department]).toEqual(['filed', undefined]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('with steps of the office between them: the same record adds nothing to them', () => {
    const round = fc.tuple(fc.oneof(row, telling), fc.array(fc.constantFrom(...STEPS), { maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 4 }), (rounds) => {
        inOrder(rounds.map(([record]) => record));
        const cased: Cased = { imported: new Cases(), now: '2018-03-09T00:00:00.000Z' };
        const { imported } = cased;
        for (const [record, steps] of rounds) {
          const now = later(cased);
          // What a row dates later than its export is rejected before it gets here.
          if (momentsOf(record).some((at) => at > now)) continue;
          const isOver = isOverByOffice(imported);
          const before = imported.records.get('k');
          imported.decide('k', record, { now, occurredAt: now });
          const after = imported.records.get('k')!;
          if (isOver)
            expect([after.status, after.counts.dispatched]).toEqual([before!.status, before!.counts.dispatched]);
          expect(again(imported, record, now)).toEqual([]);
          for (const step of steps) {
            act(cased, step);
            expect(again(imported, record, later(cased))).toEqual([]);
            const { siteId, communityId } = imported.records.get('k')!;
            if (siteId !== undefined) expect(communityId).toBe(communityOf(siteId));
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
