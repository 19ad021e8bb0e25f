import { deskLists } from '#platform';
import { SurveyEnterprise } from './enterprise.commands.js';
import { enterpriseView } from './enterprise.views.js';
import { BeginTerm } from './organisation.commands.js';
import { deskLabels } from './organisation.glossary.js';
import { organisationView } from './organisation.views.js';
import { CheckProgrammeItem, FinishProgrammeItem } from './programme.commands.js';
import { programmeItems } from './programme.views.js';
import type { CollectionSchema } from '#event-sourcing';

const organisation = {
  of: organisationView,
  unit: 'organisationId',
  title: 'name',
  record: { kind: 'organisation', id: 'organisationId', at: 'organisations' },
};
const item = {
  of: programmeItems as CollectionSchema,
  title: 'name',
  record: { kind: 'programme', id: 'programmeId', at: 'programmes' },
};
const isActive = { field: 'status', equals: 'active' };

export const organisationDesk = deskLists(deskLabels, {
  'organisations.termsToRenew': {
    ...organisation,
    where: [isActive, { field: 'termEndsAt', lessThan: { asked: 'until' } }],
    due: { field: 'termEndsAt', is: 'moment' },
    next: BeginTerm,
  },
  'organisations.toLookAfter': { ...organisation, where: [isActive, { field: 'isWarned', equals: true }] },
  'programmes.itemsToFinish': {
    ...item,
    where: [
      { field: 'doneAt', equals: null },
      { field: 'until', atLeast: { asked: 'at' } },
    ],
    due: { field: 'dueOn', is: 'day' },
    next: FinishProgrammeItem,
  },
  'programmes.itemsToCheck': {
    ...item,
    where: [{ field: 'doneAt' }, { field: 'checkedAt', equals: null }, { field: 'until', atLeast: { asked: 'at' } }],
    next: CheckProgrammeItem,
  },
  'enterprises.toSurvey': {
    of: enterpriseView,
    where: [
      { field: 'status', equals: 'in-business' },
      { field: 'surveyedAt', equals: null },
    ],
    unit: 'enterpriseId',
    title: 'name',
    record: { kind: 'enterprise', id: 'enterpriseId', at: 'enterprises' },
    next: SurveyEnterprise,
  },
});
