import type { Sentence } from '#event-sourcing';

/** What people read of ledgers, histories and replays. */
export const words = {
  notBefore: { zh: '不能早于 from（{from}）', en: 'must not be before from ({from})' },
  unknownFigure: {
    zh: '没有指标 {name}；是不是 {nearest}？已有：{known}',
    en: 'there is no figure {name}; did you mean {nearest}? Known: {known}',
  },
  unknownSheet: { zh: '没有台账 {name}；有 {known}', en: 'there is no sheet {name}; there are {known}' },
  noSuchGroup: { zh: '没有{by} {id}{hint}', en: 'there is no {by} {id}{hint}' },
  noSuchMonth: { zh: '所问期间没有 {id} 月', en: 'there is no month {id} in the period' },
  didYouMean: { zh: '；是不是 {nearest}？', en: '; did you mean {nearest}?' },
  speed: { zh: '每秒的事件数，0 至 9999', en: 'a number of events a second, 0 to 9999' },
  eventPosition: { zh: '本履历中一个事件的位置', en: 'the position of an event of this history' },
  messageId: { zh: '要是这次回放中一条消息的标识', en: 'must be the id of a message of this replay' },
  replaysFull: {
    zh: '已有 {most} 个回放在进行，不能再多。',
    en: '{most} replays are under way, and no more at once.',
  },
} satisfies Record<string, Sentence>;

/** What a ledger and its lines have, besides the figures. */
export const labels = {
  'ledger.site': { zh: '点位责任台账', en: 'ledger of the site' },
  'ledger.office': { zh: '街道责任台账', en: 'ledger of the office' },
  'ledger.theOffice': { zh: '本级', en: 'the office itself' },
  'ledger.community': { zh: '社区责任台账', en: 'ledger of the community' },
  'ledger.desk': { zh: '部门、人员台账', en: 'ledger of the desk' },
  'ledger.asOf': { zh: '截至', en: 'as of' },
  'ledger.responsible': { zh: '责任人', en: 'responsible' },
  'ledger.responsibleBefore': { zh: '以前的责任人', en: 'responsible before' },
  'ledger.visits': { zh: '巡查', en: 'visits' },
  'ledger.figures': { zh: '指标', en: 'figures' },
  'ledger.indicators': { zh: '评价指标', en: 'indicators' },
  'ledger.problemsByCategory': { zh: '问题类别', en: 'problems by category' },
  'ledger.casesByStatus': { zh: '案卷状态', en: 'cases by state' },
  'ledger.longestOpenCase': { zh: '在办最久的案卷', en: 'longest open case' },
  'ledger.notices': { zh: '整改通知书', en: 'notices' },
  'ledger.parts': { zh: '各系统', en: 'systems' },
  'ledger.sites': { zh: '点位', en: 'sites' },
  'ledger.openCases': { zh: '在办案卷', en: 'open cases' },
  'group.community': { zh: '社区', en: 'community' },
  'group.site': { zh: '点位', en: 'site' },
  'group.department': { zh: '部门', en: 'department' },
  'group.person': { zh: '人员', en: 'person' },
  'group.category': { zh: '类别', en: 'category' },
  'group.source': { zh: '来源', en: 'source' },
} satisfies Record<string, Sentence>;

/** What people read of sheets 台账 besides their own columns. */
export const sheetWords = {
  number: { zh: '序号', en: 'no.' },
  remarks: { zh: '备注', en: 'remarks' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  late: { zh: '补录', en: 'entered late' },
  proposed: { zh: '有更正待审核', en: 'a correction waits' },
  voided: { zh: '已作废', en: 'voided' },
  totals: { zh: '合计', en: 'total' },
  thisOffice: { zh: '本街道办事处', en: 'this sub-district office' },
  wholeOffice: { zh: '全街道', en: 'the whole office' },
  theOffice: { zh: '本级', en: 'the office itself' },
  basis: {
    zh: '范围：{place}；截至 {at}；以发生时间为准；共 {total} 条，作废的在备注中注明，不计入合计',
    en: 'of {place}; as of {at}, by when things happened; {total row|rows}, what was voided says so in its remarks and is in no total',
  },
  basisKnown: {
    zh: '范围：{place}；截至 {at}，以当时已录入的为准；共 {total} 条，作废的在备注中注明，不计入合计',
    en: 'of {place}; as of {at}, by what was entered until then; {total row|rows}, what was voided says so in its remarks and is in no total',
  },
} satisfies Record<string, Sentence>;
