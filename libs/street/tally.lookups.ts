import type { EventStore } from '#event-sourcing';
import { findCommunity, findSite } from '#places';
import { type Around, type LookUpTools } from '#platform';
import { nodeOf } from './catalogue.js';
import { streetCatalogue } from './catalogue-in-use.js';
import { singlesOf } from './singles-book.js';
import { bookOf } from './tally-book.js';
import { categoryOf, daysProblem, type Sheet } from './tally.checks.js';
import { TallyCorrections, type CorrectTally, type TallyKey } from './tally.commands.js';
import { rangeOf } from './tally.key.js';

/** The id under which it stands already, where that is another than follows from its key now. */
export function standsUnder(key: TallyKey, store: EventStore): Promise<string | undefined> {
  const found = () => ({ ...key, from: rangeOf(key).from, nodeId: nodeOf(streetCatalogue, key.category)?.id });
  return bookOf(store).otherIdOf(found);
}

/** The area of a tally, and what is tallied of it already. @throws ProblemError (404) where there is no such area */
export async function findSheet(command: TallyKey, { queries, store, sent, calendar }: LookUpTools): Promise<Sheet> {
  const { roadSegmentId, kind, by = sent.actor } = command;
  const roadSegment = roadSegmentId === undefined ? undefined : await findSite(queries, roadSegmentId);
  const communityId = roadSegment?.communityId ?? command.communityId;
  if (communityId === undefined) return { before: 0 };
  if (!roadSegment) await findCommunity(queries, communityId);
  const node = categoryOf(command.category);
  const lastDay = '9999-12-31';
  // What is wrong with the command is for its rule to say; nothing is claimed for it.
  const isReadable = !('refused' in node) && !daysProblem(command, lastDay);
  if (!isReadable || !(command instanceof TallyCorrections)) return { communityId, roadSegment, before: 0 };
  const { from, to } = rangeOf(command) as { from: string; to: string };
  const { count } = command;
  const enteredBy = sent.ofSource ? undefined : sent.actor;
  const claim = { communityId, roadSegmentId, nodeId: node.id, kind, from, to, by, enteredBy, count };
  // Claimed first: a single correction that is not known here yet finds the claim, and waits for its entry.
  const claimed = await bookOf(store).claim(sent.id, sent.target, claim);
  const singles = await singlesOf(store, calendar).coveredBy(claim);
  return { communityId, roadSegment, ...claimed, singles };
}

export const findBeside = ({ eventId }: CorrectTally, { store }: LookUpTools) => bookOf(store).beside(eventId);

/** What a command has claimed it holds until it has its answer; what it has written is known at once. */
export const inTheBook: Around = async (_command, { store, sent }, run) => {
  const book = bookOf(store);
  try {
    const outcome = await run();
    book.note(sent.id, outcome, sent.actor);
    return outcome;
  } finally {
    book.release(sent.id);
  }
};
