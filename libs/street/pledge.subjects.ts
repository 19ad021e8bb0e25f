import { subjectOf, type SubjectPart } from '#platform';
import { pledgeRecords } from './pledge.controller.js';
import { words } from './road.glossary.js';

export const pledgeSubjects: readonly SubjectPart[] = [
  subjectOf(pledgeRecords, {
    label: words.pledge,
    by: [{ field: 'shopId', is: 'site' }],
    title: 'shopId',
  }),
];
