import type { Sentence } from '#event-sourcing';

/** What people read of quarterly rounds. */
export const words = {
  round: { zh: '季度观摩', en: 'round' },
  openOnce: { zh: '一个季度只有一轮观摩。', en: 'There is one round a quarter.' },
  openInTime: { zh: '{quarter} 还没有开始。', en: 'The quarter {quarter} has not begun.' },
  visit: { zh: '未公布结果的观摩才能走访社区。', en: 'Communities are visited until the round is closed.' },
  notOfRound: { zh: '社区 {communityId} 不在本轮观摩之列。', en: 'The community {communityId} is not of this round.' },
  visitOnce: { zh: '社区 {communityId} 已走访或已请假。', en: 'The community {communityId} was visited or excused.' },
  excuseBy: { zh: '由启动观摩的人准假。', en: 'Whoever opened the round excuses.' },
  score: { zh: '未公布结果的观摩才能评分。', en: 'Scores are given until the round is closed.' },
  scoreVisited: { zh: '走访过的社区才评分。', en: 'A community is scored once it was visited.' },
  judgeUnknown: { zh: '{actor} 不是本轮评委。', en: '{actor} is no judge of this round.' },
  ownCommunity: { zh: '评委不给自己的社区评分。', en: 'A judge does not score a community of their own.' },
  scoreOnce: {
    zh: '每位评委对一个社区只评一次，改分要说明理由。',
    en: 'A judge scores a community once; a revision says why.',
  },
  scoreFirst: { zh: '先评分，才能改分。', en: 'A score is revised once it was given.' },
  findingBefore: { zh: '未公布结果的观摩才能指出问题。', en: 'Findings are raised until the round is closed.' },
  finding: { zh: '走访过的社区才指出问题。', en: 'Findings are raised where the round has been.' },
  count: { zh: '进行中的观摩才计分。', en: 'A round is scored while it is open.' },
  countAll: { zh: '还有社区未走访：{communities}。', en: 'Not visited yet: {communities}.' },
  countJudged: { zh: '还有社区未评分：{communities}。', en: 'Not scored yet: {communities}.' },
  close: { zh: '计分之后才公布结果。', en: 'A round is closed once it is scored.' },
  void: { zh: '未公布、未指出问题的观摩才能作废。', en: 'A round is voided before it is closed and without findings.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'rounds.held': { zh: '逐社区观摩', en: 'rounds held' },
  'rounds.communities': { zh: '应走访社区（次）', en: 'communities to be visited' },
  'rounds.visited': { zh: '已走访社区（次）', en: 'communities visited' },
  'rounds.visitedShare': { zh: '走访率', en: 'share of communities visited' },
  'rounds.findings': { zh: '观摩指出问题', en: 'findings of rounds' },
  'rounds.findingsRectified': { zh: '观摩问题整改完成', en: 'findings of rounds rectified' },
  'rounds.findingsToNext': { zh: '已到下一轮的观摩问题', en: 'findings that the next round came to' },
  'rounds.findingsBeforeNext': { zh: '下一轮之前整改完成', en: 'findings rectified before the next round' },
  'rounds.beforeNextShare': { zh: '下一轮之前整改率', en: 'share rectified before the next round' },
  'rounds.risen': { zh: '名次上升社区（次）', en: 'communities that rose in rank' },
  'rounds.fallen': { zh: '名次下降社区（次）', en: 'communities that fell in rank' },
  'rounds.rectifiedShare': { zh: '观摩问题整改率', en: 'share of findings rectified' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'rounds.communitiesToVisit': { zh: '待观摩社区', en: 'communities to visit' },
  'rounds.toScore': { zh: '待评分的观摩', en: 'rounds to score' },
  'rounds.toClose': { zh: '待公布的观摩', en: 'rounds to close' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const roundFields = {
  closedAt: { zh: '结束时间', en: 'closed at' },
  points: { zh: '得分', en: 'points' },
} satisfies Record<string, Sentence>;

export const roundStates = {
  open: { zh: '进行中', en: 'open' },
  scored: { zh: '已评分', en: 'scored' },
  closed: { zh: '已结束', en: 'closed' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

/** A community in a round. */
export const communityStateWords = {
  due: { zh: '待观摩', en: 'due' },
  visited: { zh: '已观摩', en: 'visited' },
  excused: { zh: '免予观摩', en: 'excused' },
} satisfies Record<string, Sentence>;

/** The sheet of rounds 观摩台账, column by column. */
export const sheetWords = {
  quarter: { zh: '季度', en: 'quarter' },
  openedAt: { zh: '启动', en: 'opened' },
  community: { zh: '社区', en: 'community' },
  visitedAt: { zh: '观摩', en: 'visited' },
  spots: { zh: '观摩点', en: 'places seen' },
  points: { zh: '得分', en: 'points' },
  rank: { zh: '名次', en: 'rank' },
  rankChange: { zh: '名次变化', en: 'change of rank' },
  prize: { zh: '等次', en: 'prize' },
  findings: { zh: '指出问题', en: 'findings' },
  rectified: { zh: '整改', en: 'rectified' },
  completedAt: { zh: '完成日期', en: 'completed' },
  state: { zh: '状态', en: 'state' },
} satisfies Record<string, Sentence>;

/** What belongs to a round. */
export const paperWords = {
  visit: { zh: '观摩照片', en: 'photos of the visit' },
} satisfies Record<string, Sentence>;

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
