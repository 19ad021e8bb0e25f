import type { DomainEvent, EventCatalogue } from '#event-sourcing';
import type { SiteKind } from './labels.js';
import { responsibilityCatalogue, type ResponsibilityEvent } from './responsibility.events.js';

export type SiteRegistered = DomainEvent<
  'SiteRegistered',
  {
    readonly siteId: string;
    readonly name: string;
    readonly kind: SiteKind;
    readonly communityId: string;
    readonly address?: string;
  }
>;
/** Only what is different from before. */
export type SiteChanged = DomainEvent<'SiteChanged', { readonly name?: string; readonly address?: string }>;
export type SiteRetired = DomainEvent<'SiteRetired', { readonly reason: string }>;
export type SiteRestored = DomainEvent<'SiteRestored', { readonly reason: string }>;

export type SiteEvent = SiteRegistered | SiteChanged | SiteRetired | SiteRestored | ResponsibilityEvent;

/** Every event of a site and the version of its data; an older version gets its upcast here. */
export const siteCatalogue: EventCatalogue & Record<SiteEvent['type'], { schema: number }> = {
  SiteRegistered: { schema: 1 },
  SiteChanged: { schema: 1 },
  SiteRetired: { schema: 1 },
  SiteRestored: { schema: 1 },
  ...responsibilityCatalogue,
};

export const SITE_STREAM = 'site';

export function isSiteEvent(event: { readonly stream: string }): boolean {
  return event.stream.startsWith(`${SITE_STREAM}-`);
}
