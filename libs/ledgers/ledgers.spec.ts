import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendar } from '#calendar';
import { caseDocument, caseLedgerPart, caseState, evolveCase, noCase, type CaseDocument, type CaseEvent } from '#cases';
import {
  amountIn,
  figureGroups,
  sumFigures as sumInMemory,
  type CollectionSchema,
  type Recorded,
} from '#event-sourcing';
import { defaultLimits, nameKey, type Limits } from '#platform';
import { groupRows } from './groups.js';
import { deskLedger, siteLedger } from './ledger.js';
import { figuresIn, ratesFrom, sumOfFigures, type Figures } from './ledger-parts.js';
import { FoldedSource, noValues, type Found } from './ledger-source.js';

interface Yardstick {
  readonly at: string;
  readonly limits: Limits;
}
const yardstick = (at: string): Yardstick => ({ at, limits: defaultLimits });
const endOfYear = yardstick('2018-12-31T15:59:59.999Z');

const parts = [caseLedgerPart];
const rules = { parts, limits: defaultLimits };
const allFigures = figuresIn(parts);

const settingsOf = ({ limits }: Yardstick) => ({ calendar: defaultCalendar, limits });
const documentsOf = (cases: readonly CaseDocument[], y: Yardstick) => (of: CollectionSchema) =>
  cases.flatMap((body): Found[] => {
    const id = body.caseId;
    const part = caseLedgerPart.parts!(settingsOf(y)).find(({ name }) => name === of.name);
    if (!part) return [{ id, body }];
    return [...part.of(body, id)].map(([own, made]) => ({ id: own, body: made as object }));
  });
const sourceOf = (cases: readonly CaseDocument[], y: Yardstick) =>
  new FoldedSource(documentsOf(cases, y), { at: y.at });

type Counted = Figures &
  Record<'filedInTime' | 'toBeFiled' | 'rectifications' | 'reported' | 'open' | 'closed', number> &
  Record<'closedInTime' | 'closedLate' | 'closedWithoutDeadline' | 'voided' | 'merged', number>;

function sumFigures(cases: readonly CaseDocument[], y: Yardstick): Counted {
  const sums = figureGroups(allFigures).map(({ of, figures }) => {
    const bodies = documentsOf(cases, y)(of).map(({ body }) => body);
    return sumInMemory(figures, bodies, { at: y.at })[0]!.values;
  });
  return Object.assign(noValues(allFigures), ...sums) as Counted;
}

function amountOf(name: string, document: CaseDocument, y: Yardstick): number {
  const figure = allFigures.find((f) => f.name === name)!;
  const amount = amountIn(figure, { at: y.at });
  return documentsOf([document], y)(figure.of).reduce((sum, { body }) => sum + amount(body), 0);
}

const indicatorsOf = (figures: Figures, limits = defaultLimits) => ratesFrom(parts, figures, limits);

type Step = [at: string, event: CaseEvent, actor?: string];
let serial = 0;

function document(...steps: Step[]): CaseDocument {
  serial += 1;
  let record = noCase;
  steps.forEach(([at, event, actor], n) => {
    const metadata = { actor: actor ?? 'a', occurredAt: at, commandId: `c${n}`, commandDigest: '' };
    record = evolveCase(record, { ...event, id: `e${n}`, recordedAt: at, metadata } as Recorded<CaseEvent>);
  });
  return caseDocument(caseState(record, steps.length - 1, steps.at(-1)![0]), `case-${serial}`);
}

const due = (at: string) => ({ at, precision: 'instant' as const });
const reported: Step = [
  '2018-06-01T01:00:00.000Z',
  { type: 'ProblemReported', data: { category: '扬尘', description: 'd', source: 'patrol', communityId: 'c1' } },
];
const filed: Step = ['2018-06-01T02:00:00.000Z', { type: 'CaseFiled', data: { number: 'n' } }];
const dispatched: Step = [
  '2018-06-01T03:00:00.000Z',
  { type: 'CaseDispatched', data: { deadlineId: 'd', department: '城管', due: due('2018-06-05T09:30:00.000Z') } },
];
const rectified = (at: string): Step => [at, { type: 'RectificationReported', data: { measures: 'm' } }];
const verified = (at: string): Step => [at, { type: 'RectificationVerified', data: {} }, 'b'];
const closed = (at: string): Step => [at, { type: 'CaseClosed', data: { how: 'verified' } }];

const inTime = () =>
  document(
    reported,
    filed,
    dispatched,
    rectified('2018-06-04T03:00:00.000Z'),
    verified('2018-06-04T07:00:00.000Z'),
    closed('2018-06-05T09:30:00.000Z'),
  );
const late = () =>
  document(
    reported,
    filed,
    dispatched,
    rectified('2018-06-05T03:00:00.000Z'),
    verified('2018-06-12T07:00:00.000Z'),
    closed('2018-06-12T08:00:00.000Z'),
  );
const openOverdue = () => document(reported, filed, dispatched);
const voided = () =>
  document(reported, filed, ['2018-06-02T00:00:00.000Z', { type: 'CaseVoided', data: { reason: 'r' } }]);
const withoutDeadline = () => document(reported, filed, closed('2018-06-05T00:00:00.000Z'));
const onTheSpot = () =>
  document([
    '2018-06-01T00:00:00.000Z',
    { type: 'CorrectedOnTheSpot', data: { kind: 'persuasion', category: '占道', description: 'd' } },
  ]);

const value = (documents: CaseDocument[], name: string, at = endOfYear) =>
  indicatorsOf(sumFigures(documents, at)).find((i) => i.name === name)!.value;

describe('figures', () => {
  test('closed in time compares instants, the deadline itself included', () => {
    const figures = sumFigures([inTime(), late(), withoutDeadline(), onTheSpot()], endOfYear);
    expect(figures).toMatchObject({
      closed: 4,
      closedInTime: 1,
      closedLate: 1,
      closedWithoutDeadline: 2,
      dueToBeClosed: 2,
    });
  });

  test('overdue and due to be closed are judged at the asked moment', () => {
    expect(sumFigures([openOverdue()], yardstick('2018-06-05T09:30:00.000Z'))).toMatchObject({
      open: 1,
      overdue: 0,
      dueToBeClosed: 0,
    });
    expect(sumFigures([openOverdue()], yardstick('2018-06-05T09:30:00.001Z'))).toMatchObject({
      open: 1,
      overdue: 1,
      dueToBeClosed: 1,
    });
  });

  const suspended: Step = ['2018-06-01T05:00:00.000Z', { type: 'CaseSuspended', data: { reason: 'r' } }];
  const returned: Step = ['2018-06-01T05:00:00.000Z', { type: 'CaseReturned', data: { reason: 'r' } }];
  const notice: Step = [
    '2018-06-01T04:00:00.000Z',
    {
      type: 'NoticeIssued',
      data: {
        noticeId: 'n',
        number: '1',
        facts: 'f',
        basis: 'b',
        requirements: 'r',
        recipient: 'x',
        due: due('2018-06-05T09:30:00.000Z'),
      },
    },
  ];

  test('a suspended case is neither due to be closed nor overdue, nor are its notices', async () => {
    const stopped = { dueToBeClosed: 0, toBeHandled: 0, overdue: 0, noticesOverdue: 0, suspended: 1 };
    const running = { dueToBeClosed: 1, toBeHandled: 1, overdue: 1, noticesOverdue: 1, suspended: 0 };
    expect(sumFigures([document(reported, filed, dispatched, notice, suspended)], endOfYear)).toMatchObject(stopped);
    expect(sumFigures([document(reported, filed, dispatched, notice)], endOfYear)).toMatchObject(running);
    const site = { siteId: 's', name: 's', kind: 'shop', communityId: 'c1', responsibilities: [] };
    const lines = async (...steps: Step[]) =>
      (await siteLedger(site as never, sourceOf([document(...steps)], endOfYear), rules)).notices;
    expect((await lines(reported, filed, notice, suspended))[0]!.overdue).toBe(false);
    expect((await lines(reported, filed, notice))[0]!.overdue).toBe(true);
  });

  test('a returned case is not measured by the deadline that ended', () => {
    expect(sumFigures([document(reported, filed, dispatched, returned)], endOfYear)).toMatchObject({
      dueToBeClosed: 0,
      toBeHandled: 0,
      open: 1,
    });
  });

  test('a case that was merged or voided waits for no verification', () => {
    const merged: Step = ['2018-06-04T08:00:00.000Z', { type: 'CaseMerged', data: { into: 'x' } }];
    const before = [reported, filed, dispatched, rectified('2018-06-04T03:00:00.000Z')];
    const none = { toBeVerified: 0, verifiedInTime: 0 };
    expect(sumFigures([document(...before, merged)], endOfYear)).toMatchObject(none);
    expect(sumFigures([document(...before, verified('2018-06-04T07:00:00.000Z'), merged)], endOfYear)).toMatchObject(
      none,
    );
  });

  test('what a source closed with a reply is nothing that the office left unverified, also when it is open again', () => {
    const reply = rectified('2018-06-04T03:00:00.000Z');
    const bySource: Step = [
      '2018-06-05T00:00:00.000Z',
      { type: 'CaseClosed', data: { how: 'imported', source: 'import' } },
    ];
    const reopened: Step = [
      '2018-06-06T00:00:00.000Z',
      { type: 'CaseReopened', data: { reason: 'r', source: 'import' } },
    ];
    const none = { toBeVerified: 0, verifiedInTime: 0, waitingForVerification: 0 };
    for (const steps of [
      [reply, bySource],
      [bySource, reply],
      [reply, bySource, reopened],
    ]) {
      const figures = sumFigures([document(reported, filed, dispatched, ...steps)], endOfYear);
      expect(figures).toMatchObject({ ...none, closedBySource: 1 });
    }
    const open = sumFigures([document(reported, filed, dispatched, reply)], endOfYear);
    expect(open).toMatchObject({ toBeVerified: 1, closedBySource: 0, waitingForVerification: 1 });
  });

  test('rectifications counts each that was reported', () => {
    const rejected: Step = ['2018-06-04T04:00:00.000Z', { type: 'RectificationRejected', data: { reason: 'r' } }, 'b'];
    const reworked = document(
      reported,
      filed,
      dispatched,
      rectified('2018-06-04T03:00:00.000Z'),
      rejected,
      rectified('2018-06-05T03:00:00.000Z'),
    );
    expect(sumFigures([reworked, inTime(), onTheSpot()], endOfYear).rectifications).toBe(3);
  });

  test('a correction on the spot that relapsed and took the long way stays within its denominators', () => {
    const [spot, number] = ['2018-06-01T00:00:00.000Z', '2018-06-01T01:00:00.000Z'];
    const relapsed = document(
      [spot, { type: 'CorrectedOnTheSpot', data: { kind: 'persuasion', category: '占道', description: 'd' } }],
      [spot, { type: 'CaseReopened', data: { reason: 'r' } }],
      [number, { type: 'CaseFiled', data: { number: 'n' } }],
      dispatched,
      rectified('2018-06-04T03:00:00.000Z'),
      verified('2018-06-04T07:00:00.000Z'),
      closed('2018-06-05T09:30:00.000Z'),
    );
    const figures = sumFigures([relapsed], endOfYear);
    expect(figures.filedInTime).toBeLessThanOrEqual(figures.toBeFiled);
    expect(figures).toMatchObject({ toBeVerified: 1, verifiedInTime: 1 });
  });

  test('categories may be called anything', async () => {
    const odd = ['constructor', '__proto__', 'toString', 'constructor'].map((category) => ({
      ...inTime(),
      category,
      categoryKey: nameKey(category),
    }));
    const { problemsByCategory } = await deskLedger({}, sourceOf(odd, endOfYear), rules);
    expect(Object.entries(problemsByCategory)).toEqual([
      ['constructor', 2],
      ['__proto__', 1],
      ['toString', 1],
    ]);
    expect(JSON.parse(JSON.stringify(problemsByCategory))).toHaveProperty(['constructor'], 2);
  });

  test('a figure is the sum over its drill-down, and sums of parts are the sum of the whole', () => {
    const makers = [inTime, late, openOverdue, voided, withoutDeadline, onTheSpot];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...makers)), fc.array(fc.constantFrom(...makers)), (some, others) => {
        const [a, b] = [some.map((make) => make()), others.map((make) => make())];
        const whole = sumFigures([...a, ...b], endOfYear);
        expect(sumOfFigures([sumFigures(a, endOfYear), sumFigures(b, endOfYear)])).toEqual(whole);
        for (const { name } of allFigures) {
          const drilled = [...a, ...b].filter((d) => amountOf(name, d, endOfYear) > 0);
          expect(sumFigures(drilled, endOfYear)[name]).toBe(whole[name]);
        }
        expect(whole.closedInTime + whole.closedLate + whole.closedWithoutDeadline).toBe(whole.closed);
        expect(whole.closed + whole.open + whole.voided + whole.merged).toBe(whole.reported);
      }),
      { numRuns: 50 },
    );
  });
});

describe('indicators', () => {
  const all = [inTime(), late(), openOverdue(), voided()];

  test.each<[string, number]>([
    ['closure', 2 / 3],
    ['onTimeClosure', 1 / 3],
    ['lateClosure', 1 / 3],
    ['handling', 2 / 3],
    ['onTimeHandling', 2 / 3],
    ['onTimeFiling', 1],
    ['accurateFiling', 3 / 4],
    ['accurateDispatch', 1],
    ['onTimeVerification', 1 / 2],
    ['rework', 0],
    ['extension', 0],
  ])('%s', (name, expected) => {
    expect(value(all, name)).toBeCloseTo(expected, 10);
  });

  test('a denominator of zero gives no value', () => {
    for (const indicator of indicatorsOf(sumFigures([], endOfYear))) expect(indicator.value).toBeNull();
    expect(value([withoutDeadline()], 'closure')).toBeNull();
  });

  test('each carries its name, version and formula', () => {
    const closure = indicatorsOf(sumFigures(all, endOfYear))[0];
    expect(closure).toMatchObject({
      name: 'closure',
      zh: '结案率',
      version: 2,
      formula: '(closedInTime + closedLate) / dueToBeClosed',
      numerator: 2,
      denominator: 3,
    });
  });

  test('the office’s limits stand in the formulas that depend on them', async () => {
    const limits = { filingWorkingHours: 3, verificationWorkingHours: 21 };
    const formula = (name: string, given?: typeof limits) =>
      indicatorsOf(sumFigures(all, endOfYear), given).find((i) => i.name === name)!.formula;
    expect(formula('onTimeFiling')).toBe('filedInTime / toBeFiled, within 7 working hours');
    expect(formula('onTimeFiling', limits)).toBe('filedInTime / toBeFiled, within 3 working hours');
    expect(formula('onTimeVerification', limits)).toBe('verifiedInTime / toBeVerified, within 21 working hours');
    expect(formula('rework', limits)).toBe('reworkedDue / dueToBeClosed');
    const ledger = await deskLedger({}, sourceOf(all, { ...endOfYear, limits }), { parts, limits });
    expect(ledger.indicators.find((i) => i.name === 'onTimeFiling')!.formula).toContain('3 working hours');
  });

  test('returned, reworked and extended cases count', () => {
    const returned = document(
      reported,
      filed,
      dispatched,
      ['2018-06-01T04:00:00.000Z', { type: 'CaseReturned', data: { reason: 'r' } }],
      dispatched,
    );
    expect(value([returned], 'accurateDispatch')).toBe(1 / 2);
    const rejected: Step = ['2018-06-04T04:00:00.000Z', { type: 'RectificationRejected', data: { reason: 'r' } }, 'b'];
    const reworked = document(
      reported,
      filed,
      dispatched,
      rectified('2018-06-04T03:00:00.000Z'),
      rejected,
      rectified('2018-06-05T03:00:00.000Z'),
      verified('2018-06-05T04:00:00.000Z'),
      closed('2018-06-05T05:00:00.000Z'),
    );
    expect(value([reworked, inTime()], 'rework')).toBe(1 / 2);
    const asked: Step = [
      '2018-06-02T00:00:00.000Z',
      {
        type: 'ExtensionRequested',
        data: { extensionId: 'x', deadlineId: 'd', until: due('2018-06-15T09:30:00.000Z'), reason: 'r' },
      },
    ];
    const granted: Step = [
      '2018-06-02T01:00:00.000Z',
      { type: 'ExtensionGranted', data: { extensionId: 'x', deadlineId: 'd', due: due('2018-06-15T09:30:00.000Z') } },
      'b',
    ];
    const extended = document(
      reported,
      filed,
      dispatched,
      asked,
      granted,
      rectified('2018-06-12T03:00:00.000Z'),
      verified('2018-06-12T07:00:00.000Z'),
      closed('2018-06-12T08:00:00.000Z'),
    );
    expect(value([extended], 'extension')).toBe(1);
    expect(value([extended], 'onTimeClosure')).toBe(1);
  });

  test('a notice is answered by a verified rectification', () => {
    const notice: Step = [
      '2018-06-01T04:00:00.000Z',
      {
        type: 'NoticeIssued',
        data: {
          noticeId: 'n',
          number: '1',
          facts: 'f',
          basis: 'b',
          requirements: 'r',
          recipient: 'x',
          due: due('2018-06-05T09:30:00.000Z'),
        },
      },
    ];
    const answered = document(
      reported,
      filed,
      notice,
      rectified('2018-06-04T03:00:00.000Z'),
      verified('2018-06-04T07:00:00.000Z'),
    );
    const unanswered = document(reported, filed, notice, rectified('2018-06-04T03:00:00.000Z'));
    expect(value([answered, unanswered], 'noticeAnswer')).toBe(1 / 2);
  });
});

describe('groups', () => {
  test('a row for each group, known by name or by its cases; those that have none come last, under null', async () => {
    const elsewhere = { ...inTime(), communityId: 'c10' };
    const rows = await groupRows(
      'community',
      parts,
      sourceOf([inTime(), onTheSpot(), elsewhere], endOfYear),
      new Map([
        ['c1', '一'],
        ['c2', '二'],
      ]),
      defaultLimits,
    );
    expect(rows.map((row) => [row.id, row.name, row['reported']])).toEqual([
      ['c1', '一', 1],
      ['c2', '二', 0],
      ['c10', 'c10', 1],
      [null, null, 1],
    ]);
  });
});

describe('who answers for what', () => {
  const on = (moment: string, deadlineId: string, department: string, until: string): Step => [
    moment,
    { type: 'CaseDispatched', data: { deadlineId, department, assignee: `${department}的人`, due: due(until) } },
  ];
  const givenOn = () =>
    document(
      reported,
      filed,
      on('2018-06-01T03:00:00.000Z', 'd1', '甲局', '2018-06-05T09:30:00.000Z'),
      [
        '2018-06-05T09:30:00.000Z',
        { type: 'DeadlineMissed', data: { deadlineId: 'd1', due: due('2018-06-05T09:30:00.000Z') } },
      ],
      ['2018-06-06T01:00:00.000Z', { type: 'CaseReturned', data: { reason: '非本部门' } }],
      on('2018-06-06T02:00:00.000Z', 'd2', '乙局', '2018-06-20T09:30:00.000Z'),
      rectified('2018-06-07T03:00:00.000Z'),
      verified('2018-06-07T07:00:00.000Z'),
      closed('2018-06-08T00:00:00.000Z'),
    );
  const rowsBy = async (by: 'department' | 'person', cases: CaseDocument[]) => {
    const rows = await groupRows(by, parts, sourceOf(cases, endOfYear), new Map(), defaultLimits);
    return Object.fromEntries(rows.map((row) => [row.id, row]));
  };

  test('a miss and a return count at the desk that held the case then; the next one is judged by its own deadline', async () => {
    const rows = await rowsBy('department', [givenOn()]);
    expect(rows['甲局']).toMatchObject({ deadlinesMissed: 1, returns: 1, dispatches: 1, toBeHandled: 1, handled: 0 });
    expect(rows['乙局']).toMatchObject({ deadlinesMissed: 0, returns: 0, dispatches: 1, handled: 1, handledInTime: 1 });
    expect((await rowsBy('person', [givenOn()]))['甲局的人']).toMatchObject({ deadlinesMissed: 1, returns: 1 });
  });

  test('the case as a whole is late, though its second deadline was kept', () => {
    expect(sumFigures([givenOn()], endOfYear)).toMatchObject({ closedInTime: 0, closedLate: 1, dueToBeClosed: 1 });
  });

  test('a closure that was reopened counts once, and what runs now is judged by itself', () => {
    const reopened = document(
      reported,
      filed,
      dispatched,
      rectified('2018-06-04T03:00:00.000Z'),
      verified('2018-06-04T07:00:00.000Z'),
      closed('2018-06-05T09:30:00.000Z'),
      ['2018-07-01T00:00:00.000Z', { type: 'CaseReopened', data: { reason: '又裸露' } }],
    );
    expect(sumFigures([reopened], endOfYear)).toMatchObject({ closedInTime: 1, dueToBeClosed: 1, open: 1, closed: 0 });
  });
});
