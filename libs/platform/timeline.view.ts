import type { CollectionSchema, EventStore, StoredEvent, View } from '#event-sourcing';

/** One event as the timeline knows it: found by site, by community and by command. */
export interface TimelineEntry {
  readonly siteId?: string;
  readonly communityId?: string;
  readonly commandId: string;
  readonly commandDigest: string;
  /** Only where the log cannot give an event by its position. */
  readonly event?: StoredEvent;
}

/**
 * Every event under its position. A site's or a community's history is a range of it, and folding that range
 * answers as-of questions without reading the rest of the log.
 */
export const timeline = {
  name: 'timeline',
  fields: ['siteId', 'communityId', 'commandId'],
  indexes: [['siteId'], ['communityId'], ['commandId']],
  // One log gives both kinds of entries never: each kind is a version of its own.
  version: 2,
} satisfies CollectionSchema;

/** The timeline of a log: of one that gives events by their positions it keeps the places alone. */
export function timelineView(log: Pick<EventStore, 'readAt'>): View<TimelineEntry> {
  const keepsEvents = log.readAt === undefined;
  return {
    ...timeline,
    version: keepsEvents ? 3 : timeline.version,
    once: true,
    touches: (event) => [event.position],
    evolve: (_before, event) => {
      const { siteId, communityId, commandId, commandDigest } = event.metadata;
      return { siteId, communityId, commandId, commandDigest, ...(keepsEvents ? { event } : undefined) };
    },
  };
}
