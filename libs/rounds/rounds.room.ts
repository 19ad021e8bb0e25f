import { idIn, type StoredEvent } from '#event-sourcing';
import { communityNamed, findCommunity, siteNamed } from '#places';
import { roomOf, type FoundProblem } from '#platform';
import { eventWords } from './events.glossary.js';
import { roundFindingView } from './finding.views.js';
import type { OpenRound } from './round.commands.js';
import { listOfRoundCommunities, listOfRoundFindings, roundIdOf, roundRecords } from './round.controller.js';
import type { RoundFindingRaised } from './round.events.js';
import { roundFigures, roundRates } from './round.figures.js';
import { roundPapers } from './round.papers.js';
import { roundDesk } from './round.desk.js';
import { labels } from './round.glossary.js';
import { round } from './round.rules.js';
import { roundView } from './round.views.js';
import { roundSheets } from './round.sheets.js';

function problemOf(event: StoredEvent): FoundProblem {
  const { communityId, siteId, ...found } = event.data as RoundFindingRaised['data'];
  const where = siteId === undefined ? { communityId } : { siteId };
  return { ...found, ...where, source: 'round', foundIn: { kind: round.stream, id: idIn(round, event) } };
}

/** Quarterly rounds through every community 逐社区观摩、整办提升 (system 9). */
export const roundsRoom = roomOf({
  name: 'rounds',
  eventWords,
  sheets: roundSheets,
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
      view: roundView,
      idOf: roundIdOf,
      lookUps: {
        communities: ({ communityIds, judges }: OpenRound, { queries }) => {
          const ids = [...communityIds, ...judges.flatMap(({ communityId }) => communityId ?? [])];
          return Promise.all([...new Set(ids)].map((id) => findCommunity(queries, id)));
        },
        community: communityNamed,
        site: siteNamed,
      },
    },
  ],
  findings: { RoundFindingRaised: (event) => [problemOf(event)] },
});
