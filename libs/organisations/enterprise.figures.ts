import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import { labels } from './enterprise.glossary.js';
import { enterpriseStretches } from './enterprise.views.js';
import { asOf } from './organisation.figures.js';

const register = { version: 1, of: enterpriseStretches } as const;
const is = (field: string): FigureCondition => ({ field, equals: true });

/** systems.md 12, coverage in organisation: as of any day. */
export const enterpriseFigures: readonly Figure[] = [
  { ...register, name: 'enterprises.registered', where: asOf },
  { ...register, name: 'enterprises.surveyed', where: [is('isSurveyed'), ...asOf] },
  { ...register, name: 'enterprises.staff', adds: { kind: 'sum', field: 'staff' }, where: asOf },
  { ...register, name: 'enterprises.members', adds: { kind: 'sum', field: 'members' }, where: asOf },
  { ...register, name: 'enterprises.withThreeMembers', where: [is('hasThreeMembers'), ...asOf] },
  { ...register, name: 'enterprises.covered', where: [is('hasThreeMembers'), is('hasBranch'), ...asOf] },
];

export const enterpriseRates: readonly Rate[] = [
  {
    name: 'enterprises.coverage',
    ...labels['enterprises.coverage'],
    version: 1,
    of: ['enterprises.covered'],
    by: 'enterprises.withThreeMembers',
  },
];
