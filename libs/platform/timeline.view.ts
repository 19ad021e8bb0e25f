import type { Instant, Place, View } from '#event-sourcing';

/** Where one event is; found by site, by community and by command. */
export interface TimelineEntry extends Omit<Place, 'position'> {
  readonly siteId?: string;
  readonly communityId?: string;
  readonly commandId: string;
  readonly commandDigest: string;
  /** The highest stamp of the log up to this event: what is known by a moment ends before the first that is later. */
  readonly knownAt: Instant;
}

/**
 * Every event under its position. A site's or a community's history is a range of it; reading the events there and
 * folding them answers as-of questions without reading the rest of the log.
 */
export const timelineView: View<TimelineEntry> = {
  name: 'timeline',
  version: 4,
  once: true,
  chained: true,
  flat: true,
  fields: ['siteId', 'communityId', 'commandId', 'commandDigest', 'stream', 'revision', 'knownAt'],
  indexes: [['siteId'], ['communityId'], ['commandId'], ['knownAt']],
  touches: (event) => [event.position],
  evolve: (before, { stream, revision, recordedAt, metadata }) => {
    const { siteId, communityId, commandId, commandDigest } = metadata;
    const knownAt = before && before.knownAt > recordedAt ? before.knownAt : recordedAt;
    return { siteId, communityId, commandId, commandDigest, stream, revision, knownAt };
  },
};
