import type { Sentence } from '#event-sourcing';

/** What people read of party organisations. */
export const words = {
  organisation: { zh: '党组织', en: 'party organisation' },
  foundOnce: { zh: '一个党组织只成立一次。', en: 'An organisation is founded once under one id.' },
  whileActive: { zh: '未撤销的党组织才能办理。', en: 'This is done while the organisation is active.' },
  threeMembers: {
    zh: '正式党员 3 人以上才能单独成立党支部，现有 {n} 人；不足的成立联合或者临时党支部。',
    en: 'A branch has three full members or more, and this one {n}; with fewer there is a joint or a temporary one.',
  },
  superiorActive: { zh: '上级党组织 {id} 已撤销。', en: 'The superior organisation {id} is no longer active.' },
  noCycle: {
    zh: '上级党组织的层级要高于下级（{above} 不高于 {below}），这样谁也不会成为自己的上级。',
    en: 'A superior is of a higher level than what is below it ({above} is not above {below}), so none is its own superior.',
  },
  noTermOfThisLevel: {
    zh: '党工委是派出机关、党小组不设任期，都不换届。',
    en: 'A work committee is a deputed body and a group has no term: neither is elected for one.',
  },
  presentAmongDue: { zh: '实到人数不能多于应到人数。', en: 'No more are present than are entitled to vote.' },
  votesOfPresent: { zh: '得票数不能多于实到人数。', en: 'There are no more votes than people present.' },
  moreThanFourFifths: {
    zh: '应到 {due} 人、实到 {present} 人：到会要超过五分之四。',
    en: '{present} of {due} are present: an election needs more than four fifths.',
  },
  fourFifths: {
    zh: '应到 {due} 人、实到 {present} 人：到会要达到五分之四。',
    en: '{present} of {due} are present: an election needs four fifths.',
  },
  moreThanHalf: {
    zh: '实到 {present} 人、得票 {votes}：得票要超过实到人数的一半才能当选。',
    en: '{votes} votes of {present} present: who is elected has more than half of them.',
  },
  beforeFounding: { zh: '该党组织 {at} 才成立。', en: 'The organisation was founded at {at} only.' },
  untilAfterFrom: {
    zh: '结束要晚于开始：{until} 不晚于 {from}。',
    en: 'The end is after the beginning: {until} is not after {from}.',
  },
  termYears: { zh: '这一届任期最长 {years} 年。', en: 'A term of this organisation has {years} years at most.' },
  extendedByAYear: {
    zh: '延期要晚于 {to}，且不超过一年。',
    en: 'A term is extended beyond {to}, by a year at most.',
  },
  termAfterTerm: {
    zh: '上一届到 {to} 届满，提前换届不超过一年。',
    en: 'The term before is over at {to}; the next begins a year earlier at most.',
  },
  earlyElection: {
    zh: '上一届到 {to} 才届满，提前换届要写明上级批复。',
    en: 'The term before runs until {to}; an election ahead of time names the consent of the superior.',
  },
  termUnknown: { zh: '没有任期 {termId}。', en: 'There is no term {termId} here.' },
  workCommitteeAppoints: {
    zh: '党工委的职务由上级任命，不选举。',
    en: 'The officers of a work committee are appointed, not elected.',
  },
  electedInATerm: { zh: '{from} 不在任何一届任期内。', en: 'At {from} no term runs.' },
  roleOfLevel: { zh: '{level} 不设 {role} 一职。', en: 'A {level} has no {role}.' },
  oneSecretary: {
    zh: '{personId} 自 {from} 起任书记（至 {until}），同一时间只有一名书记。',
    en: '{personId} is its secretary from {from} until {until}; there is one at a time.',
  },
  onceInARole: { zh: '{personId} 同一时间已任 {role}。', en: '{personId} is {role} at that time already.' },
  officerUnknown: { zh: '没有任职记录 {officerId}。', en: 'There is no officer {officerId} here.' },
  endEarlier: {
    zh: '这项职务已于 {until} 结束；要延长请重新任职。',
    en: 'This office ends at {until} already; for a longer time somebody takes it anew.',
  },
  oneCountADay: {
    zh: '{on} 的人数已经上报；数字有误请更正，日期有误请撤回。',
    en: 'The members of {on} are reported already; correct the numbers, or withdraw a report of a wrong day.',
  },
  dayNotYet: { zh: '{on} 还没有到。', en: '{on} has not come yet.' },
  partOfMembers: { zh: '其中 {part} 人多于党员总数 {all} 人。', en: '{part} cannot be among {all} members.' },
  reportUnknown: { zh: '没有有效的报表 {reportId}。', en: 'There is no report {reportId} here that holds.' },
  membersLeft: {
    zh: '最近上报的党员还有 {n} 人，要先转出。',
    en: 'By the last report there are {n} members left; they leave first.',
  },
  foundersLeft: {
    zh: '成立时有正式党员 {n} 人，还没有上报过人数：先上报转出后的人数。',
    en: 'It was founded with {n} full members and has reported none since; report how many are left first.',
  },
  organisationsLeft: {
    zh: '其下还有党组织 {ids}，要先撤销或者调整隶属关系。',
    en: 'There are organisations below it: {ids}; they are dissolved or moved first.',
  },
  enterprisesLeft: {
    zh: '还有企业 {ids} 的党员在此，要先取消或者另行明确。',
    en: 'The members of enterprises belong to it: {ids}; they are named elsewhere first.',
  },
  voidWithoutHistory: {
    zh: '没有任期、任职和有效人数报表的党组织才能作废。',
    en: 'What was entered by mistake is voided while it has no terms, officers or member counts.',
  },
  belowThree: {
    zh: '单独成立的党支部，最近上报的正式党员不足 3 人才提示。',
    en: 'It is said of a branch of its own whose last report has fewer than three full members.',
  },
  overdue: { zh: '届满未换届的任期才算超期。', en: 'A term is overdue that is over and has no next one.' },
  open: { zh: '未定', en: 'further notice' },
} satisfies Record<string, Sentence>;

export const labels = {
  'organisations.members': { zh: '党员数', en: 'party members' },
  'organisations.members.full': { zh: '正式党员数', en: 'full members' },
  'organisations.members.probationary': { zh: '预备党员数', en: 'probationary members' },
  'organisations.branches.community': { zh: '社区党支部', en: 'community branches' },
  'organisations.branches.enterprise': { zh: '非公企业党支部', en: 'branches of non-public enterprises' },
  'organisations.branches.building': { zh: '楼宇党支部', en: 'building branches' },
  'organisations.branches.social': { zh: '社会组织党支部', en: 'branches of social organisations' },
  'organisations.branches.market': { zh: '商圈市场党支部', en: 'business district and market branches' },
  'organisations.branches.total': { zh: '党支部总数', en: 'branches in all' },
  'organisations.branches.byFounding': {
    zh: '尚未上报党员数的党支部（按成立时人数计）',
    en: 'branches without a report, counted as founded',
  },
  'organisations.termsOverdue': { zh: '届满未换届的党组织', en: 'organisations whose term is overdue' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'organisations.termsToRenew': { zh: '任期将满的党组织', en: 'terms that end' },
  'organisations.toLookAfter': { zh: '需要关注的党组织', en: 'organisations with something to see to' },
  'programmes.itemsToFinish': { zh: '待完成的工程任务', en: 'items of programmes to finish' },
  'programmes.itemsToCheck': { zh: '待核验的工程任务', en: 'items of programmes to check' },
  'enterprises.toSurvey': { zh: '待摸排企业', en: 'enterprises to survey' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const organisationFields = {
  due: { zh: '应到', en: 'due to attend' },
} satisfies Record<string, Sentence>;

export const organisationStates = {
  active: { zh: '存续', en: 'active' },
  dissolved: { zh: '已撤销', en: 'dissolved' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

/** The sheet of organisations 党组织台账, column by column. */
export const sheetWords = {
  name: { zh: '组织全称', en: 'name' },
  type: { zh: '类型', en: 'type' },
  level: { zh: '层级', en: 'level' },
  community: { zh: '社区', en: 'community' },
  parent: { zh: '上级', en: 'superior' },
  foundedAt: { zh: '成立日期', en: 'founded' },
  approval: { zh: '批准文号', en: 'approval' },
  secretary: { zh: '书记', en: 'secretary' },
  committee: { zh: '委员会', en: 'committee' },
  termFrom: { zh: '任期起', en: 'term from' },
  termTo: { zh: '任期止', en: 'term to' },
  full: { zh: '正式党员', en: 'full members' },
  probationary: { zh: '预备党员', en: 'probationary members' },
  warnings: { zh: '提示', en: 'warnings' },
  state: { zh: '状态', en: 'state' },
} satisfies Record<string, Sentence>;
