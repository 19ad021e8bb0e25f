import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import { roundClosures, roundFindingView } from './finding.views.js';
import { rectifiedThen } from '#platform';
import { labels } from './round.glossary.js';
import { roundCommunityPart, roundView } from './round.views.js';

const holds: FigureCondition = { field: 'holds', equals: true };
const isDue: FigureCondition = { field: 'isExcused', equals: false };

const nextHasCome: FigureCondition = { field: 'nextRoundAt', lessThan: { asked: 'at' } };

/** Communities in rounds by where they stood in the round before. */
const ofRanks = (name: keyof typeof labels, change: FigureCondition): Figure => ({
  name,
  version: 1,
  of: roundCommunityPart,
  where: [holds, change],
  period: 'openedAt',
});

/** systems.md 9. */
export const roundFigures: readonly Figure[] = [
  {
    // Of the whole office: no community has a round of its own.
    name: 'rounds.held',
    version: 1,
    of: roundView,
    where: [{ field: 'status', equals: 'closed' }],
    period: 'heldAt',
  },
  { name: 'rounds.communities', version: 1, of: roundCommunityPart, where: [holds, isDue], period: 'openedAt' },
  {
    name: 'rounds.visited',
    version: 1,
    of: roundCommunityPart,
    where: [holds, { field: 'state', equals: 'visited' }],
    period: 'openedAt',
  },
  { name: 'rounds.findings', version: 1, of: roundFindingView, where: [holds], period: 'foundAt' },
  {
    // Of those that were found in the period, what was rectified by the asked moment.
    name: 'rounds.findingsRectified',
    version: 2,
    of: roundClosures,
    where: rectifiedThen,
    period: 'foundAt',
  },
  {
    // Of those that were found in the period, the ones that the next round came to.
    name: 'rounds.findingsToNext',
    version: 1,
    of: roundFindingView,
    where: [holds, nextHasCome],
    period: 'foundAt',
  },
  {
    name: 'rounds.findingsBeforeNext',
    version: 1,
    of: roundClosures,
    where: [{ field: 'beforeNext', equals: true }, nextHasCome],
    period: 'foundAt',
  },
  ofRanks('rounds.risen', { field: 'rankChange', atLeast: 1 }),
  ofRanks('rounds.fallen', { field: 'rankChange', lessThan: 0 }),
];

const rate = (name: keyof typeof labels, of: string, by: string): Rate => ({
  name,
  ...labels[name],
  version: 1,
  of: [of],
  by,
});

export const roundRates: readonly Rate[] = [
  rate('rounds.visitedShare', 'rounds.visited', 'rounds.communities'),
  rate('rounds.rectifiedShare', 'rounds.findingsRectified', 'rounds.findings'),
  rate('rounds.beforeNextShare', 'rounds.findingsBeforeNext', 'rounds.findingsToNext'),
];
