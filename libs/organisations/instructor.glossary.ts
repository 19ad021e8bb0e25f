import type { Sentence } from '#event-sourcing';

/** What people read of instructors. */
export const words = {
  instructor: { zh: '党建指导员', en: 'instructor' },
  appointOnce: { zh: '在任的指导员不再选派。', en: 'An instructor has one appointment at a time.' },
  inPost: { zh: '在任的指导员才能办理。', en: 'This is done while the instructor is in post.' },
  onceAtATime: {
    zh: '自 {from} 起已派驻企业 {enterpriseId}（至 {until}）。',
    en: 'The instructor is in the enterprise {enterpriseId} already from {from} until {until}.',
  },
  enterpriseClosed: { zh: '企业 {enterpriseId} 已停业或者迁出。', en: 'The enterprise {enterpriseId} is closed.' },
  beforeAppointment: { zh: '{at} 才选派。', en: 'The appointment began at {at} only.' },
  assignmentUnknown: { zh: '没有派驻记录 {assignmentId}。', en: 'There is no assignment {assignmentId} here.' },
  endEarlier: {
    zh: '这次派驻已于 {until} 结束；要延长请重新派驻。',
    en: 'This assignment ends at {until} already; for a longer time assign anew.',
  },
  untilAfterFrom: {
    zh: '结束要晚于开始：{until} 不晚于 {from}。',
    en: 'The end is after the beginning: {until} is not after {from}.',
  },
  reportWhereSent: {
    zh: '指导员此前没有派驻企业 {enterpriseId}。',
    en: 'The instructor was not sent to the enterprise {enterpriseId} by then.',
  },
  evidence: { zh: '变更学历要附证明材料。', en: 'Another education comes with its evidence.' },
  open: { zh: '未定', en: 'further notice' },
} satisfies Record<string, Sentence>;

export const labels = {
  'instructors.inPost': { zh: '在任党建指导员', en: 'instructors in post' },
  'instructors.bachelorOrMore': { zh: '本科及以上学历的指导员', en: 'of them with a bachelor’s degree or more' },
  'instructors.share.bachelorOrMore': { zh: '本科及以上学历占比', en: 'share with a bachelor’s degree or more' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const instructorFields = {
  visits: { zh: '走访次数', en: 'visits' },
} satisfies Record<string, Sentence>;

export const instructorStates = {
  'in-post': { zh: '在岗', en: 'in post' },
  ended: { zh: '已离任', en: 'ended' },
} satisfies Record<string, Sentence>;

/** The sheet of instructors 党建指导员台账, column by column. */
export const sheetWords = {
  instructor: { zh: '指导员', en: 'instructor' },
  appointedAt: { zh: '选派日期', en: 'appointed' },
  enterprises: { zh: '联系企业', en: 'enterprises' },
  visits: { zh: '活动次数', en: 'visits' },
  problems: { zh: '存在问题', en: 'problems' },
} satisfies Record<string, Sentence>;
