import { hash } from 'node:crypto';
import { correctionRule, refuse, RuleBook, say, type Instant, type Recorded, type RecordOf } from '#event-sourcing';
import { isSameName, type EvidenceFile, type RoomContext } from '#platform';
import { sampleStates, sampleWords as words } from './figures.glossary.js';
import { drawnFrom } from './mersenne-twister.js';
import { CorrectSample, DrawSample, JudgeSampledRecord, type Verdict } from './sample.commands.js';
import { sampleCatalogue, type SampleDrawn, type SampleEvent } from './sample.events.js';

/** One record of a sample, with what the inspector said of it. */
export class SampledRecord {
  readonly recordId: string;
  readonly streams: string[];
  readonly verdict?: Verdict;
  readonly reason?: string;
  readonly evidence?: EvidenceFile[];
  readonly judgedBy?: string;
  readonly judgedAt?: Instant;
}

/** The records that it was drawn from. */
export class SamplePopulation {
  readonly size: number;
  /** SHA-256 over the ids in the order of their bytes, each followed by a line feed. */
  readonly sha256: string;
}

/** 抽查 */
export class Sample {
  readonly status: 'drawn' | 'judged';
  readonly figure: string;
  readonly version: number;
  readonly from?: string;
  readonly to?: string;
  readonly communityId?: string;
  readonly recordedUntil: Instant;
  readonly occurredUntil?: Instant;
  readonly population: SamplePopulation;
  readonly generator: string;
  readonly seed: number;
  readonly size: number;
  readonly records: SampledRecord[];
  readonly drawnBy: string;
  readonly drawnAt: Instant;
}
export type SampleRecord = RecordOf<Sample>;

/** What is drawn from. */
export interface DrawnFrom {
  /** Of the figure's formula. */
  readonly version: number;
  /** As it was known then. */
  readonly until: Instant;
  readonly recordIds: readonly string[];
  /** The command's, or what the office threw for this drawing: nobody knows it before. */
  readonly seed: number;
  /** Of each record that the command's seed draws. */
  readonly streams: ReadonlyMap<string, readonly string[]>;
}

export interface SampleContext extends RoomContext {
  readonly population?: DrawnFrom;
  /** Whose entries the record consists of. */
  readonly recorders?: readonly string[];
}

/** Of a population in its order. */
export const populationDigest = (recordIds: readonly string[]) =>
  hash('sha256', recordIds.map((id) => `${id}\n`).join(''), 'hex');

function evolve(record: SampleRecord, event: Recorded<SampleEvent>): SampleRecord {
  const { actor, occurredAt: at } = event.metadata;
  if (event.type === 'SampleDrawn') {
    const records = event.data.records.map(({ recordId, streams }) => ({ recordId, streams: [...streams] }));
    return { status: 'drawn', ...event.data, records, drawnBy: actor, drawnAt: at };
  }
  if (event.type !== 'SampledRecordJudged' || record.status === 'none') return record;
  const records = record.records.map((one) =>
    one.recordId === event.data.recordId ? { ...one, ...event.data, judgedBy: actor, judgedAt: at } : one,
  );
  return { ...record, records, status: records.every(({ verdict }) => verdict !== undefined) ? 'judged' : 'drawn' };
}

function drawn(command: DrawSample, { population, now }: SampleContext) {
  const { figure, year, communityId, recordedUntil, occurredUntil, size } = command;
  if (recordedUntil !== undefined && recordedUntil > now)
    return refuse('sample-of-what-is-known', say(words.ahead, { now }), { field: 'recordedUntil' });
  const { recordIds, version, until, streams, seed } = population!;
  if (recordIds.length === 0) return refuse('something-to-draw', say(words.nothing, { figure }), { field: 'figure' });
  if (size > recordIds.length)
    return refuse('sample-within-the-figure', say(words.tooMany, { size, count: recordIds.length }), { field: 'size' });
  const data: SampleDrawn['data'] = {
    figure,
    version,
    from: year === undefined ? command.from : `${year}-01-01`,
    to: year === undefined ? command.to : `${year}-12-31`,
    communityId,
    recordedUntil: until,
    occurredUntil,
    population: { size: recordIds.length, sha256: populationDigest(recordIds) },
    generator: 'MT19937',
    seed,
    size,
    records: drawnFrom(recordIds, size, seed).map((recordId) => ({ recordId, streams: streams.get(recordId) ?? [] })),
  };
  return [{ type: 'SampleDrawn' as const, data }];
}

export const sample = new RuleBook<SampleRecord, SampleEvent, SampleContext>(words.sample, { states: sampleStates })
  .on(DrawSample, {
    rule: 'draw-once',
    because: words.once,
    creates: true,
    looksUp: ['population'],
    decide: (_record, command, context) => drawn(command, context),
  })
  .on(JudgeSampledRecord, {
    rule: 'judge-what-was-drawn',
    because: words.judge,
    allowed: ({ status }) => status === 'drawn',
    looksUp: ['recorders'],
    decide: (record, { recordId, verdict, reason, evidence }, { recorders = [], actor }) => {
      const one = record.status === 'none' ? undefined : record.records.find((each) => each.recordId === recordId);
      if (!one) return refuse('judge-in-the-sample', say(words.outside, { recordId }), { field: 'recordId' });
      if (one.verdict !== undefined)
        return refuse('judge-once', say(words.judgedOnce, { recordId, by: one.judgedBy! }), { field: 'recordId' });
      if (recorders.some((recorder) => isSameName(recorder, actor)))
        return refuse('judge-is-not-recorder', say(words.ownRecord, { actor, recordId }));
      return [{ type: 'SampledRecordJudged', data: { recordId, verdict, reason, evidence } }];
    },
  })
  .on(CorrectSample, correctionRule(sampleCatalogue))
  .aggregate({ stream: 'sample', catalogue: sampleCatalogue, evolve, subject: () => ({}) });
