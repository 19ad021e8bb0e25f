import type { Sentence } from '#event-sourcing';

/** What people read when they ask for figures. */
export const words = {
  campaign: { zh: '督查批次', en: 'campaign' },
  year: { zh: '年份，如 2018', en: 'a year, e.g. 2018' },
  yearAlone: {
    zh: '代替 from 和 to；请给一种',
    en: 'is short for from and to; give the one or the others',
  },
  noTexts: {
    zh: '{name} 的记录没有可搜索的文字',
    en: 'the records of {name} have no texts to search',
  },
  toBeforeFrom: { zh: '不能早于 from（{from}）', en: 'must not be before from ({from})' },
  unknown: {
    zh: '没有数据项 {name}；相近的有 {nearest}；全部见 GET /api/figures（zeren figures）',
    en: 'there is no figure {name}; near it are {nearest}; GET /api/figures (zeren figures) has all',
  },
} satisfies Record<string, Sentence>;

/** What people read of samples 抽查. */
export const sampleWords = {
  sample: { zh: '抽查', en: 'sample' },
  once: { zh: '一次抽查只抽一次。', en: 'A sample is drawn once under one id.' },
  judge: { zh: '抽到的记录逐条核对一次。', en: 'Each record of a sample is judged once.' },
  ahead: { zh: '只能抽查已知的情况，不晚于 {now}。', en: 'A sample is of what is known, not later than {now}.' },
  nothing: { zh: '{figure} 没有记录可抽。', en: 'There is no record of {figure} to draw.' },
  tooMany: { zh: '只有 {count} 条记录，抽不出 {size} 条。', en: 'Of {count} records {size} cannot be drawn.' },
  outside: { zh: '{recordId} 不在这次抽查之中。', en: '{recordId} is not in this sample.' },
  judgedOnce: { zh: '{by} 已经核对过 {recordId}。', en: '{by} has judged {recordId} already.' },
  ownRecord: {
    zh: '{recordId} 有 {actor} 的录入，由别人核对。',
    en: '{recordId} has entries of {actor}: somebody else judges it.',
  },
} satisfies Record<string, Sentence>;

export const sampleLabels = {
  'samples.drawn': { zh: '抽查次数', en: 'samples drawn' },
  'samples.records': { zh: '抽查记录', en: 'records sampled' },
  'samples.judged': { zh: '已核对记录', en: 'sampled records judged' },
  'samples.disagreed': { zh: '核对不符', en: 'sampled records disagreed with' },
  'samples.errorRate': { zh: '抽查差错率', en: 'error rate of samples' },
} satisfies Record<string, Sentence>;

export const sampleDeskLabels = {
  'samples.toJudge': { zh: '抽查待核对', en: 'sampled records to judge' },
} satisfies Record<string, Sentence>;

export const sampleStates = {
  drawn: { zh: '待核对', en: 'drawn' },
  judged: { zh: '已核对', en: 'judged' },
} satisfies Record<string, Sentence>;

/** A sample drawn again, column by column. */
export const redrawnWords = {
  same: { zh: '与原抽样一致', en: 'the same as drawn' },
  version: { zh: '口径版本', en: 'version of the formula' },
  generator: { zh: '随机数发生器', en: 'generator' },
  seed: { zh: '种子', en: 'seed' },
  sha256: { zh: '总体 SHA-256', en: 'sha-256 of the population' },
  drawn: { zh: '抽中', en: 'drawn' },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  SampleDrawn: { zh: '抽样', en: 'sample drawn' },
  SampledRecordJudged: { zh: '判定抽样记录', en: 'sampled record judged' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  DrawSample: { zh: '抽查', en: 'draw a random sample of a figure’s records' },
  JudgeSampledRecord: { zh: '核对', en: 'say of one record whether it is right' },
} satisfies Record<string, Sentence>;
