import { standing, type Figure, type FigureCondition } from '#event-sourcing';
import { communityHouseholds, communityView } from './community.views.js';
import { siteSpans } from './site.views.js';

const holds: readonly FigureCondition[] = [...standing(), { field: 'kind', equals: 'construction-site' }];

/** Communities, and construction sites (工地), as of the asked moment. */
export const siteFigures: readonly Figure[] = [
  {
    name: 'communities.registered',
    version: 1,
    of: communityView,
    where: [{ field: 'registeredAt', lessThan: { asked: 'at' } }],
  },
  {
    name: 'communities.households',
    version: 1,
    of: communityHouseholds,
    adds: { kind: 'sum', field: 'households' },
    where: standing(),
  },
  { name: 'sites.supervised', version: 1, of: siteSpans, where: [...holds, { field: 'what', equals: 'supervised' }] },
  {
    name: 'sites.contractedByLeaders',
    version: 2,
    of: siteSpans,
    adds: { kind: 'distinct', field: 'siteId' },
    where: [...holds, { field: 'what', equals: 'answered' }, { field: 'role', equals: 'contracting-leader' }],
  },
];
