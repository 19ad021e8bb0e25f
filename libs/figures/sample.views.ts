import { viewOf, type CollectionSchema, type Instant, type PartView, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import type { Verdict } from './sample.commands.js';
import { Sample, sample } from './sample.rules.js';

export class SampleDocument extends Sample {
  readonly sampleId: string;
  readonly revision: number;
  readonly judged: number;
  readonly disagreed: number;
  readonly drawnByKey: string;
}

/** One record of one sample, as figures count them. */
export class SampledRecordDocument {
  readonly sampleId: string;
  readonly figure: string;
  readonly communityId?: string;
  readonly recordId: string;
  /** The period and the community that it was drawn from. */
  readonly sampledOf: string;
  readonly drawnBy: string;
  readonly drawnByKey: string;
  readonly drawnAt: Instant;
  readonly verdict?: Verdict;
  readonly reason?: string;
  readonly judgedBy?: string;
  readonly judgedAt?: Instant;
}

/** What a sample was drawn from: days of a period, and a community where it is of one. */
export interface SampledOf {
  readonly from?: string;
  readonly to?: string;
  readonly communityId?: string;
}

export const sampledKey = ({ from = '', to = '', communityId = '' }: SampledOf) => `${from}..${to} ${communityId}`;

const records: PartView<SampleDocument, SampledRecordDocument> = {
  name: 'sampled-records',
  version: 3,
  fields: [
    'sampleId',
    'recordId',
    'figure',
    'sampledOf',
    'communityId',
    'drawnByKey',
    'drawnAt',
    'verdict',
    'judgedAt',
  ],
  indexes: [['drawnAt'], ['judgedAt'], ['figure', 'drawnAt'], ['sampleId', 'drawnAt'], ['verdict', 'drawnAt']],
  of: ({ sampleId, figure, from, to, communityId, drawnBy, drawnByKey, drawnAt, records: all }) =>
    all.map(({ streams: _streams, evidence: _evidence, ...one }, n) => [
      `${sampleId}/${n}`,
      {
        ...{ sampleId, figure, communityId, drawnBy, drawnByKey, drawnAt },
        ...{ sampledOf: sampledKey({ from, to, communityId }), ...one },
      },
    ]),
};

export const sampledRecordPart: CollectionSchema = records;

export const sampleView: View<SampleDocument> = viewOf(sample, {
  name: 'samples',
  version: 3,
  searched: ['*'],
  fields: ['figure', 'communityId', 'status', 'drawnAt', 'drawnByKey'],
  adds: (record) => {
    const counted = (is: (verdict: Verdict) => boolean) =>
      record.records.filter(({ verdict }) => verdict !== undefined && is(verdict)).length;
    const [judged, disagreed] = [counted(() => true), counted((verdict) => verdict === 'disagree')];
    return { judged, disagreed, drawnByKey: nameKey(record.drawnBy) };
  },
  parts: [records],
});
