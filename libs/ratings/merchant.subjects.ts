import { subjectOf, type SubjectPart } from '#platform';
import { merchantRatingRecords, participationRecords } from './merchant.controller.js';
import { merchantWords } from './merchant.glossary.js';

export const merchantSubjects: readonly SubjectPart[] = [
  subjectOf(merchantRatingRecords, {
    label: merchantWords.rating,
    by: [{ field: 'shopId', is: 'site' }],
    title: 'month',
  }),
  subjectOf(participationRecords, {
    label: merchantWords.participation,
    by: [{ field: 'shopId', is: 'site' }],
    title: 'activity',
  }),
];
