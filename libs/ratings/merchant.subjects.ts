import type { SubjectPart } from '#platform';
import { merchantWords } from './merchant.glossary.js';
import { participationView, ratingView } from './merchant.views.js';

export const merchantSubjects: readonly SubjectPart[] = [
  {
    name: 'merchant-ratings',
    label: merchantWords.rating,
    of: ratingView,
    by: [{ field: 'shopId', is: 'site' }],
    sort: { field: 'month', direction: 'desc' },
    title: 'month',
    record: { kind: 'rating', id: 'ratingId', at: 'merchant-ratings' },
  },
  {
    name: 'participations',
    label: merchantWords.participation,
    of: participationView,
    by: [{ field: 'shopId', is: 'site' }],
    sort: { field: 'at', direction: 'desc' },
    title: 'activity',
    record: { kind: 'participation', id: 'participationId', at: 'participations' },
  },
];
