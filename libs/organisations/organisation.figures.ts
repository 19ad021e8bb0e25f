import { standing, type Figure, type FigureCondition } from '#event-sourcing';
import { organisationStretches, overdueTerms } from './organisation.views.js';

/** Of a register: what holds at the asked moment, which is the first one that does not count. */
export const asOf = standing();

/** Leaves only: what a superior reports has been reported by its branches. */
const branches: readonly FigureCondition[] = [{ field: 'level', equals: 'branch' }, ...asOf];
const register = { version: 1, of: organisationStretches } as const;

const members = (name: string, field: 'members' | 'full' | 'probationary'): Figure => ({
  ...register,
  name,
  // Of a branch that has reported none yet, those with whom it was founded.
  version: 2,
  adds: { kind: 'sum', field },
  where: branches,
});

const branchesOf = (type: string): Figure => ({
  ...register,
  name: `organisations.branches.${type}`,
  where: [{ field: 'type', equals: type }, ...branches],
});

/** systems.md 8: as of any day. */
export const organisationFigures: readonly Figure[] = [
  members('organisations.members', 'members'),
  members('organisations.members.full', 'full'),
  members('organisations.members.probationary', 'probationary'),
  ...['community', 'enterprise', 'building', 'social', 'market'].map(branchesOf),
  { ...register, name: 'organisations.branches.total', where: branches },
  {
    ...register,
    name: 'organisations.branches.byFounding',
    where: [{ field: 'isReported', equals: false }, ...branches],
  },
  {
    name: 'organisations.termsOverdue',
    version: 1,
    of: overdueTerms,
    adds: { kind: 'distinct', field: 'organisationId' },
    where: asOf,
  },
];
