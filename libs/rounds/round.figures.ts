import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import { rectifiedThen, roundClosures, roundFindingView } from './finding.views.js';
import { labels } from './round.glossary.js';
import { roundCommunityPart, roundView } from './round.views.js';

const holds: FigureCondition = { field: 'holds', equals: true };
const isDue: FigureCondition = { field: 'isExcused', equals: false };

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
];
