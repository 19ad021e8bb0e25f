import { subjectOf, type SubjectPart } from '#platform';
import { formalityRecords } from './formality.controller.js';
import { repairShopRecords } from './shop.controller.js';
import { words } from './formality.glossary.js';

export const shopSubjects: readonly SubjectPart[] = [
  subjectOf(repairShopRecords, {
    label: words.shop,
    by: [
      { field: 'creditCode', is: 'code' },
      { field: 'siteId', is: 'site' },
    ],
    tells: { site: 'siteId' },
    title: 'siteId',
  }),
  subjectOf(formalityRecords, { label: words.formality, title: 'kind' }),
];
