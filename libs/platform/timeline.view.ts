import type { Place, View } from '#event-sourcing';

/** Where one event is; found by site, by community and by command. */
export interface TimelineEntry extends Omit<Place, 'position'> {
  readonly siteId?: string;
  readonly communityId?: string;
  readonly commandId: string;
  readonly commandDigest: string;
}

/**
 * Every event under its position. A site's or a community's history is a range of it; reading the events there and
 * folding them answers as-of questions without reading the rest of the log.
 */
export const timelineView: View<TimelineEntry> = {
  name: 'timeline',
  version: 3,
  once: true,
  flat: true,
  fields: ['siteId', 'communityId', 'commandId', 'commandDigest', 'stream', 'revision'],
  indexes: [['siteId'], ['communityId'], ['commandId']],
  touches: (event) => [event.position],
  evolve: (_before, { stream, revision, metadata }) => {
    const { siteId, communityId, commandId, commandDigest } = metadata;
    return { siteId, communityId, commandId, commandDigest, stream, revision };
  },
};
