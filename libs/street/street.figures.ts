import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import { labels } from './street.glossary.js';
import { streetPlaces, streetRecords } from './street-records.view.js';

const counts: FigureCondition = { field: 'state', equals: 'counts' };
const AMOUNT = { kind: 'sum', field: 'amount' } as const;
const PLACES = { kind: 'distinct', field: 'place' } as const;
const grains = [
  ['', undefined],
  ['.tallied', 'tally'],
  ['.single', 'single'],
] as const;

/** A figure of both grains, and of each: an inspector sees how much of it comes from sheets. */
const ofBothGrains = (figure: Figure): Figure[] =>
  grains.map(([suffix, grain]) => ({
    ...figure,
    name: figure.name + suffix,
    where: [
      grain === undefined ? { field: 'grain', in: ['tally', 'single'] } : { field: 'grain', equals: grain },
      ...figure.where,
    ],
  }));

const times = (name: string, item: string, kinds: readonly string[]) =>
  ofBothGrains({
    name,
    version: 1,
    of: streetRecords,
    adds: AMOUNT,
    where: [counts, { field: 'item', equals: item }, { field: 'kind', in: kinds }],
    period: 'heldAt',
  });

/** 处: different places; a tally that lists none counts as times, a single correction without one by itself. */
const places = (name: string, item: string, kinds: readonly string[]) => [
  ...ofBothGrains({
    name,
    version: 1,
    of: streetPlaces,
    adds: PLACES,
    where: [counts, { field: 'item', equals: item }, { field: 'kind', in: kinds }],
    period: 'heldAt',
  }),
  ...times(`${name}.times`, item, kinds).slice(0, 1),
];

const PUT_RIGHT = ['correction', 'cleaning'];
const street: FigureCondition = { field: 'street', equals: 1 };

/** Due to be handled in the period: its time ended in it, and is over or it was handled before. */
const due = (name: string, grain: FigureCondition, ...more: FigureCondition[]): Figure => ({
  name,
  version: 1,
  of: streetRecords,
  adds: AMOUNT,
  where: [counts, street, grain, { field: 'countsFrom', lessThan: { asked: 'at' } }, ...more],
  period: 'dueAt',
});
const handled: FigureCondition = { field: 'handledAt', lessThan: { asked: 'at' } };
const cases: FigureCondition = { field: 'grain', equals: 'case' };
const all: FigureCondition = { field: 'grain', in: ['case', 'single', 'tally'] };

/** What does not count into the handling rate is printed beside it. */
const leftOut = (name: string, state: string): Figure => ({
  name,
  version: 1,
  of: streetRecords,
  where: [cases, street, { field: 'state', equals: state }],
  period: 'heldAt',
});

/** systems.md 5: corrections of the street, and how its cases are handled. */
export const correctionFigures: readonly Figure[] = [
  ...times('street.bicycles', 'bicycles', ['correction']),
  ...times('street.occupation', 'occupation', ['persuasion']),
  ...places('street.deadCorners', 'dead-corner', PUT_RIGHT),
  ...places('street.smallAds', 'small-ads', PUT_RIGHT),
  due('street.dueToBeHandled@cases', cases),
  due('street.handled@cases', cases, handled),
  due('street.dueToBeHandled@all', all),
  due('street.handled@all', all, handled),
  leftOut('street.cases.voided', 'voided'),
  leftOut('street.cases.merged', 'merged'),
  leftOut('street.cases.suspended', 'suspended'),
];

const rate = (name: string, version: 'cases' | 'all'): Rate => ({
  name,
  ...labels[name]!,
  version: 1,
  of: [`street.handled@${version}`],
  by: `street.dueToBeHandled@${version}`,
});

export const streetRates: readonly Rate[] = [
  rate('street.handlingRate', 'cases'),
  rate('street.handlingRate@cases', 'cases'),
  rate('street.handlingRate@all', 'all'),
  {
    name: 'street.segmentsWithChief.rate',
    ...labels['street.segmentsWithChief.rate']!,
    version: 1,
    of: ['street.segmentsWithChief'],
    by: 'street.segments',
  },
];
