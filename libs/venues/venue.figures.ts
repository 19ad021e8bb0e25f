import type { Figure, Rate } from '#event-sourcing';
import { labels } from './venue.glossary.js';
import { checkPart, usePart, venueView } from './venue.views.js';

const sum = (name: keyof typeof labels, field: string): Figure => ({
  name,
  version: 1,
  of: usePart,
  adds: { kind: 'sum', field },
  where: [],
  period: 'at',
});

/** systems.md 14. */
export const venueFigures: readonly Figure[] = [
  {
    name: 'venues.profiled',
    version: 1,
    of: venueView,
    where: [{ field: 'profiledAt', lessThan: { asked: 'at' } }],
  },
  {
    name: 'venues.checked',
    version: 1,
    of: checkPart,
    adds: { kind: 'distinct', field: 'venueId' },
    where: [],
    period: 'from',
  },
  {
    // By the last check before the asked moment.
    name: 'venues.inUse',
    version: 2,
    of: checkPart,
    where: [
      { field: 'state', equals: 'in-use' },
      { field: 'exists', equals: true },
      { field: 'from', lessThan: { asked: 'at' } },
      { field: 'until', atLeast: { asked: 'at' } },
    ],
  },
  sum('venues.uses', 'uses'),
  sum('venues.persons', 'persons'),
];

export const venueRates: readonly Rate[] = [
  {
    name: 'venues.inUseShare',
    ...labels['venues.inUseShare'],
    version: 1,
    of: ['venues.inUse'],
    by: 'venues.profiled',
  },
];
