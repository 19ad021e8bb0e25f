import { subjectOf, type SubjectPart } from '#platform';
import { organisationRecords } from './organisation.controller.js';
import { enterpriseRecords } from './enterprise.controller.js';
import { words } from './enterprise.glossary.js';
import { words as organisationWords } from './organisation.glossary.js';

export const organisationSubjects: readonly SubjectPart[] = [
  subjectOf(enterpriseRecords, {
    label: words.enterprise,
    by: [{ field: 'creditCode', is: 'code' }],
    tells: { enterprise: 'enterpriseId', organisation: 'organisationId' },
    called: 'name',
    title: 'name',
  }),
  subjectOf(organisationRecords, {
    label: organisationWords.organisation,
    by: [{ field: 'organisationId', is: 'organisation' }],
    title: 'name',
  }),
];
