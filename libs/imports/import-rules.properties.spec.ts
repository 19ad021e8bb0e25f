import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CommandRefused } from '#event-sourcing';
import * as cases from '#cases';
import { ImportRecord, noCase } from '#cases';
import { Cases } from './testing/samples.js';

const due = { at: '2018-03-09T15:59:59.999Z', precision: 'day' } as const;
const flag = fc.constantFrom(undefined, ['damagedText'], ['noCommunity']);

const reported = fc.record({
  at: fc.constantFrom('2018-03-05T00:00:00.000Z', '2018-03-06T00:00:00.000Z'),
  category: fc.constant('扬尘'),
  description: fc.constantFrom('裸土', '积水'),
  communityId: fc.constantFrom('c1', 'c2', undefined),
  location: fc.constantFrom(undefined, '路1号'),
  sourceNumber: fc.constant('N-1'),
  anomalies: flag,
});
const filed = fc.constantFrom(undefined, { at: '2018-03-05T01:00:00.000Z', number: 'N-1' });
const dispatched = fc.option(
  fc.record({
    at: fc.constantFrom(undefined, '2018-03-05T02:00:00.000Z', '2018-03-10T02:00:00.000Z'),
    deadlineId: fc.constantFrom('import-1', 'import-2', 'import-3'),
  }),
  { nil: undefined },
);
/** The id is the same for the same handler and due date only. */
const DISPATCHES = {
  'import-1': { department: '城管科', due },
  'import-2': { department: '环保科', due },
  'import-3': { department: '环保科', assignee: '李敏' },
} as const;
const end = fc.constantFrom(undefined, '2018-03-08T00:00:00.000Z', '2018-03-12T00:00:00.000Z');
const ending = fc.oneof(
  fc.constant({}),
  fc.record({ at: end, note: fc.constantFrom('done', 'moved') }).map((closed) => ({ closed })),
  fc.record({ at: end, reason: fc.constantFrom('wrong', 'twice') }).map((voided) => ({ voided })),
);
const updatedAt = fc.constantFrom('2018-03-08T06:00:00.000Z', '2018-03-13T00:00:00.000Z');

const row = fc.tuple(reported, filed, dispatched, ending, updatedAt).map(([told, file, sent, over, updated]) =>
  Object.assign(new ImportRecord(), {
    reported: told,
    ...(file && { filed: file }),
    ...(sent && { dispatched: { ...sent, ...DISPATCHES[sent.deadlineId] } }),
    ...over,
    updatedAt: updated,
  }),
);

const deadline = { workingDays: 3 };
const STEPS = {
  FileCase: {},
  VoidCase: { reason: 'r' },
  DispatchCase: { department: '水务科', deadline },
  ReturnCase: { reason: 'r' },
  IssueNotice: { facts: 'f', basis: 'b', requirements: 'r', recipient: 'x', deadline },
  SuspendCase: { reason: 'r' },
  ResumeCase: {},
  ReportRectification: { measures: 'm' },
  VerifyRectification: {},
  RejectRectification: { reason: 'r' },
  CloseCase: {},
  RecordLookBack: { result: 'relapsed' },
  ReopenCase: { reason: 'r' },
  MergeCase: { into: 'other' },
  CorrectRecord: { field: 'description', value: '裸土两处', reason: 'r' },
} satisfies Partial<Record<keyof typeof cases, object>>;
type Step = keyof typeof STEPS;

/** A step of the office, where the case allows it. */
function act(imported: Cases, name: Step): void {
  const command = Object.assign(new cases[name](), STEPS[name]);
  const target = imported.events[0]!;
  if (name === 'CorrectRecord') Object.assign(command, { eventId: target.id });
  try {
    imported.decide('k', command, {
      ...{ occurredAt: '2018-03-11T00:00:00.000Z', actor: name === 'VerifyRectification' ? 'wang' : 'li.ming' },
      ...{ number: 'n', partId: `part-${imported.events.length}`, target, into: { ...noCase, status: 'filed' } },
    });
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
  }
}

const flagsOf = ({ reported: told, dispatched: sent, closed }: ImportRecord) =>
  [...new Set([told, sent, closed].flatMap((part) => part?.anomalies ?? []))].sort();

const again = (imported: Cases, record: ImportRecord) =>
  imported.decide('k', record).map(({ type, data }) => ({ type, data }));

describe('any exports in any order', () => {
  test('each adds nothing the second time, and the last one holds', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const imported = new Cases();
        for (const record of rows) {
          imported.decide('k', record);
          expect(again(imported, record)).toEqual([]);
        }
        const last = rows.at(-1)!;
        const { status, department, assignee, description, reportedAt, closedAt, anomalies } =
          imported.records.get('k')!;
        expect([description, reportedAt]).toEqual([last.reported.description, last.reported.at]);
        expect([...anomalies].sort()).toEqual(flagsOf(last));
        if (last.closed) expect(status).toBe('closed');
        else if (last.voided) expect(status).toBe('voided');
        else
          expect(status).toBe(
            department !== undefined ? 'dispatched' : imported.records.get('k')!.number ? 'filed' : 'reported',
          );
        if (last.closed?.at) expect(closedAt).toBe(last.closed.at);
        if (last.dispatched)
          expect([department, assignee]).toEqual([last.dispatched.department, last.dispatched.assignee]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('with steps of the office between them: the same record adds nothing to them', () => {
    const step = fc.constantFrom(...(Object.keys(STEPS) as Step[]));
    const round = fc.tuple(row, fc.array(step, { maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 4 }), (rounds) => {
        const imported = new Cases();
        for (const [record, steps] of rounds) {
          imported.decide('k', record);
          expect(again(imported, record)).toEqual([]);
          for (const name of steps) {
            act(imported, name);
            expect(again(imported, record)).toEqual([]);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
