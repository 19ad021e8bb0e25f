import type { Sentence } from '#event-sourcing';
import { roadChiefRoles, roleLabels, type Role } from '#places';

/** What people read of duties. */
export const words = {
  plan: { zh: '应办事项', en: 'duty plan' },
  duty: { zh: '应办任务', en: 'duty' },
  defineOnce: {
    zh: '一个单位的一项应办事项，终止后才能重新明确。',
    en: 'A duty of a unit is defined once, and again after it was ended.',
  },
  endOnce: { zh: '执行中的应办事项才能终止。', en: 'A duty is ended while it runs.' },
  officeUnit: { zh: '机关本级的单位号是 office。', en: 'The unit of the office itself is called office.' },
  chiefIsSomebody: {
    zh: '路长巡查是某一位路长的应办事项，请写明是谁。',
    en: 'A patrol of a road chief is due of one person; name who it is.',
  },
  visitOfSomebody: {
    zh: '到联系社区是某一位班子成员的应办事项，请写明是谁、哪个社区。',
    en: 'A visit is due of one member to one community; name who it is.',
  },
  visitOfWhoAnswers: {
    zh: '{person} 自 {from} 起不是社区 {unitId} 的包联领导。',
    en: '{person} does not answer for the community {unitId} from {from} on.',
  },
  roundOfCommunity: { zh: '观摩是社区的应办事项。', en: 'A round is due of a community.' },
  noCommittee: {
    zh: '该支部正式党员 {fullMembers} 名，不足 {least} 名不设支委会，没有支委会可开。',
    en: 'The branch has {fullMembers} full members; with fewer than {least} it has no committee that could meet.',
  },
  noGroups: {
    zh: '该支部没有划分党小组，没有党小组会可开。',
    en: 'No groups are formed in the branch; there is none that could meet.',
  },
  tooFarBack: {
    zh: '自 {from} 起已有 {periods} 个周期，最多 {most} 个；请从较近的一天开始。',
    en: 'There are {periods} periods since {from}, at most {most} can be; begin on a later day.',
  },
  afterTheEnd: {
    zh: '{from} 早于上一次的终止日期 {until}。',
    en: '{from} is before {until}, when it was ended last.',
  },
  endAfterBegin: { zh: '终止日期不能早于开始日期 {from}。', en: 'It does not end before it begins ({from}).' },
  openOnce: { zh: '一个周期只开始一次。', en: 'A period is opened once.' },
  notDue: { zh: '{day} 所在的周期不是应办周期。', en: 'Nothing is due in the period of {day}.' },
  notBegun: { zh: '周期从 {first} 开始。', en: 'The period begins on {first}.' },
  settle: { zh: '应办任务由记录办结。', en: 'What is due is done by a record.' },
  withdraw: { zh: '不再计入的记录撤回办结。', en: 'A record that counts no more is withdrawn.' },
  missOnce: { zh: '周期结束仍未办结才算缺项，只记一次。', en: 'What is still open at the end is called missed once.' },
  notOver: { zh: '周期到 {last} 才结束。', en: 'The period ends on {last}.' },
  complete: { zh: '未办结的任务才能办结。', en: 'A duty is completed while it is open or missed.' },
  noProof: {
    zh: '没有可作凭据的记录：{kind} {id}。请写明已录入、未作废的记录。',
    en: 'There is no record {kind} {id} that proves it; name one that was entered and is not voided.',
  },
  ownCompletion: {
    zh: '应办任务由本人以外的人办结。',
    en: 'That a duty is done is said by another than whose duty it is.',
  },
  ownRelease: {
    zh: '应办任务由本人以外的人免除。',
    en: 'A duty is released by another than whose duty it is.',
  },
  inPeriod: {
    zh: '周期从 {first} 开始，不能在此之前办结。',
    en: 'It cannot be done before its period begins ({first}).',
  },
  release: { zh: '未办结的任务才能免除。', en: 'A duty is released while it is open or missed.' },
} satisfies Record<string, Sentence>;

/** Of road chiefs of one class: chiefPatrols.first. */
export const chiefPatrols = (role: Role) => `chiefPatrols.${role.slice('road-chief-'.length)}`;

/** What each class of road chiefs had to patrol, and did. */
const ofClasses = Object.fromEntries(
  roadChiefRoles.flatMap((role): [string, Sentence][] => {
    const { zh, en } = roleLabels[role];
    const name = `duties.${chiefPatrols(role)}`;
    return [
      [`${name}.due`, { zh: `${zh}应巡`, en: `patrols due of the ${en}` }],
      [`${name}.done`, { zh: `${zh}应巡已巡`, en: `patrols due of the ${en} that were made` }],
      [`${name}.share`, { zh: `${zh}巡查到位率`, en: `share of patrols due of the ${en} that were made` }],
    ];
  }),
) as Record<`duties.chiefPatrols.${string}`, Sentence>;

export const labels = {
  ...ofClasses,
  'duties.chiefPatrols.due': { zh: '路长应巡', en: 'patrols due of road chiefs' },
  'duties.chiefPatrols.done': { zh: '路长应巡已巡', en: 'patrols due of road chiefs that were made' },
  'duties.due': { zh: '应办', en: 'duties due' },
  'duties.done': { zh: '已办', en: 'duties done' },
  'duties.doneLate': { zh: '逾期办结', en: 'duties done late' },
  'duties.missed': { zh: '缺项', en: 'duties missed' },
  'duties.open': { zh: '在办', en: 'duties open' },
  'duties.released': { zh: '免除', en: 'duties released' },
  'duties.completion': { zh: '办结率', en: 'share of duties done' },
  'party.quarterlyJointMeetings.due': {
    zh: '社区大党委季度联席会应开（社区·季度）',
    en: 'communities and quarters with a joint meeting due',
  },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'duties.toDo': { zh: '应办未办', en: 'duties open' },
} satisfies Record<string, Sentence>;

export const planStates = {
  running: { zh: '执行中', en: 'running' },
  ended: { zh: '已终止', en: 'ended' },
} satisfies Record<string, Sentence>;

export const dutyStates = {
  open: { zh: '待完成', en: 'open' },
  done: { zh: '已完成', en: 'done' },
  missed: { zh: '未按期完成', en: 'missed' },
  released: { zh: '已免除', en: 'released' },
} satisfies Record<string, Sentence>;

/** The sheet of duties 应办事项台账, column by column. */
export const sheetWords = {
  period: { zh: '期间', en: 'period' },
  due: { zh: '应办期限', en: 'due' },
  doneAt: { zh: '办理', en: 'done' },
  late: { zh: '逾期办理', en: 'done late' },
} satisfies Record<string, Sentence>;

/** 三会一课 branch by branch and month by month, column by column. */
export const branchWords = {
  unitId: { zh: '支部', en: 'branch' },
  month: { zh: '月份', en: 'month' },
  membersMeetings: { zh: '大会', en: 'members’ meetings' },
  committeeMeetings: { zh: '支委会', en: 'committee' },
  groupMeetings: { zh: '小组会', en: 'groups' },
  partyLectures: { zh: '党课', en: 'lectures' },
  themeDays: { zh: '主题党日', en: 'theme days' },
  expected: { zh: '应到', en: 'expected' },
  present: { zh: '实到', en: 'present' },
  withMinutes: { zh: '记录', en: 'with minutes' },
  missing: { zh: '缺项', en: 'missed' },
} satisfies Record<string, Sentence>;

/** What was due unit by unit 应办情况, column by column. */
export const tableWords = {
  unitId: { zh: '单位', en: 'unit' },
  due: { zh: '应办', en: 'due' },
  done: { zh: '已办', en: 'done' },
  doneLate: { zh: '其中逾期', en: 'late of these' },
  missed: { zh: '缺项', en: 'missed' },
  open: { zh: '在办', en: 'open' },
  completion: { zh: '办结率', en: 'share done' },
} satisfies Record<string, Sentence>;
