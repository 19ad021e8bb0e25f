import { standing, type Figure, type Rate } from '#event-sourcing';
import { rectifiedThen } from '#platform';
import { venueClosures, venueFindingView } from './finding.view.js';
import { labels } from './venue.glossary.js';
import { checkedPart, servicePart, statePart } from './venue-services.view.js';
import { checkPart, usePart } from './venue.views.js';

const sum = (name: keyof typeof labels, field: string): Figure => ({
  name,
  version: 1,
  of: usePart,
  adds: { kind: 'sum', field },
  where: [],
  period: 'at',
});

/** As of the asked moment. */
const there = standing();

/** systems.md 14. */
export const venueFigures: readonly Figure[] = [
  // Whose site is in service then.
  { name: 'venues.profiled', version: 2, of: servicePart, where: there },
  {
    name: 'venues.checked',
    version: 1,
    of: checkPart,
    adds: { kind: 'distinct', field: 'venueId' },
    where: [],
    period: 'from',
  },
  {
    // Of those whose site is in service then, what was checked in the period.
    name: 'venues.checkedInService',
    version: 1,
    of: checkedPart,
    adds: { kind: 'distinct', field: 'venueId' },
    where: there,
    period: 'checkedAt',
  },
  {
    // By the last check before the asked moment.
    name: 'venues.inUse',
    version: 3,
    of: statePart,
    where: [{ field: 'state', equals: 'in-use' }, { field: 'exists', equals: true }, ...there],
  },
  {
    // m² in all, by what was told or measured last.
    name: 'venues.area',
    version: 1,
    of: servicePart,
    adds: { kind: 'sum', field: 'areaM2' },
    where: there,
  },
  {
    name: 'venues.problems',
    version: 1,
    of: venueFindingView,
    where: [{ field: 'holds', equals: true }],
    period: 'foundAt',
  },
  // Of those that were found in the period, what was rectified by the asked moment.
  { name: 'venues.problemsRectified', version: 1, of: venueClosures, where: rectifiedThen, period: 'foundAt' },
  sum('venues.uses', 'uses'),
  sum('venues.persons', 'persons'),
];

export const venueRates: readonly Rate[] = [
  {
    name: 'venues.checkedShare',
    ...labels['venues.checkedShare'],
    version: 2,
    of: ['venues.checkedInService'],
    by: 'venues.profiled',
  },
  {
    name: 'venues.inUseShare',
    ...labels['venues.inUseShare'],
    version: 1,
    of: ['venues.inUse'],
    by: 'venues.profiled',
  },
  {
    name: 'venues.rectifiedShare',
    ...labels['venues.rectifiedShare'],
    version: 1,
    of: ['venues.problemsRectified'],
    by: 'venues.problems',
  },
  {
    name: 'venues.areaPerHousehold',
    ...labels['venues.areaPerHousehold'],
    version: 1,
    of: ['venues.area'],
    by: 'communities.households',
  },
];
