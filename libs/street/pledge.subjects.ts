import type { SubjectPart } from '#platform';
import { words } from './road.glossary.js';
import { pledgeView } from './pledge.views.js';

export const pledgeSubjects: readonly SubjectPart[] = [
  {
    name: 'pledges',
    label: words.pledge,
    of: pledgeView,
    by: [{ field: 'shopId', is: 'site' }],
    sort: { field: 'signedAt', direction: 'desc' },
    title: 'shopId',
    record: { kind: 'pledge', id: 'shopId', at: 'pledges' },
  },
];
