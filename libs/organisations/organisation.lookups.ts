import { communityNamed } from '#places';
import { FindRecord, ListRecords, THE_SYSTEM, type LookUps, type LookUpTools, type RowsOf } from '#platform';
import { enterpriseRecords } from './enterprise.controller.js';
import type { EnterpriseDocument } from './enterprise.views.js';
import { organisationRecords } from './organisation.controller.js';
import type { DissolveOrganisation, FoundOrganisation } from './organisation.commands.js';
import type { Organisation } from './organisation.record.js';
import type { OrganisationDocument } from './organisation.views.js';

/** @throws ProblemError (404) where there is no such organisation */
export function findOrganisation({ queries }: LookUpTools, id: string): Promise<Organisation> {
  return queries.ask<Organisation>(new FindRecord('organisation', id), THE_SYSTEM);
}

/** Ids of the active organisations right below, by all that is in the log. */
async function inferiorsOf(_command: object, { queries, store, sent }: LookUpTools): Promise<readonly string[]> {
  const waitFor = await store.head();
  const query = { parentId: sent.target, status: 'active', waitFor } as never;
  const page = await queries.ask<RowsOf<'organisations', OrganisationDocument>>(
    new ListRecords(organisationRecords, query),
    THE_SYSTEM,
  );
  return page.organisations.map(({ organisationId }) => organisationId);
}

/** Ids of the enterprises in business whose members belong to it, by all that is in the log. */
async function enterprisesOf(_command: object, { queries, store, sent }: LookUpTools): Promise<readonly string[]> {
  const waitFor = await store.head();
  const query = { organisationId: sent.target, status: 'in-business', waitFor } as never;
  const page = await queries.ask<RowsOf<'enterprises', EnterpriseDocument>>(
    new ListRecords(enterpriseRecords, query),
    THE_SYSTEM,
  );
  return page.enterprises.map(({ enterpriseId }) => enterpriseId);
}

export const organisationLookUps: LookUps = {
  superior: async ({ parentId }: FoundOrganisation, tools) => parentId && findOrganisation(tools, parentId),
  community: communityNamed,
  destination: async ({ membersTo }: DissolveOrganisation, tools) => membersTo && findOrganisation(tools, membersTo),
  inferiors: inferiorsOf,
  enterprises: enterprisesOf,
};
