import { deriveId, type StoredEvent } from '#event-sourcing';
import { elsewhere, findCommunity, siteNamed, type SiteFound } from '#places';
import { findIfAny, holderOrTake, nameKey, type LookUpTools } from '#platform';
import type { DeliberationFacts } from './deliberation.checks.js';
import type { OpenDeliberation } from './deliberation.commands.js';
import { matterCatalogue, type MatterTaken } from './deliberation.events.js';
import type { DeliberationRecord } from './deliberation.record.js';

/**
 * Places that it names, and whether the same matter of the same compound is under deliberation: the matter has a stream of
 * its own, so of two that open it at once one is first. @throws ProblemError (404)
 */
export async function findMatter(command: OpenDeliberation, tools: LookUpTools): Promise<DeliberationFacts> {
  const { communityId, siteId, matter } = command;
  await findCommunity(tools.queries, communityId);
  const site = (await siteNamed(command, tools)) as SiteFound | undefined;
  if (elsewhere(site, communityId)) return { site };
  const stream = `matter-${deriveId('matter', communityId, siteId ?? '', nameKey(matter))}`;
  const { schema } = matterCatalogue.MatterTaken;
  const taken = { type: 'MatterTaken', schema, data: { deliberationId: tools.sent.target } };
  // One that is open, or was begun just now and is on its way.
  const holds = async (id: string, isOnTheWay: boolean) => {
    const found = await findIfAny<DeliberationRecord>(tools.queries, 'deliberation', id);
    return found ? found.status === 'open' : isOnTheWay;
  };
  return { site, other: await holderOrTake(stream, taken, { takenBy, holds }, tools) };
}

const takenBy = (event: StoredEvent) => (event.data as MatterTaken['data']).deliberationId;
