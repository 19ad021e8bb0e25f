import { standing, type Figure, type FigureCondition, type Rate } from '#event-sourcing';
import { labels } from './deliberation.glossary.js';
import { stepsOf } from './methods.js';
import { compoundPart } from './compounds.view.js';
import { deliberationView, problemPart, stepPart } from './deliberation.views.js';

const isMethod: FigureCondition = { field: 'method', equals: 'one-solicitation' };
const isThere: FigureCondition = { field: 'status', in: ['open', 'closed', 'dropped'] };
const holds: FigureCondition = { field: 'holds', equals: true };
const solvedByThen: FigureCondition = { field: 'solvedAt', lessThan: { asked: 'at' } };

/** As of the asked moment, each compound once, however many deliberations it has. */
const ofCompounds = (name: keyof typeof labels, version: number, field: 'registered' | 'households'): Figure => ({
  name,
  version,
  of: compoundPart,
  adds: { kind: 'sum', field },
  where: standing(),
});

/** systems.md 10. The method that the article names counts; 四议两公开 is listed beside it. */
export const deliberationFigures: readonly Figure[] = [
  { name: 'deliberations.used', version: 1, of: deliberationView, where: [isMethod, isThere], period: 'begunAt' },
  {
    name: 'deliberations.used@resolved',
    version: 1,
    of: deliberationView,
    where: [isMethod, isThere],
    period: 'resolvedAt',
  },
  {
    name: 'deliberations.dropped',
    version: 1,
    of: deliberationView,
    where: [isMethod, { field: 'status', equals: 'dropped' }],
    period: 'closedAt',
  },
  ...stepsOf['one-solicitation'].flatMap((step): Figure[] => [
    {
      name: `deliberations.dropped.${step}`,
      version: 1,
      of: deliberationView,
      where: [isMethod, { field: 'status', equals: 'dropped' }, { field: 'droppedBefore', equals: step }],
      period: 'closedAt',
    },
    // Days in all; the records beside it are the steps that they are of.
    {
      name: `deliberations.stepDays.${step}`,
      version: 1,
      of: stepPart,
      adds: { kind: 'sum', field: 'days' },
      where: [isMethod, holds, { field: 'step', equals: step }],
      period: 'at',
    },
  ]),
  { name: 'deliberations.problems', version: 1, of: problemPart, where: [isMethod, holds], period: 'begunAt' },
  // Of those that were begun in the period, what was solved by the asked moment.
  {
    name: 'deliberations.solved',
    version: 1,
    of: problemPart,
    where: [isMethod, holds, solvedByThen],
    period: 'begunAt',
  },
  // Whenever they were begun.
  {
    name: 'deliberations.closedSolved',
    version: 1,
    of: problemPart,
    where: [isMethod, holds, solvedByThen],
    period: 'solvedAt',
  },
  ofCompounds('deliberations.householdsRegistered', 2, 'registered'),
  // There are at least as many as have registered.
  ofCompounds('deliberations.households', 3, 'households'),
];

export const deliberationRates: readonly Rate[] = [
  {
    name: 'deliberations.householdsShare',
    ...labels['deliberations.householdsShare'],
    version: 3,
    of: ['deliberations.householdsRegistered'],
    by: 'deliberations.households',
  },
  {
    name: 'deliberations.solvedShare',
    ...labels['deliberations.solvedShare'],
    // One deliberation may name several problems.
    version: 2,
    of: ['deliberations.solved'],
    by: 'deliberations.problems',
  },
];
