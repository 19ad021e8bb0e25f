import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  SampleDrawn: { zh: '抽样', en: 'sample drawn' },
  SampledRecordJudged: { zh: '判定抽样记录', en: 'sampled record judged' },
} satisfies Record<string, Sentence>;
