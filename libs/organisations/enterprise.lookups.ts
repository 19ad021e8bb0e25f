import { communityTold, findSite, type SiteFound } from '#places';
import { FindRecord, ListRecords, THE_SYSTEM, type LookUps, type LookUpTools, type RowsOf } from '#platform';
import { CorrectEnterprise, type NameEnterpriseBranch, type RegisterEnterprise } from './enterprise.commands.js';
import type { Enterprise } from './enterprise.record.js';
import { enterpriseRecords } from './enterprise.controller.js';
import type { EnterpriseDocument } from './enterprise.views.js';
import { findOrganisation } from './organisation.lookups.js';

/** @throws ProblemError (404) where there is no such enterprise */
export function findEnterprise({ queries }: LookUpTools, id: string): Promise<Enterprise> {
  return queries.ask<Enterprise>(new FindRecord('enterprise', id), THE_SYSTEM);
}

/** Ids of the enterprises in business of that name in that community, by all that is in the log. */
async function namesakesOf(
  { name, communityId }: RegisterEnterprise,
  { queries, store, sent }: LookUpTools,
): Promise<readonly string[]> {
  const query = { name, communityId, status: 'in-business', waitFor: await store.head() } as never;
  const list = new ListRecords(enterpriseRecords, query);
  const page = await queries.ask<RowsOf<'enterprises', EnterpriseDocument>>(list, THE_SYSTEM);
  return page.enterprises.map(({ enterpriseId }) => enterpriseId).filter((id) => id !== sent.target);
}

/** The site that the command names; of a correction of the community, the one that the enterprise has. */
async function findItsSite(
  command: RegisterEnterprise | CorrectEnterprise,
  { queries, executor, sent }: LookUpTools,
): Promise<SiteFound | undefined> {
  const isCorrection = command instanceof CorrectEnterprise;
  if (isCorrection && command.field !== 'communityId') return undefined;
  const { siteId } = isCorrection ? ((await executor.find(sent.target)).record as Enterprise) : command;
  return siteId === undefined ? undefined : findSite(queries, siteId);
}

export const enterpriseLookUps: LookUps = {
  community: communityTold,
  site: findItsSite,
  namesakes: namesakesOf,
  branch: ({ organisationId }: NameEnterpriseBranch, tools) => findOrganisation(tools, organisationId),
};
