import type { SubjectPart } from '#platform';
import { words } from './case.glossary.js';
import { caseView } from './case.views.js';

export const caseSubjects: readonly SubjectPart[] = [
  {
    name: 'cases',
    label: words.case,
    of: caseView,
    by: [{ field: 'siteId', is: 'site' }],
    sort: { field: 'reportedAt', direction: 'desc' },
    title: 'description',
    record: { kind: 'case', id: 'caseId', at: 'cases' },
  },
];
