import type { Sentence } from '#event-sourcing';

/** What people read of duty lists. */
export const words = {
  list: { zh: '责任清单', en: 'duty list' },
  issueOnce: { zh: '一人一年只有一份责任清单。', en: 'A person has one duty list a year.' },
  itemOnce: { zh: '事项“{name}”列了两次。', en: 'The item “{name}” is named twice.' },
  yearOver: {
    zh: '{year} 年已经结束，不能再下达该年的责任清单。',
    en: 'The year {year} is over: no list of it is issued any more.',
  },
  whileIssued: {
    zh: '已下达、尚未评议的责任清单才能报告落实情况。',
    en: 'Items are reported until the list is appraised or withdrawn.',
  },
  itemUnknown: { zh: '没有事项 {itemId}。', en: 'There is no item {itemId} here.' },
  halfOver: {
    zh: '责任清单下达时上半年已经结束，不用报告。',
    en: 'That half was over when the list was issued; nothing is due of it.',
  },
  notBegun: { zh: '下半年从 {at} 开始，不能提前报告。', en: 'That half begins at {at}; it is not reported before.' },
  reportOnce: {
    zh: '事项“{name}”这半年已经报告过；写错了请更正。',
    en: 'The item “{name}” has been reported for that half; what is wrong is corrected.',
  },
  appraiseOnce: { zh: '已下达的责任清单评议一次。', en: 'A list that was issued is appraised once.' },
  anotherAppraises: {
    zh: '本人和报告落实情况的人不能评议。',
    en: 'Neither the person nor who reported its items appraises it.',
  },
  withdrawOnce: { zh: '未撤回的责任清单才能撤回。', en: 'A duty list is withdrawn once.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'party.dutyLists.issued': { zh: '下达责任清单', en: 'duty lists issued' },
  'party.dutyLists.appraised': { zh: '已评议的责任清单', en: 'duty lists appraised' },
  'party.dutyItems.due': { zh: '应报告事项（事项·半年）', en: 'items and halves to be reported' },
  'party.dutyItems.reported': { zh: '已报告事项', en: 'items reported' },
  'party.dutyItems.inTime': { zh: '按期报告事项', en: 'items reported in time' },
  'party.dutyItems.reportedShare': { zh: '责任清单报告率', en: 'share of items reported' },
  'party.visitors.due': { zh: '应到联系社区的班子成员', en: 'members with visits due' },
  'party.visitors.behind': { zh: '有联系社区未到的班子成员', en: 'members with a visit missing' },
  'party.doubleDuty': { zh: '一岗双责落实率', en: 'share of members who visited each community in each quarter' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'dutyLists.toReport': { zh: '责任清单待报告', en: 'items of duty lists to report' },
  'dutyLists.toAppraise': { zh: '责任清单待评议', en: 'duty lists to appraise' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const dutyListFields = {
  grade: { zh: '考核等次', en: 'grade' },
} satisfies Record<string, Sentence>;

export const dutyListStates = {
  issued: { zh: '已下达', en: 'issued' },
  appraised: { zh: '已评议', en: 'appraised' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  DutyListIssued: { zh: '下达责任清单', en: 'duty list issued' },
  DutyItemReported: { zh: '报告落实情况', en: 'duty item reported' },
  DutyAppraised: { zh: '述职评议', en: 'duty appraised' },
  DutyListWithdrawn: { zh: '撤回责任清单', en: 'duty list withdrawn' },
} satisfies Record<string, Sentence>;

/** The sheet of duty lists 责任清单台账, column by column. */
export const sheetWords = {
  person: { zh: '责任人', en: 'person' },
  post: { zh: '职务', en: 'post' },
  items: { zh: '责任事项', en: 'items' },
  firstHalf: { zh: '上半年已报告', en: 'reported, first half' },
  secondHalf: { zh: '下半年已报告', en: 'reported, second half' },
} satisfies Record<string, Sentence>;
