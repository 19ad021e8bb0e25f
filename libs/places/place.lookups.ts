import type { Instant } from '#event-sourcing';
import { Correct, FindRecord, THE_SYSTEM, type LookUp, type QueryDoor } from '#platform';
import type { Community } from './community.record.js';
import type { SiteKind } from './labels.js';
import type { Site } from './site.record.js';

/** What other rooms may know of a site. */
export interface SiteFound {
  readonly siteId: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly communityId: string;
  readonly registeredAt?: Instant;
  readonly retired: boolean;
  /** Since when, where it is retired: what happened before is recorded all the same. */
  readonly retiredAt?: Instant;
}

/** @throws ProblemError (404) where there is no such site */
export async function findSite(queries: QueryDoor, id: string): Promise<SiteFound> {
  const found = await queries.ask<Site>(new FindRecord('site', id), THE_SYSTEM);
  const { siteId, name, kind, communityId, registeredAt, retiredAt, status } = found;
  return { siteId, name, kind, communityId, registeredAt, retired: status === 'retired', retiredAt };
}

/** @throws ProblemError (404) where there is no such community */
export function findCommunity(queries: QueryDoor, id: string): Promise<Community> {
  return queries.ask<Community>(new FindRecord('community', id), THE_SYSTEM);
}

/** What a command says of its place. */
export interface AtAPlace {
  readonly siteId?: string;
  readonly communityId?: string;
}

/** The site that a command names, where it names one. */
export const siteNamed: LookUp = async ({ siteId }: AtAPlace, { queries }) => siteId && findSite(queries, siteId);

/** The same, or where what a correction corrects was. */
export const siteTold: LookUp = async (command: AtAPlace, tools) => {
  if (!(command instanceof Correct)) return siteNamed(command, tools);
  return siteNamed((await tools.executor.find(tools.sent.target)).record as AtAPlace, tools);
};

/** The community that a command names, where it names one. */
export const communityNamed: LookUp = async ({ communityId }: AtAPlace, { queries }) =>
  communityId && findCommunity(queries, communityId);

/** The same, or that which a correction of it names. */
export const communityTold: LookUp = (command: AtAPlace, tools) => {
  if (!(command instanceof Correct)) return communityNamed(command, tools);
  return communityNamed({ communityId: command.field === 'communityId' ? command.value : undefined }, tools);
};

/** The site that a thing is, by the id of both. */
export const ownSite: LookUp = (_command, { queries, sent }) => findSite(queries, sent.target);
