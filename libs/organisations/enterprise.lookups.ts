import { findCommunity, findSite } from '#places';
import { FindRecord, THE_SYSTEM, type LookUps, type LookUpTools } from '#platform';
import type { NameEnterpriseBranch, RegisterEnterprise } from './enterprise.commands.js';
import type { Enterprise } from './enterprise.record.js';
import { findOrganisation } from './organisation.lookups.js';

/** @throws ProblemError (404) where there is no such enterprise */
export function findEnterprise({ queries }: LookUpTools, id: string): Promise<Enterprise> {
  return queries.ask<Enterprise>(new FindRecord('enterprise', id), THE_SYSTEM);
}

export const enterpriseLookUps: LookUps = {
  community: ({ communityId }: RegisterEnterprise, { queries }) => findCommunity(queries, communityId),
  site: async ({ siteId }: RegisterEnterprise, { queries }) => siteId && findSite(queries, siteId),
  branch: ({ organisationId }: NameEnterpriseBranch, tools) => findOrganisation(tools, organisationId),
};
