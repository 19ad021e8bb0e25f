import type { Sentence } from '#event-sourcing';

/** What people read of tallies. */
export const words = {
  tally: { zh: '汇总登记', en: 'tally' },
  tallyOnce: {
    zh: '同一区域、类别、方式和日期只汇总登记一次；有误的请更正，整条错误的请作废后重新登记。',
    en: 'The same area, category, kind and day is tallied once: correct the count, or void it and enter it anew.',
  },
  confirm: { zh: '汇总由第二人复核。', en: 'A second person vouches for a tally.' },
  void: { zh: '已登记的汇总可以作废一次。', en: 'A tally that was entered is voided once.' },
  singles: { zh: '单件登记从已登记的汇总中核减。', en: 'Single corrections are taken off a tally that was entered.' },
  areaNamed: {
    zh: '请填写路段或社区，二者选一。',
    en: 'Name a road segment or a community, one of the two.',
  },
  oneDayOrRange: {
    zh: '请填写一天，或起止日期。',
    en: 'Name one day, or the first and the last.',
  },
  rangeInOrder: { zh: '{to} 早于 {from}。', en: '{to} is before {from}.' },
  sevenDays: {
    zh: '一次汇总最多 {most} 天，这里是 {days} 天。',
    en: 'A tally is of {most} days at most; these are {days}.',
  },
  insideMonth: {
    zh: '{from} 至 {to} 跨月，请按月分开登记。',
    en: '{from} to {to} leaves its month: enter a tally for each month.',
  },
  futureDay: { zh: '{day} 还没有到。', en: '{day} has not come yet.' },
  categoryUnknown: {
    zh: '街面事件分类中没有“{category}”（见 /api/street/catalogue）。',
    en: 'The catalogue of street categories has no “{category}”; it is at /api/street/catalogue.',
  },
  categoryAmbiguous: {
    zh: '“{category}”可以是 {candidates}，请用编号。',
    en: '“{category}” may be {candidates}: use the id.',
  },
  road: { zh: '{name} 不是路段。', en: '{name} is no road segment.' },
  retired: { zh: '{name} 已于 {since} 停用。', en: '{name} has been out of service since {since}.' },
  overlapping: {
    zh: '与同时登记的汇总 {tallyId} 重叠',
    en: 'overlaps with the tally {tallyId}, which was entered at the same time',
  },
  already: {
    zh: '{from} 至 {to} 的同类汇总已有登记（{tallyId}），请更正那一条。',
    en: 'The days {from} to {to} overlap with the tally {tallyId}, whoever entered it: correct that one.',
  },
  ceiling: {
    zh: '{by} 一天合计 {total}，超过 {ceiling}：须先由另一人复核（/api/tallies/confirm）。',
    en: '{by} would have {total} on one day, above {ceiling}: somebody else has to confirm it first (/api/tallies/confirm).',
  },
  ceilingEntered: {
    zh: '{by} 一天录入合计 {total}，超过 {ceiling}：须先由另一人复核（/api/tallies/confirm）。',
    en: '{by} would have entered {total} of one day, above {ceiling}: somebody else has to confirm it first (/api/tallies/confirm).',
  },
  secondPerson: {
    zh: '复核人不能是 {by} 本人。',
    en: 'Who vouches is not {by}, who did it.',
  },
  listPlaces: {
    zh: '按处登记须逐处列出（{count} 处，列出 {listed} 处），否则请按次登记。',
    en: 'A tally of places lists them: {count} are counted and {listed} different ones listed. Otherwise count times.',
  },
  countOfPlaces: {
    zh: '按处登记的数量就是所列地点，请作废后重新登记。',
    en: 'The count of places is that of its list: void the tally and enter it anew.',
  },
  ownKey: { zh: '编号与内容不符。', en: 'A tally is entered under the id that follows from its key.' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'tallies.toEnter': { zh: '已复核待登记的汇总', en: 'confirmed tallies to enter' },
} satisfies Record<string, Sentence>;

export const tallyStates = {
  expected: { zh: '待登记', en: 'expected' },
  tallied: { zh: '已登记', en: 'tallied' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;
