import type { Instant } from '#event-sourcing';
import { FindRecord, THE_SYSTEM, type QueryDoor } from '#platform';
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
