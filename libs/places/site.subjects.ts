import type { SubjectPart } from '#platform';
import { words } from './places.glossary.js';
import { siteView } from './site.views.js';

export const siteSubjects: readonly SubjectPart[] = [
  {
    name: 'sites',
    label: words.site,
    of: siteView,
    by: [
      { field: 'creditCode', is: 'code' },
      { field: 'id', is: 'site' },
    ],
    tells: { site: 'siteId' },
    sort: { field: 'name', direction: 'asc' },
    called: 'name',
    title: 'name',
    record: { kind: 'site', id: 'siteId', at: 'sites' },
  },
];
