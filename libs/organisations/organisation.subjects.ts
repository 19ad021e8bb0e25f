import type { SubjectPart } from '#platform';
import { words } from './enterprise.glossary.js';
import { enterpriseView } from './enterprise.views.js';
import { words as organisationWords } from './organisation.glossary.js';
import { organisationView } from './organisation.views.js';

export const organisationSubjects: readonly SubjectPart[] = [
  {
    name: 'enterprises',
    label: words.enterprise,
    of: enterpriseView,
    by: [{ field: 'creditCode', is: 'code' }],
    tells: { enterprise: 'enterpriseId', organisation: 'organisationId' },
    sort: { field: 'nameKey', direction: 'asc' },
    called: 'name',
    title: 'name',
    record: { kind: 'enterprise', id: 'enterpriseId', at: 'enterprises' },
  },
  {
    name: 'organisations',
    label: organisationWords.organisation,
    of: organisationView,
    by: [{ field: 'organisationId', is: 'organisation' }],
    sort: { field: 'nameKey', direction: 'asc' },
    title: 'name',
    record: { kind: 'organisation', id: 'organisationId', at: 'organisations' },
  },
];
