import type { SubjectPart } from '#platform';
import { words } from './patrol.glossary.js';
import { patrolView } from './patrol.views.js';

export const patrolSubjects: readonly SubjectPart[] = [
  {
    name: 'patrols',
    label: words.patrol,
    of: patrolView,
    by: [{ field: 'siteId', is: 'site' }],
    sort: { field: 'patrolledAt', direction: 'desc' },
    title: 'patroller',
    record: { kind: 'patrol', id: 'patrolId', at: 'patrols' },
  },
];
