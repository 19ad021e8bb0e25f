import { standing, type Figure, type FigureCondition, type Rate } from '#event-sourcing';
import { siteSpans } from '#places';
import { participationView, ratingView } from './merchant.views.js';
import { merchantLabels } from './merchant.glossary.js';
import { ratedPart } from './rated-shops.view.js';

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

const attendances = (name: Name, ...where: readonly FigureCondition[]): Figure => ({
  name,
  version: 1,
  of: participationView,
  adds: { kind: 'sum', field: 'persons' },
  where: [holds, ...where],
  period: 'at',
});

/** systems.md 6: shops whose stars were published in the period. */
export const merchantFigures: readonly Figure[] = [
  ofShops(
    'ratings.starMerchants',
    'publishedAt',
    { field: 'status', equals: 'published' },
    { field: 'stars', atLeast: 1 },
  ),
  // Of a shop that was published with other stars in another month, each counts.
  ...([1, 2, 3, 4, 5] as const).map((stars) =>
    ofShops(
      `ratings.stars.${stars}`,
      'publishedAt',
      { field: 'status', equals: 'published' },
      { field: 'stars', equals: stars },
    ),
  ),
  ofShops('ratings.ratedMerchants', 'ratedAt'),
  {
    // Of those in service then.
    name: 'ratings.ratedInService',
    version: 1,
    of: ratedPart,
    adds: { kind: 'distinct', field: 'shopId' },
    where: standing(),
    period: 'ratedAt',
  },
  {
    name: 'ratings.merchants',
    version: 1,
    of: siteSpans,
    adds: { kind: 'distinct', field: 'siteId' },
    where: [{ field: 'kind', equals: 'shop' }, { field: 'what', equals: 'supervised' }, ...standing()],
  },
  flags('ratings.redFlags', 'red'),
  flags('ratings.blackFlags', 'black'),
  attendances('ratings.participants'),
  attendances('ratings.participants.merchants', { field: 'who', equals: 'merchant' }),
  attendances('ratings.participants.residents', { field: 'who', equals: 'resident' }),
  {
    name: 'ratings.participatingMerchants',
    version: 1,
    of: participationView,
    adds: { kind: 'distinct', field: 'shopId' },
    where: [holds],
    period: 'at',
  },
];

export const merchantRates: readonly Rate[] = [
  {
    name: 'ratings.ratedShare',
    ...merchantLabels['ratings.ratedShare'],
    version: 2,
    of: ['ratings.ratedInService'],
    by: 'ratings.merchants',
  },
];
