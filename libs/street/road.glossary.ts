import type { Sentence } from '#event-sourcing';

/** What people read of road segments, their chiefs' patrols and the pledges along them. */
export const words = {
  segment: { zh: '路段档案', en: 'road segment profile' },
  profile: { zh: '路段档案随时可以更新。', en: 'A road segment is profiled as often as it changes.' },
  road: { zh: '{name} 不是路段。', en: '{name} is no road segment.' },
  alongIt: { zh: '{name} 不是商户，不能列为沿街商户。', en: '{name} is no shop: along a segment are shops.' },
  retired: { zh: '{name} 已于 {since} 停用。', en: '{name} has been out of service since {since}.' },
  patrol: { zh: '路长巡查', en: 'chief patrol' },
  patrolOnce: { zh: '一次路长巡查只登记一次。', en: 'A chief patrol is recorded once under one id.' },
  asChief: {
    zh: '{chief} 在 {at} 不是 {name} 的路长。',
    en: '{chief} was no road chief of {name} at {at}.',
  },
  patrolTwice: {
    zh: '{chief} 同一分钟在 {name} 的路长巡查已登记（{others}）；确非同一次的，在 sameAsNot 中写明。',
    en: 'A patrol of {chief} at {name} in this minute is there already ({others}); if it is another one, say so by sameAsNot.',
  },
  voidPatrol: {
    zh: '路长巡查只作废一次；发现的问题已成为案卷的，先作废或并入其他案卷。',
    en: 'A chief patrol is voided once, and only when no case of what it found holds: void or merge those first.',
  },
  pledge: { zh: '门前三包承诺书', en: 'doorstep pledge' },
  signOnce: { zh: '商户的承诺书终止前不重复签订。', en: 'A shop signs its pledge once until that has ended.' },
  endPledge: { zh: '已签订的承诺书才能终止。', en: 'A pledge that was signed is ended once.' },
  shop: { zh: '{name} 不是商户。', en: '{name} is no shop.' },
  items: { zh: '请列出承诺的内容，每项一次。', en: 'Name what is pledged, each once.' },
  validTo: { zh: '{day} 早于签订日期。', en: '{day} is before the day of signing.' },
} satisfies Record<string, Sentence>;

export const segmentStates = {
  profiled: { zh: '已建档', en: 'profiled' },
} satisfies Record<string, Sentence>;

export const pledgeStates = {
  signed: { zh: '已签订', en: 'signed' },
  ended: { zh: '已终止', en: 'ended' },
} satisfies Record<string, Sentence>;

export const chiefPatrolStates = {
  recorded: { zh: '已记录', en: 'recorded' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

/** The sheet of road segments 路段台账, column by column. */
export const sheetWords = {
  segment: { zh: '路段', en: 'segment' },
  ends: { zh: '起止', en: 'from – to' },
  community: { zh: '社区', en: 'community' },
  general: { zh: '总路长', en: 'general chief' },
  deputy: { zh: '副总路长', en: 'deputy general chief' },
  first: { zh: '一级路长', en: 'first-class chief' },
  second: { zh: '二级路长', en: 'second-class chief' },
  third: { zh: '三级路长', en: 'third-class chief' },
  patrolsDue: { zh: '应巡', en: 'patrols due' },
  patrols: { zh: '实巡', en: 'patrols done' },
  found: { zh: '发现', en: 'problems found' },
  onTheSpot: { zh: '当场规范', en: 'corrected on the spot' },
  filed: { zh: '应处置案件', en: 'cases due' },
  handled: { zh: '已处置案件', en: 'cases handled' },
  handlingRate: { zh: '处置率（%）', en: 'handling rate (%)' },
  merchants: { zh: '商户数', en: 'merchants' },
  pledges: { zh: '承诺书', en: 'pledges in force' },
  stars5: { zh: '五星商户', en: 'merchants with five stars' },
  stars4: { zh: '四星商户', en: 'merchants with four stars' },
  stars3: { zh: '三星商户', en: 'merchants with three stars' },
  stars2: { zh: '二星商户', en: 'merchants with two stars' },
  stars1: { zh: '一星商户', en: 'merchants with one star' },
  leader: { zh: '牵头组织', en: 'leading organisation' },
} satisfies Record<string, Sentence>;
