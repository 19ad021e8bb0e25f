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

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  OpenRound: { zh: '启动季度观摩', en: 'open the round of a quarter' },
  VisitRoundCommunity: { zh: '观摩', en: 'visit a community' },
  ExcuseRoundCommunity: { zh: '免于观摩', en: 'leave a community out, with the reason' },
  GiveRoundScore: { zh: '评分', en: 'score a community, as a judge' },
  ReviseRoundScore: { zh: '改分', en: 'revise a score, with the reason' },
  RaiseRoundFinding: { zh: '指出问题', en: 'raise a finding, which becomes a case' },
  ScoreRound: { zh: '计分排名', en: 'make the ranking' },
  CloseRound: { zh: '公布结果', en: 'publish the results' },
  VoidRound: { zh: '作废', en: 'void what was opened by mistake' },
} satisfies Record<string, Sentence>;
