import { findIfAny } from './records.js';
import type { QueryDoor } from './query-door.js';

/** What a question names of places; the community `null` is the office itself 本级. */
interface OfPlaces {
  readonly communityId?: unknown;
  readonly siteId?: unknown;
}

/**
 * Nothing is counted or listed of a place that nobody registered: that would look like a place where nothing happened.
 * @throws ProblemError (404)
 */
export async function placesThere({ communityId, siteId }: OfPlaces, queries: QueryDoor): Promise<void> {
  if (communityId !== undefined && communityId !== 'null')
    await findIfAny(queries, 'community', String(communityId), 'kind');
  if (siteId !== undefined) await findIfAny(queries, 'site', String(siteId), 'kind');
}
