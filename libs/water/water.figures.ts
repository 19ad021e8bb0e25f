import { standing, type Figure, type FigureCondition, type Rate } from '#event-sourcing';
import { labels } from './water.glossary.js';
import type { WaterState } from './water.terms.js';
import { areaParts, stateParts } from './water.views.js';

/** As of the asked moment. */
const then = standing();
const area = {
  version: 2,
  of: areaParts,
  adds: { kind: 'sum', field: 'areaM2' },
  period: 'countedAt',
} as const;
const counted: FigureCondition = { field: 'countedAt', lessThan: { asked: 'at' } };

/** Bodies in one state; `lists` are the states in the order of the works. */
const lists: readonly WaterState[] = [
  'identified',
  'planned',
  'underway',
  'finished',
  'assessed',
  'lasting',
  'delisted',
  'relapsed',
];
const inState = (state: WaterState): Figure => ({
  name: `water.bodies.${state}`,
  version: 1,
  of: stateParts,
  where: [{ field: 'state', equals: state }, ...then],
});

/**
 * systems.md 2: square metres of works that were finished and assessed as having an effect (of a body on no list:
 * finished), on a day of the period; what has relapsed by the asked moment is taken out and shown beside it.
 */
export const waterFigures: readonly Figure[] = [
  {
    ...area,
    name: 'water.remediatedArea',
    where: [counted, { field: 'until', atLeast: { asked: 'at' } }],
  },
  {
    ...area,
    name: 'water.relapsedArea',
    where: [counted, { field: 'until', lessThan: { asked: 'at' } }, { field: 'regainedAt', atLeast: { asked: 'at' } }],
  },
  { name: 'water.bodies', version: 1, of: stateParts, where: [{ field: 'state', in: lists }, ...then] },
  ...lists.map(inState),
];

export const waterRates: readonly Rate[] = [
  {
    name: 'water.completion',
    ...labels['water.completion'],
    version: 1,
    of: ['water.bodies.assessed', 'water.bodies.lasting', 'water.bodies.delisted'],
    by: 'water.bodies',
  },
];
