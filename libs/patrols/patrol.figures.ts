import type { Figure, FigureCondition } from '#event-sourcing';
import type { LedgerPart } from '#platform';
import { patrolFindingView } from './finding.views.js';
import { patrol } from './patrol.rules.js';
import { patrolView } from './patrol.views.js';

/** A voided visit is not counted. */
const made: FigureCondition = { field: 'voided', equals: false };
const patrols = { version: 1, of: patrolView } as const;

const count: Figure = { ...patrols, name: 'count', where: [made] };
const withFindings: Figure = { ...patrols, name: 'withFindings', where: [made, { field: 'findings', atLeast: 1 }] };
const lastAt: Figure = {
  ...patrols,
  name: 'lastAt',
  adds: { kind: 'greatest', field: 'patrolledAt' },
  where: [made],
};

export const patrolLedgerPart: LedgerPart = {
  streams: [patrol.stream],
  view: patrolView,
  sections: { visits: [count, withFindings, lastAt] },
  ranking: { shows: { visits: count } },
};

/** 巡查处次, and what patrols found on sites; other rooms' findings are counted there. */
export const patrolFigures: readonly Figure[] = [
  { ...patrols, name: 'patrols.made', where: [made], period: 'patrolledAt' },
  {
    // systems.md 0.3: what was voided or merged into another never counts.
    name: 'problems.found',
    version: 2,
    of: patrolFindingView,
    where: [
      { field: 'made', equals: true },
      { field: 'holds', equals: true },
    ],
    period: 'patrolledAt',
  },
];
