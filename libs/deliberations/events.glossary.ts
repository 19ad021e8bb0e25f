import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  DeliberationOpened: { zh: '启动议事', en: 'deliberation opened' },
  OpinionsSolicited: { zh: '征求意见', en: 'opinions solicited' },
  ProposalMade: { zh: '提出议案', en: 'proposal made' },
  UnitsConsulted: { zh: '与单位商议', en: 'units consulted' },
  CommitteesDeliberated: { zh: '两委商议', en: 'committees deliberated' },
  MembersReviewed: { zh: '党员审议', en: 'members reviewed' },
  ResolutionVoted: { zh: '表决决议', en: 'resolution voted' },
  VoteFailed: { zh: '表决未通过', en: 'vote failed' },
  ResolutionDisclosed: { zh: '公开决议', en: 'resolution disclosed' },
  ImplementationDisclosed: { zh: '公开实施结果', en: 'implementation disclosed' },
  ObjectionRaised: { zh: '提出异议', en: 'objection raised' },
  ObjectionAnswered: { zh: '答复异议', en: 'objection answered' },
  ImplementationStarted: { zh: '开始实施', en: 'implementation started' },
  ImplementationReported: { zh: '反馈实施', en: 'implementation reported' },
  HouseholdRegistered: { zh: '登记住户', en: 'household registered' },
  HouseholdWithdrawn: { zh: '住户退出', en: 'household withdrawn' },
  HouseholdsTallied: { zh: '汇总登记住户', en: 'households tallied' },
  HouseholdsChanged: { zh: '更改总户数', en: 'households changed' },
  DeliberationClosed: { zh: '议事办结', en: 'deliberation closed' },
  DeliberationDropped: { zh: '议事终止', en: 'deliberation dropped' },
  DeliberationVoided: { zh: '作废议事', en: 'deliberation voided' },
  MatterTaken: { zh: '占用议题', en: 'matter taken up' },
} satisfies Record<string, Sentence>;
