import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  RoundOpened: { zh: '启动观摩', en: 'round opened' },
  RoundCommunityVisited: { zh: '走访社区', en: 'round community visited' },
  RoundCommunityExcused: { zh: '社区免于走访', en: 'round community excused' },
  RoundScoreGiven: { zh: '评分', en: 'round score given' },
  RoundScoreRevised: { zh: '更改评分', en: 'round score revised' },
  RoundFindingRaised: { zh: '指出问题', en: 'round finding raised' },
  RoundScored: { zh: '评定名次', en: 'round scored' },
  RoundClosed: { zh: '观摩结束', en: 'round closed' },
  RoundVoided: { zh: '作废观摩', en: 'round voided' },
} satisfies Record<string, Sentence>;
