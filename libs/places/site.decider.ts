import type { Decider } from '#event-sourcing';
import type { PlaceContext } from './rules/rule.js';
import { siteRules } from './rules/sites.js';
import type { SiteEvent } from './site.events.js';
import { evolveSite, noSite, type SiteRecord } from './site.record.js';

/** Every command of a site. */
export const siteCommands = siteRules.commands;

export const siteDecider: Decider<SiteRecord, object, SiteEvent, PlaceContext> = {
  initialState: noSite,
  decide: siteRules.decide,
  evolve: evolveSite,
  subject: (record) => (record.status === 'none' ? {} : { siteId: record.siteId, communityId: record.communityId }),
};
