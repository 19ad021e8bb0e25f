import type { Sentence } from '#event-sourcing';

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
