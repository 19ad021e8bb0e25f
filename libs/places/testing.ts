import type { PlaceContext } from './responsibility.rules.js';
import type { CommunityEvent } from './community.events.js';
import type { ResponsibilityAssigned } from './responsibility.events.js';
import type { SiteEvent } from './site.events.js';

/** A command as it is after validation. */
export function command<C extends object>(Command: new () => C, fields: Partial<C>): C {
  return Object.assign(new Command(), fields);
}

export function at(occurredAt: string, more: Partial<PlaceContext> = {}): PlaceContext {
  return { now: occurredAt, occurredAt, actor: 'li.ming', id: 's1', partId: 'part-1', ...more };
}

export function assigned(fields: Partial<ResponsibilityAssigned['data']> = {}): ResponsibilityAssigned {
  const from = '2018-01-01T00:00:00.000Z';
  return {
    type: 'ResponsibilityAssigned',
    data: { responsibilityId: 'r1', role: 'contracting-leader', person: '王', from, ...fields },
  };
}

/** Events of a plain site and community, to build histories from. */
export const past = {
  site: {
    type: 'SiteRegistered',
    data: { siteId: 's1', name: '一号工地', kind: 'construction-site', communityId: 'c1', address: '明湖路1号' },
  },
  retired: { type: 'SiteRetired', data: { reason: '竣工' } },
  restored: { type: 'SiteRestored', data: { reason: '复工' } },
} satisfies Record<string, SiteEvent>;

export const community: CommunityEvent = {
  type: 'CommunityRegistered',
  data: { communityId: 'c1', name: '明湖社区' },
};
