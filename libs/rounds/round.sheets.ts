import { type Figure, type FigureCondition } from '#event-sourcing';
import { rectifiedThen, sheetOf, type SheetCell } from '#platform';
import { roundClosures, roundFindingView } from './finding.views.js';
import { communityStateWords, sheetWords } from './round.glossary.js';
import { roundCommunityPart, type RoundCommunityDocument } from './round.views.js';

const HUNDREDTHS = 100;
const holds: readonly FigureCondition[] = [{ field: 'holds', equals: true }];

const counted = (name: string, { of, where }: Pick<Figure, 'of' | 'where'>): SheetCell<RoundCommunityDocument> => {
  const figure: Figure = { name, version: 1, of, where };
  return { sums: figure, by: 'roundCommunity', is: ({ roundId, communityId }) => `${roundId}/${communityId}` };
};

/** systems.md 9. */
export const roundSheet = sheetOf({
  name: 'round-communities',
  label: { zh: '观摩台账', en: 'ledger of rounds' },
  of: roundCommunityPart,
  sort: { field: 'openedAt', direction: 'desc' },
  record: ({ roundId }: RoundCommunityDocument) => `rounds/${roundId}`,
  words: sheetWords,
  cells: {
    quarter: ({ year, quarter }) => `${year}Q${quarter}`,
    points: ({ meanHundredths }) => (meanHundredths === undefined ? undefined : meanHundredths / HUNDREDTHS),
    findings: counted('findings', { of: roundFindingView, where: holds }),
    rectified: counted('rectified', { of: roundClosures, where: rectifiedThen }),
    completedAt: 'closedAt',
  },
  reads: { state: { words: communityStateWords } },
  adds: ['findings', 'rectified'],
});
