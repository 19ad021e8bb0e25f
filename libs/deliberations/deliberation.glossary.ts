import type { Sentence } from '#event-sourcing';
import { stepLabels, stepsOf, type DeliberationStep } from './methods.js';

/** What people read of deliberations. */
export const words = {
  deliberation: { zh: '议事', en: 'deliberation' },
  openOnce: { zh: '一件议事只立项一次。', en: 'A deliberation is opened once under one id.' },
  inOrder: {
    zh: '各步骤按顺序进行，每步一次。',
    en: 'The steps are taken in their order, each once, while the deliberation is open.',
  },
  next: { zh: '下一步是{step}。', en: 'The next step is to {step}.' },
  whileOpen: { zh: '未办结的议事才有这一步。', en: 'This is a step of an open deliberation.' },
  siteElsewhere: {
    zh: '小区 {siteId} 属于社区 {communityId}。',
    en: 'The compound {siteId} belongs to the community {communityId}.',
  },
  matterOpen: {
    zh: '同一小区的同一事项正在议事：{other}。',
    en: 'The same matter of the same compound is under deliberation already: {other}.',
  },
  halfPresent: {
    zh: '应到 {due} 人、实到 {present} 人：到会要达到半数。',
    en: '{present} of {due} are present: a committee meets with half of its members.',
  },
  nobodyAsked: { zh: '没有征求任何人，不算征求意见。', en: 'Where nobody was asked, no opinions were solicited.' },
  presentWithinDue: { zh: '实到 {present} 人多于应到 {due} 人。', en: '{present} present are more than {due} due.' },
  votesArePresent: {
    zh: '赞成、反对、弃权共 {votes} 票，实到 {present} 人。',
    en: 'There are {votes} votes of {present} present.',
  },
  twoMeetings: {
    zh: '非“一肩挑”的，提议和商议不能是同一次会议。',
    en: 'Unless one person heads both, the proposal and its deliberation are two meetings.',
  },
  disclosureLong: { zh: '公开不得少于 {days} 天。', en: 'It is disclosed for {days} days at least.' },
  disclosureAfter: {
    zh: '公开不能早于上一步（{day}）。',
    en: 'It is not disclosed before the step it discloses ({day}).',
  },
  disclosureBegun: {
    zh: '公开从 {from} 开始，还没有到。',
    en: 'The disclosure begins on {from}, which has not come yet.',
  },
  afterDisclosure: {
    zh: '决议公开到 {to} 才结束，此后才能实施。',
    en: 'It is carried out after the disclosure, which ends on {to}.',
  },
  objectionsOpen: { zh: '还有 {count} 条异议没有答复。', en: '{count objection is|objections are} not answered.' },
  objectionUnknown: { zh: '没有待答复的异议 {objectionId}。', en: 'There is no open objection {objectionId}.' },
  objectAfterDisclosure: { zh: '决议公开以后才有异议。', en: 'Objections are to what has been disclosed.' },
  implementing: { zh: '开始实施以后才有这一步。', en: 'This is a step of what is being carried out.' },
  totalNeeded: { zh: '先登记总户数。', en: 'How many households there are in all has to be known first.' },
  householdTwice: { zh: '{householdId} 已经登记。', en: '{householdId} is registered already.' },
  householdUnknown: { zh: '{householdId} 没有登记。', en: '{householdId} is not registered.' },
  beyondTotal: {
    zh: '登记 {registered} 户，多于总户数 {total}。',
    en: '{registered} households registered are more than {total} in all.',
  },
  tallied: {
    zh: '已经汇总登记的，不再逐户登记；请更新汇总数。',
    en: 'They are counted in a sum already: give a new count instead of single households.',
  },
  totalReason: {
    zh: '登记开始以后变更总户数，须写明理由。',
    en: 'Once there are registrations, another total needs a reason.',
  },
  solvedByAnother: { zh: '提议人不能自己认定已解决。', en: 'Whoever proposed it does not call it solved.' },
  solvedAfter: {
    zh: '实施情况公开期满后才能按已解决办结。',
    en: 'It is called solved after the second disclosure has ended.',
  },
  partly: {
    zh: '部分解决的，须写明解决了其中哪些问题（从 0 起，共 {count} 个）。',
    en: 'What is solved partly names which of its {count} problems, from 0 on: some, and not all.',
  },
  votePasses: {
    zh: '更正后这次表决就不能通过了：{lacks}。',
    en: 'With that the vote would not have passed: it lacks {lacks}.',
  },
  voteFails: {
    zh: '更正后这次表决就通过了；请另行登记表决。',
    en: 'With that the vote would have passed: enter it as a vote.',
  },
  correct: { zh: '更正的是已有记录中的一条内容。', en: 'An entry of a record that exists is corrected.' },
  voidOnce: { zh: '未作废的议事才能作废。', en: 'A deliberation is voided once.' },
} satisfies Record<string, Sentence>;

/** A label for each step of the method that the article names. */
function ofSteps<N extends string>(name: N, { zh, en }: Sentence) {
  const each = stepsOf['one-solicitation'].map((step) => {
    const label = stepLabels[step];
    return [`${name}.${step}`, { zh: `${zh}：${label.zh}`, en: `${en}: ${label.en}` }] as const;
  });
  return Object.fromEntries(each) as Record<`${N}.${DeliberationStep}`, Sentence>;
}

export const labels = {
  'deliberations.used': { zh: '运用“一征三议两公开”开展工作', en: 'deliberations begun' },
  'deliberations.used@resolved': { zh: '“一征三议两公开”形成决议', en: 'deliberations that came to a resolution' },
  'deliberations.problems': { zh: '其中议题', en: 'problems that these name' },
  'deliberations.solved': { zh: '其中解决问题', en: 'problems of these that are solved' },
  'deliberations.closedSolved': { zh: '期内解决问题', en: 'problems solved in the period' },
  'deliberations.solvedShare': { zh: '解决率', en: 'solved of those begun' },
  'deliberations.dropped': { zh: '终止的“一征三议两公开”', en: 'deliberations dropped' },
  ...ofSteps('deliberations.dropped', { zh: '终止于', en: 'dropped before' }),
  ...ofSteps('deliberations.stepDays', { zh: '历时（天）', en: 'days until' }),
  'deliberations.householdsRegistered': { zh: '登记参与户数', en: 'households registered' },
  'deliberations.households': { zh: '有登记的小区总户数', en: 'households of compounds with a registration' },
  'deliberations.householdsShare': { zh: '参与率', en: 'share of households registered' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'deliberations.toSolicit': { zh: '待征求意见', en: 'opinions to solicit' },
  'deliberations.toPropose': { zh: '待提议', en: 'proposals to make' },
  'deliberations.toConsult': { zh: '待相关单位商议', en: 'units to consult' },
  'deliberations.toDeliberate': { zh: '待“两委”会商议', en: 'deliberations of both committees' },
  'deliberations.toReview': { zh: '待党员大会审议', en: 'reviews by the members’ meeting' },
  'deliberations.toResolve': { zh: '待决议', en: 'resolutions to vote' },
  'deliberations.resolutionsToDisclose': { zh: '待决议公开', en: 'resolutions to disclose' },
  'deliberations.toImplement': { zh: '待实施', en: 'resolutions to implement' },
  'deliberations.implementationsToDisclose': { zh: '待实施情况公开', en: 'implementations to disclose' },
  'deliberations.toClose': { zh: '待办结', en: 'deliberations to close' },
  'deliberations.objectionsToAnswer': { zh: '待答复的异议', en: 'objections to answer' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const deliberationFields = {
  closedAt: { zh: '办结时间', en: 'closed at' },
  due: { zh: '应到', en: 'due to attend' },
  method: { zh: '议事方法', en: 'method' },
  count: { zh: '户数', en: 'households' },
} satisfies Record<string, Sentence>;

export const deliberationStates = {
  open: { zh: '进行中', en: 'open' },
  closed: { zh: '已办结', en: 'closed' },
  dropped: { zh: '已终止', en: 'dropped' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

/** What came of one that is closed. */
export const outcomeWords = {
  solved: { zh: '已解决', en: 'solved' },
  partly: { zh: '部分解决', en: 'partly solved' },
  'not-solved': { zh: '未解决', en: 'not solved' },
} satisfies Record<string, Sentence>;

/** The sheet of deliberations 民主议事台账, column by column. */
export const sheetWords = {
  community: { zh: '社区', en: 'community' },
  compound: { zh: '小区', en: 'compound' },
  matter: { zh: '事项', en: 'matter' },
  method: { zh: '方式', en: 'method' },
  how: { zh: '征求方式', en: 'how opinions were asked for' },
  asked: { zh: '征求人数', en: 'asked' },
  opinions: { zh: '意见数', en: 'opinions' },
  proposedAt: { zh: '提议日期', en: 'proposed' },
  units: { zh: '商议单位', en: 'units consulted' },
  due: { zh: '应到', en: 'due' },
  present: { zh: '实到', en: 'present' },
  inFavour: { zh: '赞成', en: 'in favour' },
  against: { zh: '反对', en: 'against' },
  abstained: { zh: '弃权', en: 'abstained' },
  where: { zh: '公开地点', en: 'disclosed at' },
  disclosedFrom: { zh: '公开起', en: 'disclosed from' },
  disclosedTo: { zh: '公开止', en: 'disclosed to' },
  implementedAt: { zh: '实施', en: 'carried out from' },
  implemented: { zh: '实施情况', en: 'what was carried out' },
  registered: { zh: '登记户数', en: 'households registered' },
  households: { zh: '总户数', en: 'households' },
  share: { zh: '登记率（%）', en: 'share registered (%)' },
  result: { zh: '结果', en: 'result' },
} satisfies Record<string, Sentence>;

/** What belongs to a step. */
export const paperWords = {
  step: { zh: '会议记录或佐证', en: 'minutes or evidence of the step' },
} satisfies Record<string, Sentence>;

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

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  OpenDeliberation: { zh: '立项', en: 'open a deliberation of a matter' },
  SolicitOpinions: { zh: '一征：征求意见', en: 'the party organisation asks for opinions' },
  MakeProposal: { zh: '一议：提议', en: 'both committees, or the branch, propose' },
  ConsultUnits: { zh: '二议：商议', en: 'units concerned consult' },
  DeliberateInCommittees: { zh: '“两委”会商议', en: 'both committees deliberate' },
  ReviewByMembers: { zh: '党员大会审议', en: 'the members’ meeting votes' },
  VoteResolution: { zh: '三议：决议', en: 'residents or their representatives resolve' },
  DiscloseResolution: { zh: '一公开：决议公开', en: 'what was resolved is disclosed' },
  RaiseObjection: { zh: '异议', en: 'somebody objects' },
  AnswerObjection: { zh: '答复异议', en: 'an objection is answered' },
  StartImplementation: { zh: '开始实施', en: 'it is carried out from now on' },
  ReportImplementation: { zh: '实施情况', en: 'how far it has come' },
  RegisterHouseholds: { zh: '登记参与户', en: 'households that take part, many rows at once' },
  WithdrawHousehold: { zh: '退出', en: 'a household takes part no more' },
  TallyHouseholds: { zh: '汇总登记', en: 'a count instead of single households' },
  ChangeHouseholds: { zh: '总户数变更', en: 'how many households there are in all' },
  DiscloseImplementation: { zh: '二公开：实施情况公开', en: 'what was carried out is disclosed' },
  CloseDeliberation: { zh: '办结', en: 'solved, partly, or not' },
  DropDeliberation: { zh: '终止', en: 'it goes no further' },
  VoidDeliberation: { zh: '作废', en: 'it was entered by mistake' },
} satisfies Record<string, Sentence>;
