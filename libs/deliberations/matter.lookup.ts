import { deriveId, eventIdOf, WrongExpectedRevision, type StoredEvent } from '#event-sourcing';
import { findCommunity, findSite } from '#places';
import { findIfAny, nameKey, type LookUpTools } from '#platform';
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
      await take(stream, events, tools);
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

async function take(
  stream: string,
  events: readonly StoredEvent[],
  { store, sent, clock }: LookUpTools,
): Promise<void> {
  if (events.some((event) => takenBy(event) === sent.target)) return;
  const { id: commandId, digest: commandDigest, actor, target } = sent;
  const type = 'MatterTaken';
  const data = { deliberationId: target } satisfies MatterTaken['data'];
  const taken = {
    id: eventIdOf({ type, data, commandId, commandDigest, stream, at: events.length }),
    type,
    schema: matterCatalogue.MatterTaken.schema,
    data,
    metadata: { actor, occurredAt: clock.now(), commandId, commandDigest },
  };
  await store.append(stream, [taken], events.at(-1)?.revision ?? 'no-stream');
}
