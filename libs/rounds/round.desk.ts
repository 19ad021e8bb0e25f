import { deskLists } from '#platform';
import * as c from './round.commands.js';
import { deskLabels } from './round.glossary.js';
import { roundCommunityPart, roundView } from './round.views.js';

const record = { kind: 'round', id: 'roundId', at: 'rounds' };
const waiting = { of: roundView, title: 'theme', record };

/** What a round finds is a case, and waits on the lists of cases. */
export const roundDesk = deskLists(deskLabels, {
  'rounds.communitiesToVisit': {
    of: roundCommunityPart,
    where: [
      { field: 'state', equals: 'due' },
      { field: 'holds', equals: true },
    ],
    unit: 'communityId',
    title: 'communityId',
    record,
    next: c.VisitRoundCommunity,
  },
  'rounds.toScore': { ...waiting, where: [{ field: 'status', equals: 'open' }], next: c.ScoreRound },
  'rounds.toClose': { ...waiting, where: [{ field: 'status', equals: 'scored' }], next: c.CloseRound },
});
