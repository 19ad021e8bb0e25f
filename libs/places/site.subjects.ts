import { subjectOf, type SubjectPart } from '#platform';
import { siteRecords } from './site.controller.js';
import { words } from './places.glossary.js';

export const siteSubjects: readonly SubjectPart[] = [
  subjectOf(siteRecords, {
    label: words.site,
    by: [
      { field: 'creditCode', is: 'code' },
      { field: 'id', is: 'site' },
    ],
    tells: { site: 'siteId' },
    called: 'name',
    title: 'name',
  }),
];
