import { refuse, say, type Instant, type Refusal, type Sentence } from '#event-sourcing';
import type { LookUps, RoomContext } from '#platform';
import type { Community } from './community.record.js';
import { communityNamed, siteTold, type AtAPlace, type SiteFound } from './place.lookups.js';
import { words } from './places.glossary.js';

/** What a rule knows whose command names a place. */
export interface PlaceNamed extends RoomContext {
  readonly site?: SiteFound;
  /** Most rules look it up only so that it exists. */
  readonly community?: Community;
}

/** The look-ups of both; of a correction, the site is that of what is corrected. */
export const placeNamed = { site: siteTold, community: communityNamed } satisfies LookUps;

/** The community that a command names; where it names none, that of its site. */
export const communityAt = ({ communityId }: AtAPlace, site: Pick<SiteFound, 'communityId'> | undefined) =>
  communityId ?? site?.communityId;

/** Why not: the site is in another community than the one that is named beside it. */
export function elsewhere(
  site: Pick<SiteFound, 'siteId' | 'communityId'> | undefined,
  named: string | undefined,
  { field = 'communityId', because = words.siteOf }: { readonly field?: string; readonly because?: Sentence } = {},
): Refusal | undefined {
  if (!site || named === undefined || site.communityId === named) return undefined;
  const { siteId, communityId } = site;
  return refuse('site-in-community', say(because, { siteId, communityId, named }), { field });
}

export type OutOfService = Partial<Refusal> & { readonly rule?: string; readonly because?: Sentence };

/**
 * Why not: the site was out of service then.
 * @param told which rule says so, in which words, and what else it says; that it is the field `siteId` where nothing is told
 */
export function outOfService(
  site: (Pick<SiteFound, 'siteId' | 'name' | 'retiredAt'> & { readonly retired?: boolean }) | undefined,
  at: Instant,
  { rule = 'site-in-service', because = words.outOfService, ...more }: OutOfService = { field: 'siteId' },
): Refusal | undefined {
  if (!site) return undefined;
  const { siteId, name, retiredAt: since = '' } = site;
  return isRetiredAt(site, at) ? refuse(rule, say(because, { siteId, name, since }), more) : undefined;
}

/** Retired when something happened there: what happened before is still recorded. */
function isRetiredAt({ retired = false, retiredAt }: { retired?: boolean; retiredAt?: Instant }, at: Instant): boolean {
  return retiredAt === undefined ? retired : retiredAt <= at;
}
