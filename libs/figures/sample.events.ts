import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { prose, type EvidenceFile } from '#platform';
import type { Verdict } from './sample.commands.js';

/** One record that was drawn, and the streams of the log that its events are in. */
export interface DrawnRecord {
  readonly recordId: string;
  readonly streams: readonly string[];
}

/** Enough to draw it again: the question, the population by its digest, the generator and its seed. */
export type SampleDrawn = DomainEvent<
  'SampleDrawn',
  {
    readonly figure: string;
    /** Of the figure's formula. */
    readonly version: number;
    readonly from?: string;
    readonly to?: string;
    readonly communityId?: string;
    readonly recordedUntil: string;
    readonly occurredUntil?: string;
    readonly population: {
      readonly size: number;
      /** SHA-256 in hexadecimal over the ids in the order of their bytes, each followed by a line feed. */
      readonly sha256: string;
    };
    readonly generator: 'MT19937';
    readonly seed: number;
    readonly size: number;
    /** In the order in which they were drawn. */
    readonly records: readonly DrawnRecord[];
  }
>;
export type SampledRecordJudged = DomainEvent<
  'SampledRecordJudged',
  {
    readonly recordId: string;
    readonly verdict: Verdict;
    readonly reason: string;
    readonly evidence?: EvidenceFile[];
  }
>;
export type SampleEvent = SampleDrawn | SampledRecordJudged | RecordCorrected;

/** What was drawn stands, and so does a verdict: whoever was wrong draws again, where everybody sees it. */
export const sampleCatalogue = catalogueOf<SampleEvent>({
  SampleDrawn: { schema: 1 },
  SampledRecordJudged: { schema: 1, correctable: { reason: prose } },
});
