import type { Sentence } from '#event-sourcing';

/** What people read of patrols. */
export const words = {
  withFindings: { zh: '已记录，有问题', en: 'recorded, with findings' },
  patrol: { zh: '巡查', en: 'patrol' },
  recordOnce: { zh: '一次巡查只登记一次。', en: 'A patrol is recorded once under one id.' },
  siteRetired: {
    zh: '只巡查在管的点位。{name} 已停用 {since}。',
    en: 'A site is patrolled while it is in service. {name} is retired {since}.',
  },
  siteNotYet: {
    zh: '{name} 自 {since} 起才登记，此前不能巡查。',
    en: '{name} was registered at {since}; it was not patrolled before.',
  },
  visitOnce: {
    zh: '同一人同一分钟对 {name} 的巡查已登记（{others}）；确非同一次的，在 sameAsNot 中写明。',
    en: 'A visit of this person to {name} in this minute is there already ({others}); if it is another one, say so by sameAsNot.',
  },
  voidWithoutFindings: {
    zh: '巡查只作废一次；发现的问题已成为案卷的，先作废或并入其他案卷。',
    en: 'A patrol is voided once, and only when no case of what it found holds: void or merge those first.',
  },
} satisfies Record<string, Sentence>;

export const labels = {
  'patrols.made': { zh: '巡查（处次）', en: 'patrols made' },
  'problems.found': { zh: '巡查发现问题', en: 'problems found by patrols' },
} satisfies Record<string, Sentence>;

export const patrolStates = {
  recorded: { zh: '已记录', en: 'recorded' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

/** The sheet of patrols 巡查台账, column by column. */
export const sheetWords = {
  patrolledAt: { zh: '日期', en: 'patrolled' },
  companions: { zh: '同行', en: 'companions' },
  findings: { zh: '发现问题', en: 'findings' },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  PatrolRecorded: { zh: '巡查', en: 'patrol recorded' },
  PatrolVoided: { zh: '作废巡查', en: 'patrol voided' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  RecordPatrol: { zh: '巡查', en: 'record a visit to a site, with or without findings; each finding becomes a case' },
  VoidPatrol: { zh: '作废', en: 'void a visit that was recorded by mistake, once no case of what it found holds' },
} satisfies Record<string, Sentence>;
