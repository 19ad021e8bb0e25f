import { defaultCalendar } from '#calendar';
import { caseDocument, caseLedgerPart, caseState, evolveCase, noCase, type CaseDocument, type CaseEvent } from '#cases';
import {
  amountIn,
  figureGroups,
  sumFigures as sumInMemory,
  type CollectionSchema,
  type Recorded,
} from '#event-sourcing';
import { figuresIn, FoldedSource, noValues, ratesFrom, type Figures, type Found } from '#ledgers';
import { ledgerPlaces } from '#office';
import { defaultLimits, type Limits } from '#platform';

export interface Yardstick {
  readonly at: string;
  readonly limits: Limits;
}
export const yardstick = (at: string): Yardstick => ({ at, limits: defaultLimits });
export const endOfYear = yardstick('2018-12-31T15:59:59.999Z');

export const parts = [caseLedgerPart];
export const rules = { parts, places: ledgerPlaces, limits: defaultLimits };
export const allFigures = figuresIn(parts);

export const settingsOf = ({ limits }: Yardstick) => ({ calendar: defaultCalendar, limits });
export const documentsOf = (cases: readonly CaseDocument[], y: Yardstick) => (of: CollectionSchema) =>
  cases.flatMap((body): Found[] => {
    const id = body.caseId;
    const part = caseLedgerPart.parts!(settingsOf(y)).find(({ name }) => name === of.name);
    if (!part) return [{ id, body }];
    return [...part.of(body, id)].map(([own, made]) => ({ id: own, body: made as object }));
  });
export const sourceOf = (cases: readonly CaseDocument[], y: Yardstick) =>
  new FoldedSource(documentsOf(cases, y), { at: y.at });

export type Counted = Figures &
  Record<'filedInTime' | 'toBeFiled' | 'rectifications' | 'reported' | 'open' | 'closed', number> &
  Record<'closedInTime' | 'closedLate' | 'closedWithoutDeadline' | 'voided' | 'merged', number>;

export function sumFigures(cases: readonly CaseDocument[], y: Yardstick): Counted {
  const sums = figureGroups(allFigures).map(({ of, figures }) => {
    const bodies = documentsOf(cases, y)(of).map(({ body }) => body);
    return sumInMemory(figures, bodies, { at: y.at })[0]!.values;
  });
  return Object.assign(noValues(allFigures), ...sums) as Counted;
}

export function amountOf(name: string, document: CaseDocument, y: Yardstick): number {
  const figure = allFigures.find((f) => f.name === name)!;
  const amount = amountIn(figure, { at: y.at });
  return documentsOf([document], y)(figure.of).reduce((sum, { body }) => sum + amount(body), 0);
}

export const indicatorsOf = (figures: Figures, limits = defaultLimits) => ratesFrom(parts, figures, limits);

export type Step = [at: string, event: CaseEvent, actor?: string];
let serial = 0;

export function document(...steps: Step[]): CaseDocument {
  serial += 1;
  let record = noCase;
  steps.forEach(([at, event, actor], n) => {
    const metadata = { actor: actor ?? 'a', occurredAt: at, commandId: `c${n}`, commandDigest: '' };
    record = evolveCase(record, { ...event, id: `e${n}`, recordedAt: at, metadata } as Recorded<CaseEvent>);
  });
  return caseDocument(caseState(record, steps.length - 1, steps.at(-1)![0]), `case-${serial}`);
}

export const due = (at: string) => ({ at, precision: 'instant' as const });
export const reported: Step = [
  '2018-06-01T01:00:00.000Z',
  { type: 'ProblemReported', data: { category: '扬尘', description: 'd', source: 'patrol', communityId: 'c1' } },
];
export const filed: Step = ['2018-06-01T02:00:00.000Z', { type: 'CaseFiled', data: { number: 'n' } }];
export const dispatched: Step = [
  '2018-06-01T03:00:00.000Z',
  { type: 'CaseDispatched', data: { deadlineId: 'd', department: '城管', due: due('2018-06-05T09:30:00.000Z') } },
];
export const rectified = (at: string): Step => [at, { type: 'RectificationReported', data: { measures: 'm' } }];
export const verified = (at: string): Step => [at, { type: 'RectificationVerified', data: {} }, 'b'];
export const closed = (at: string): Step => [at, { type: 'CaseClosed', data: { how: 'verified' } }];

export const inTime = () =>
  document(
    reported,
    filed,
    dispatched,
    rectified('2018-06-04T03:00:00.000Z'),
    verified('2018-06-04T07:00:00.000Z'),
    closed('2018-06-05T09:30:00.000Z'),
  );
export const late = () =>
  document(
    reported,
    filed,
    dispatched,
    rectified('2018-06-05T03:00:00.000Z'),
    verified('2018-06-12T07:00:00.000Z'),
    closed('2018-06-12T08:00:00.000Z'),
  );
export const openOverdue = () => document(reported, filed, dispatched);
export const voided = () =>
  document(reported, filed, ['2018-06-02T00:00:00.000Z', { type: 'CaseVoided', data: { reason: 'r' } }]);
export const withoutDeadline = () => document(reported, filed, closed('2018-06-05T00:00:00.000Z'));
export const onTheSpot = () =>
  document([
    '2018-06-01T00:00:00.000Z',
    { type: 'CorrectedOnTheSpot', data: { kind: 'persuasion', category: '占道', description: 'd' } },
  ]);

export const value = (documents: CaseDocument[], name: string, at = endOfYear) =>
  indicatorsOf(sumFigures(documents, at)).find((i) => i.name === name)!.value;

/** Answered by 5 June, 17:30. */
export const notice: Step = [
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
