import { deriveId, WrongExpectedRevision, type StoredEvent } from '#event-sourcing';
import { findCommunity, findSite } from '#places';
import { findIfAny, nameKey, takeBeside, type LookUpTools } from '#platform';
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
  const site = siteId === undefined ? undefined : await findSite(tools.queries, siteId);
  if (site && site.communityId !== communityId) return { site };
  const stream = `matter-${deriveId('matter', communityId, siteId ?? '', nameKey(matter))}`;
  for (;;) {
    const events: StoredEvent[] = [];
    for await (const event of tools.store.readStream(stream)) events.push(event);
    const other = await openOther(events, tools);
    if (other !== undefined) return { site, other };
    try {
      if (!events.some((event) => takenBy(event) === tools.sent.target)) {
        const { schema } = matterCatalogue.MatterTaken;
        const taken = { type: 'MatterTaken', schema, data: { deliberationId: tools.sent.target } };
        await takeBeside(tools, stream, events.at(-1)?.revision, taken);
      }
      return { site };
    } catch (error) {
      // Somebody else opened it meanwhile: theirs is looked at too.
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}

const takenBy = (event: StoredEvent) => (event.data as MatterTaken['data']).deliberationId;

/** One that is open, or was begun just now and is on its way. */
async function openOther(events: readonly StoredEvent[], tools: LookUpTools): Promise<string | undefined> {
  const { queries, clock, config, sent } = tools;
  for (const event of events) {
    const id = takenBy(event);
    if (id === sent.target) continue;
    const found = await findIfAny<DeliberationRecord>(queries, 'deliberation', id);
    const isOnTheWay = Date.parse(clock.now()) - Date.parse(event.recordedAt) < config.numberGraceMilliseconds;
    if (found ? found.status === 'open' : isOnTheWay) return id;
  }
  return undefined;
}
