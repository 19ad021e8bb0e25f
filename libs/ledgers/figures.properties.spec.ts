import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendar, defaultSettings, makeCalendar } from '#calendar';
import { caseLedgerPart, caseView, type CaseDocument } from '#cases';
import { SqliteDocumentStore } from '#documents-sqlite';
import {
  deriveId,
  drillDown,
  foldView,
  Projector,
  rateIn,
  type Asked,
  type DocumentStore,
  type EventStore,
  type NewEvent,
  type StoredEvent,
} from '#event-sourcing';
import { SqliteEventStore } from '#event-store-sqlite';
import { defaultLimits, viewOfPart, type OfficeSettings } from '#platform';
import { drillFolded, drillKept, type Drilled, type DrilledFrom } from './drill-down.js';
import { figuresIn } from './ledger-parts.js';
import { KeptSource, valuesOf } from './ledger-source.js';
import { LedgerFold } from './office-documents.js';

const HOUR = 3_600_000;
const START = Date.parse('2018-02-12T01:00:00.000Z'); // before the spring festival and its worked weekends
/** Half hours: office hours begin and end at them. */
const moment = (hour: number) => new Date(START + (hour * HOUR) / 2).toISOString();
const settings: OfficeSettings = { calendar: defaultCalendar, limits: defaultLimits };
const parts = [caseLedgerPart];
const figures = figuresIn(parts);
/** A return without a dispatch, which no rule allows, is in these histories too. */
const rates = caseLedgerPart.rates!.filter(({ name }) => name !== 'accurateDispatch');

/** What may happen to one of some cases, at some hour, whether it makes sense or not: folds are total. */
interface Step {
  readonly of: number;
  readonly what: string;
  readonly hour: number;
}
const WHAT = [
  'CaseFiled',
  'CaseDispatched',
  'CaseReturned',
  'NoticeIssued',
  'NoticeServed',
  'RectificationReported',
  'RectificationVerified',
  'RectificationRejected',
  'CaseSuspended',
  'CaseResumed',
  'CaseVoided',
  'CaseMerged',
  'CaseClosed',
  'CaseReopened',
  'SupervisionPlaced',
  'SupervisionLifted',
];
const step: fc.Arbitrary<Step> = fc.record({
  of: fc.nat(3),
  what: fc.constantFrom(...WHAT),
  hour: fc.nat(48 * 20),
});

function dataOf({ what, hour }: Step, n: number): object {
  const due = { at: moment(hour + 48), precision: 'instant' };
  switch (what) {
    case 'CaseDispatched':
      return { deadlineId: `d${n}`, department: ['城管', '环保'][n % 2], ...(n % 3 === 0 ? {} : { due }) };
    case 'NoticeIssued':
      return { noticeId: `n${n}`, number: `${n}`, facts: 'f', basis: 'b', requirements: 'r', recipient: 'x', due };
    case 'NoticeServed':
      return { noticeId: `n${n - 1}`, method: 'direct', servedBy: 'a', servedTo: 'b', servedAt: moment(hour) };
    case 'CaseResumed':
      return { deadlines: [] };
    case 'SupervisionPlaced':
      return { supervisionId: 's', level: 'city', by: '市', due };
    case 'SupervisionLifted':
      return { supervisionId: 's' };
    default:
      return { number: 'n', reason: 'r', measures: 'm', into: 'x', how: 'verified' };
  }
}

function eventsOf(steps: readonly Step[]): (NewEvent & { readonly stream: string })[] {
  const reports = [0, 1, 2, 3].map((of): Step => ({
    of,
    what: of === 3 ? 'CorrectedOnTheSpot' : 'ProblemReported',
    hour: of,
  }));
  const place = (of: number) => ({ siteId: `s${of % 2}`, ...(of === 1 ? {} : { communityId: 'c' }) });
  return [...reports, ...steps].map((happened, n) => {
    const { of, what, hour } = happened;
    const isReport = n < reports.length;
    const report = {
      category: ['扬尘', '占道'][of % 2],
      description: 'd',
      source: 'patrol',
      kind: 'persuasion',
      ...place(of),
    };
    return {
      id: deriveId('figures', String(n)),
      type: what,
      schema: 1,
      stream: `case-${of}`,
      data: isReport ? report : dataOf(happened, n),
      metadata: { actor: 'a', occurredAt: moment(hour), commandId: `${n}`, commandDigest: '' },
    };
  });
}

describe('figures of cases', () => {
  let store: EventStore;
  let documents: DocumentStore;

  beforeEach(() => {
    store = new SqliteEventStore({ file: ':memory:' });
    documents = new SqliteDocumentStore({ file: ':memory:' });
  });
  afterEach(async () => {
    await store.close();
    await documents.close();
  });

  async function project(by: OfficeSettings): Promise<void> {
    const projector = new Projector({ store, documents, views: [viewOfPart(caseLedgerPart, by)] });
    await projector.start();
    await projector.stop();
  }

  async function drilled(from: Omit<DrilledFrom, 'cursor'>, page: (from: DrilledFrom) => Promise<Drilled>) {
    const amounts: (readonly [string, number])[] = [];
    let cursor: string | undefined;
    do {
      const { amounts: found, next } = await page({ ...from, cursor });
      expect(found.size).toBeLessThanOrEqual(from.limit);
      amounts.push(...found);
      cursor = next;
    } while (cursor !== undefined);
    return amounts;
  }

  test('of any history, at any moment: store, fold and drill-down agree, and groups add up', async () => {
    const hour = fc.nat(48 * 25);
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        hour,
        fc.option(hour),
        fc.nat(3),
        async (steps, at, from, limit) => {
          store = new SqliteEventStore({ file: ':memory:' });
          documents = new SqliteDocumentStore({ file: ':memory:' });
          for (const { stream, ...event } of eventsOf(steps)) await store.append(stream, [event], 'any');
          await project(settings);
          const fold = new LedgerFold(parts, settings);
          const log: StoredEvent[] = [];
          for await (const event of store.readAll()) log.push(event);
          for (const event of log) fold.add(event);

          const asked: Asked = {
            at: moment(at),
            ...(from === null ? {} : { from: moment(from % 4), until: moment(3) }),
          };
          const kept = new KeptSource((of) => documents.collection(of), asked);
          const folded = fold.source(asked);
          const whole = await valuesOf(kept, figures);
          expect(await valuesOf(folded, figures)).toEqual(whole);
          expect(sharesBeyond(whole)).toEqual([]);
          for (const by of ['siteId', 'communityId', 'department', 'category']) {
            const rows = await kept.sums(figures, by);
            expect([...(await folded.sums(figures, by))].sort()).toEqual([...rows].sort());
            for (const { name } of figures)
              expect([name, [...rows.values()].reduce((sum, row) => sum + Number(row[name]), 0)]).toEqual([
                name,
                whole[name],
              ]);
          }
          for (const figure of figures) {
            const asking = { part: caseLedgerPart, figure, asked, where: [], limit: limit + 1 };
            const fromStore = await drilled(asking, (page) => drillKept(page, documents.collection(figure.of)));
            const fromFold = await drilled(asking, (page) => drillFolded(page, folded));
            expect([figure.name, fromStore.reduce((sum, [, amount]) => sum + amount, 0)]).toEqual([
              figure.name,
              whole[figure.name],
            ]);
            expect(fromStore.every(([, amount]) => amount > 0)).toBe(true);
            expect(new Set(fromStore.map(([id]) => id)).size).toBe(fromStore.length);
            expect(fromFold.sort()).toEqual([...fromStore].sort());
            expect(drillDown(figure, asked).length).toBeGreaterThanOrEqual(figure.where.length);
          }
          expect(byDefinition(foldView(caseView, log), asked)).toEqual({
            toBeFiled: whole['toBeFiled'],
            filedInTime: whole['filedInTime'],
            toBeDispatched: whole['toBeDispatched'],
            dispatchedInTime: whole['dispatchedInTime'],
            toBeVerified: whole['toBeVerified'],
            verifiedInTime: whole['verifiedInTime'],
            noticesOverdue: whole['noticesOverdue'],
          });
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('an office that changes its hours or limits has what follows from them built anew', async () => {
    const [report, file]: [Step, Step] = [
      { of: 0, what: 'ProblemReported', hour: 0 },
      { of: 0, what: 'CaseFiled', hour: 4 },
    ];
    const events = eventsOf([file]).filter(({ stream }) => stream === `case-${report.of}`);
    for (const { stream, ...event } of events) await store.append(stream, [event], 'any');
    const filedInTime = figures.filter(({ name }) => name === 'filedInTime');
    const counted = async () => {
      const kept = new KeptSource((of) => documents.collection(of), { at: moment(24 * 25) });
      return (await valuesOf(kept, filedInTime))['filedInTime'];
    };
    await project(settings);
    expect(await counted()).toBe(1);
    await project({ ...settings, limits: { ...defaultLimits, filingWorkingHours: 0.5 } });
    expect(await counted()).toBe(0);
    await project(settings);
    expect(await counted()).toBe(1);
    const afternoons = makeCalendar({ ...defaultSettings, officeHours: [{ from: '14:00', to: '17:30' }] });
    await project({ calendar: defaultCalendar, limits: { ...defaultLimits, filingWorkingHours: 1 } });
    expect(await counted()).toBe(0);
    await project({ calendar: afternoons, limits: { ...defaultLimits, filingWorkingHours: 1 } });
    expect(await counted()).toBe(1);
    const generations = await documents.generations();
    expect(generations.every(({ active }) => active)).toBe(true);
    expect(generations.map(({ collection }) => collection)).toEqual([
      'case-appeals',
      'case-callbacks',
      'case-notices',
      'case-orders',
      'case-spans',
      'case-tallies',
      'cases',
    ]);
  });
});

/** Shares that hold more than they are shares of. */
const sharesBeyond = (values: Readonly<Record<string, unknown>>) =>
  rates
    .map((rate) => rateIn(rate, values as Readonly<Record<string, number>>, defaultLimits as never))
    .filter(({ numerator, denominator }) => numerator < 0 || numerator > denominator)
    .map(({ name }) => name);

/** The figures that depend on working time or on several moments, as they are defined: case by case, at the asked moment. */
function byDefinition(cases: ReadonlyMap<string, CaseDocument>, { at, from, until }: Asked) {
  const counts = {
    ...{ toBeFiled: 0, filedInTime: 0, toBeDispatched: 0, dispatchedInTime: 0 },
    ...{ toBeVerified: 0, verifiedInTime: 0, noticesOverdue: 0 },
  };
  const hours = (since: string | undefined, to: string | undefined) =>
    since === undefined ? 0 : defaultCalendar.workingTimeBetween(since, to ?? at) / HOUR;
  for (const c of cases.values()) {
    if ((from !== undefined && c.reportedAt! < from) || (until !== undefined && c.reportedAt! >= until)) continue;
    const onTheSpot = c.source === 'on-the-spot';
    const toFile = hours(c.reportedAt, c.filedAt);
    if (!onTheSpot && (c.filedAt !== undefined || (c.open && toFile > 7))) counts.toBeFiled += 1;
    if (!onTheSpot && c.filedAt !== undefined && toFile <= 7) counts.filedInTime += 1;
    const ended = c.status === 'voided' || c.status === 'merged';
    const dispatch = ended ? 'not asked' : dispatchOf(c, at, hours);
    if (dispatch !== 'not asked') counts.toBeDispatched += 1;
    if (dispatch === 'in time') counts.dispatchedInTime += 1;
    // Each check by itself; while the case stood still, so did the checker's clock.
    const verifies = !ended && (!onTheSpot || c.counts.reopened > 0);
    for (const check of verifies ? c.checks : []) {
      if (check.result === 'closed-by-source') continue;
      const within = c.standstills.filter(
        (s) => s.from >= check.from && (check.until === undefined || s.from < check.until),
      );
      const stood = within.reduce((sum, s) => sum + (s.until === undefined ? 0 : hours(s.from, s.until)), 0);
      const waits = c.open && within.every((s) => s.until !== undefined);
      const took = hours(check.from, check.until) - stood;
      if (check.until !== undefined || (waits && took > 14)) counts.toBeVerified += 1;
      if (check.until !== undefined && took <= 14) counts.verifiedInTime += 1;
    }
    for (const id in c.notices) {
      const [due, answeredAt] = [c.deadlines[id]!.due.at, c.notices[id]!.answeredAt];
      // What had run out before a suspension does not stand still.
      const runs = c.open && (c.suspendedAt === undefined || due < c.suspendedAt);
      if (answeredAt === undefined ? runs && due < at : answeredAt > due) counts.noticesOverdue += 1;
    }
  }
  return counts;
}

/** The first dispatch after the filing, unless a notice in time or a closing came first. */
function dispatchOf(
  { filedAt, dispatchedAt, legs, notices, lives, closedAt, standstills, suspendedAt, status }: CaseDocument,
  at: string,
  hours: (since: string | undefined, to: string | undefined) => number,
): 'not asked' | 'in time' | 'late' {
  if (filedAt === undefined) return 'not asked';
  const dispatched = legs[0]?.from ?? dispatchedAt;
  const noticed = Object.values(notices).map(({ issuedAt }) => issuedAt);
  const firstNotice = noticed.sort()[0];
  const byNotice = firstNotice !== undefined && (dispatched === undefined || firstNotice < dispatched);
  const taken = byNotice ? firstNotice : dispatched;
  const closing = [...lives.map((life) => life.closedAt), closedAt].find((c) => c !== undefined && c >= filedAt);
  if (closing !== undefined && (taken === undefined || closing < taken)) return 'not asked';
  const took = (until: string) =>
    hours(filedAt, until) -
    standstills
      .filter((s) => s.until !== undefined && s.from >= filedAt && s.from < (taken ?? '9'))
      .reduce((sum, s) => sum + hours(s.from, s.until), 0);
  if (taken !== undefined) return took(taken) > 7 ? 'late' : byNotice ? 'not asked' : 'in time';
  if (status !== 'filed') return 'not asked';
  // What had run out before the case stood still is late; else nothing runs on.
  if (suspendedAt !== undefined && took(suspendedAt) <= 7) return 'not asked';
  return took(at) > 7 ? 'late' : 'not asked';
}
