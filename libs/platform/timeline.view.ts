import type { StoredEvent, View } from '#event-sourcing';

/** One event as the timelines keep it: the event itself, found by site, by community and by command. */
export interface TimelineEntry {
  readonly siteId?: string;
  readonly communityId?: string;
  readonly commandId: string;
  readonly event: StoredEvent;
}

/**
 * Every event under its position. A site's or a community's history is a range of it, and folding that range
 * answers as-of questions without reading the rest of the log.
 */
export const timelineView: View<TimelineEntry> = {
  name: 'timeline',
  version: 1,
  once: true,
  fields: ['siteId', 'communityId', 'commandId'],
  indexes: [['siteId'], ['communityId'], ['commandId']],
  touches: (event) => [event.position],
  evolve: (_before, event) => ({
    siteId: event.metadata.siteId,
    communityId: event.metadata.communityId,
    commandId: event.metadata.commandId,
    event,
  }),
};
