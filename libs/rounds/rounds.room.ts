import { idIn, type StoredEvent } from '#event-sourcing';
import { findCommunity, placeNamed } from '#places';
import { FindRecords, roomOf, THE_SYSTEM, type FoundProblem, type LookUpTools } from '#platform';
import { roundFindingView } from './finding.views.js';
import type { OpenRound } from './round.commands.js';
import { listOfRoundCommunities, listOfRoundFindings, roundIdOf, roundRecords } from './round.controller.js';
import type { RoundFindingRaised } from './round.events.js';
import { roundFigures, roundRates } from './round.figures.js';
import { roundPapers } from './round.papers.js';
import { roundDesk } from './round.desk.js';
import { commandWords, eventWords, labels } from './round.glossary.js';
import { round } from './round.rules.js';
import { type RoundDocument } from './round.views.js';
import { roundSheet } from './round.sheets.js';

function problemOf(event: StoredEvent): FoundProblem {
  const { communityId, siteId, ...found } = event.data as RoundFindingRaised['data'];
  const where = siteId === undefined ? { communityId } : { siteId };
  return { ...found, ...where, source: 'round', foundIn: { kind: round.stream, id: idIn(round, event) } };
}

/** The last round of an earlier quarter, by all that is in the log; ids of rounds sort as their quarters do. */
async function findPrevious({ queries, sent }: LookUpTools): Promise<RoundDocument | undefined> {
  const stands = [{ field: 'status', in: ['open', 'scored', 'closed'] }];
  const found = (await queries.ask(new FindRecords('round', stands), THE_SYSTEM)) as readonly RoundDocument[];
  const earlier = found.filter(({ roundId }) => roundId < sent.target);
  return earlier.sort((a, b) => (a.roundId < b.roundId ? 1 : -1))[0];
}

/** Quarterly rounds through every community 逐社区观摩、整办提升 (system 9). */
export const roundsRoom = roomOf({
  name: 'rounds',
  commandWords,
  eventWords,
  sheets: { label: { zh: '季度观摩', en: 'quarterly rounds' }, elsewhere: [round.stream], sheets: [roundSheet] },
  records: [roundRecords, listOfRoundCommunities, listOfRoundFindings],
  tags: { rounds: '季度观摩' },
  figures: roundFigures,
  rates: roundRates,
  labels,
  desk: roundDesk,
  papers: roundPapers,
  views: [roundFindingView],
  kinds: [
    {
      aggregate: round,
      idOf: roundIdOf,
      lookUps: {
        ...placeNamed,
        communities: ({ communityIds, judges }: OpenRound, { queries }) => {
          const ids = [...communityIds, ...judges.flatMap(({ communityId }) => communityId ?? [])];
          return Promise.all([...new Set(ids)].map((id) => findCommunity(queries, id)));
        },
        previous: (_command: object, tools) => findPrevious(tools),
      },
    },
  ],
  findings: { RoundFindingRaised: (event) => [problemOf(event)] },
});
