import type { Figure, FigureCondition } from '#event-sourcing';
import { participationView, ratingView } from './merchant.views.js';
import type { merchantLabels } from './merchant.glossary.js';

type Name = keyof typeof merchantLabels;

/** Distinct shops, and months of shops. */
const ofShops = (name: Name, period: string, ...where: readonly FigureCondition[]): Figure => ({
  name,
  version: 1,
  of: ratingView,
  adds: { kind: 'distinct', field: 'shopId' },
  where,
  period,
});
const flags = (name: Name, flag: 'red' | 'black'): Figure => ({
  name,
  version: 1,
  of: ratingView,
  where: [{ field: 'flag', equals: flag }],
  period: 'flaggedAt',
});
const holds: FigureCondition = { field: 'voided', equals: false };

/** systems.md 6: shops whose stars were published in the period. */
export const merchantFigures: readonly Figure[] = [
  ofShops(
    'ratings.starMerchants',
    'publishedAt',
    { field: 'status', equals: 'published' },
    { field: 'stars', atLeast: 1 },
  ),
  ofShops('ratings.ratedMerchants', 'ratedAt'),
  flags('ratings.redFlags', 'red'),
  flags('ratings.blackFlags', 'black'),
  {
    name: 'ratings.participants',
    version: 1,
    of: participationView,
    adds: { kind: 'sum', field: 'persons' },
    where: [holds],
    period: 'at',
  },
  {
    name: 'ratings.participatingMerchants',
    version: 1,
    of: participationView,
    adds: { kind: 'distinct', field: 'shopId' },
    where: [holds],
    period: 'at',
  },
];
