import { standing, type Figure, type FigureCondition, type Rate } from '#event-sourcing';
import { labels } from './task.glossary.js';
import { closurePart, lookBackPart, taskView } from './task.views.js';

const holds: FigureCondition = { field: 'voided', equals: false };

/** Of what was handed over in the period: stretches that the asked moment lies in. */
const asOf = (name: keyof typeof labels, ...where: readonly FigureCondition[]): Figure => ({
  name,
  version: 1,
  of: closurePart,
  where: [holds, ...where, ...standing()],
  period: 'handedOverAt',
});
const isClosed: FigureCondition = { field: 'state', equals: 'closed' };

/** systems.md 4. */
export const taskFigures: readonly Figure[] = [
  {
    // What the authority took back is not the office's from then on.
    name: 'tasks.handedOver',
    version: 1,
    of: taskView,
    where: [holds, { field: 'until', atLeast: { asked: 'at' } }],
    period: 'handedOverAt',
  },
  ...(['key', 'shared'] as const).map((what): Figure => ({
    name: `tasks.handedOver.${what}`,
    version: 1,
    of: taskView,
    where: [
      holds,
      { field: what === 'key' ? 'isKey' : 'isShared', equals: true },
      { field: 'until', atLeast: { asked: 'at' } },
    ],
    period: 'handedOverAt',
  })),
  asOf('tasks.rectified', isClosed),
  asOf('tasks.rectified.key', isClosed, { field: 'isKey', equals: true }),
  asOf('tasks.inTime', isClosed, { field: 'inTime', equals: true }),
  asOf('tasks.phaseClosed', { field: 'state', equals: 'phase-closed' }),
  {
    // systems.md 4: after the receipt limit it is missed, also where nobody ever claims it.
    name: 'tasks.claimedLate',
    version: 2,
    of: taskView,
    where: [holds, { field: 'lateFrom', lessThan: { asked: 'at' } }],
    period: 'lateFrom',
  },
  {
    // Shown beside what was handed over, which they have left.
    name: 'tasks.returned',
    version: 1,
    of: taskView,
    where: [holds, { field: 'until', lessThan: { asked: 'at' } }],
    period: 'handedOverAt',
  },
  { name: 'tasks.lookedBack', version: 1, of: lookBackPart, where: [holds], period: 'at' },
  {
    name: 'tasks.lookedBack.held',
    version: 1,
    of: lookBackPart,
    where: [holds, { field: 'outcome', equals: 'held' }],
    period: 'at',
  },
];

export const taskRates: readonly Rate[] = [
  { name: 'tasks.rate', ...labels['tasks.rate'], version: 1, of: ['tasks.rectified'], by: 'tasks.handedOver' },
  { name: 'tasks.inTimeRate', ...labels['tasks.inTimeRate'], version: 1, of: ['tasks.inTime'], by: 'tasks.handedOver' },
  {
    name: 'tasks.lookBackHeld',
    ...labels['tasks.lookBackHeld'],
    version: 1,
    of: ['tasks.lookedBack.held'],
    by: 'tasks.lookedBack',
  },
];
