import type { SubjectPart } from '#platform';
import { words } from './formality.glossary.js';
import { formalityView } from './formality.views.js';
import { shopView } from './shop.views.js';

export const shopSubjects: readonly SubjectPart[] = [
  {
    name: 'repair-shops',
    label: words.shop,
    of: shopView,
    by: [
      { field: 'creditCode', is: 'code' },
      { field: 'siteId', is: 'site' },
    ],
    tells: { site: 'siteId' },
    sort: { field: 'registeredAt', direction: 'desc' },
    title: 'siteId',
    record: { kind: 'repairshop', id: 'siteId', at: 'repair-shops' },
  },
  {
    name: 'formalities',
    label: words.formality,
    of: formalityView,
    by: [{ field: 'siteId', is: 'site' }],
    sort: { field: 'startedAt', direction: 'desc' },
    title: 'kind',
    record: { kind: 'formality', id: 'formalityId', at: 'formalities' },
  },
];
