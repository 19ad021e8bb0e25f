import { standing, type Figure, type FigureCondition } from '#event-sourcing';
import { roadChiefRoles } from '#places';
import { chiefPatrolView } from './chief-patrol.views.js';
import { signingsPart } from './pledge.views.js';
import { chiefsPart, segmentServicesPart } from './segment.views.js';

const chiefs: FigureCondition[] = [
  { field: 'kind', equals: 'road-segment' },
  { field: 'role', in: roadChiefRoles },
  ...standing(),
];
/** general, deputy-general, first, second, third */
const classOf = (role: string) => role.slice('road-chief-'.length);
const done: FigureCondition = { field: 'status', equals: 'recorded' };

/** systems.md 5: segments and their chiefs as of the asked moment, patrols of chiefs, pledges in force. */
export const roadFigures: readonly Figure[] = [
  { name: 'street.segments', version: 2, of: segmentServicesPart, where: standing() },
  {
    name: 'street.segmentsWithChief',
    version: 2,
    of: chiefsPart,
    adds: { kind: 'distinct', field: 'siteId' },
    where: chiefs,
  },
  { name: 'street.chiefs', version: 2, of: chiefsPart, adds: { kind: 'distinct', field: 'personKey' }, where: chiefs },
  ...roadChiefRoles.map((role): Figure => ({
    name: `street.chiefs.${classOf(role)}`,
    version: 2,
    of: chiefsPart,
    adds: { kind: 'distinct', field: 'personKey' },
    where: [...chiefs, { field: 'role', equals: role }],
  })),
  { name: 'street.chiefPatrols.done', version: 1, of: chiefPatrolView, where: [done], period: 'patrolledAt' },
  ...roadChiefRoles.map((role): Figure => ({
    name: `street.chiefPatrols.done.${classOf(role)}`,
    version: 1,
    of: chiefPatrolView,
    where: [done, { field: 'role', equals: role }],
    period: 'patrolledAt',
  })),
  {
    name: 'street.chiefPatrols.found',
    version: 1,
    of: chiefPatrolView,
    adds: { kind: 'sum', field: 'found' },
    where: [done],
    period: 'patrolledAt',
  },
  { name: 'street.pledges', version: 1, of: signingsPart, where: standing() },
];
