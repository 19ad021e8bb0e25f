import { randomBytes } from 'node:crypto';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  FindRecord,
  IsId,
  problem,
  ProblemError,
  QueryDoor,
  THE_SYSTEM,
  type LookUpTools,
  type RoomTable,
} from '#platform';
import { redrawnWords } from './figures.glossary.js';
import { GetFigureRecords } from './figures.queries.js';
import { drawnFrom } from './mersenne-twister.js';
import { FindPopulation, FindStreams, type Population } from './population.js';
import type { DrawSample, JudgeSampledRecord } from './sample.commands.js';
import { populationDigest, sample, type DrawnFrom, type Sample } from './sample.rules.js';

type Asked = Pick<DrawSample, 'figure' | 'year' | 'from' | 'to' | 'communityId' | 'occurredUntil'>;

function questionOf(asked: Asked, recordedUntil: string): FindPopulation['query'] {
  const { figure, year, from, to, communityId, occurredUntil } = asked;
  const fields = { figure, year, from, to, communityId, occurredUntil, recordedUntil };
  return Object.assign(new GetFigureRecords(), fields);
}

/** The records of the figure as they are known at the moment, and the streams of those that the seed draws. */
export async function findDrawnFrom(command: DrawSample, { queries, now }: LookUpTools): Promise<DrawnFrom> {
  // What is asked of the future is refused by the rule.
  const until = command.recordedUntil === undefined || command.recordedUntil > now ? now : command.recordedUntil;
  const query = questionOf(command, until);
  const population = await queries.ask<Population>(new FindPopulation(query), THE_SYSTEM).catch((error: unknown) => {
    // The body is of its form: what it names, or its period, is what there is not.
    if (!(error instanceof ProblemError) || error.problem.status !== 400) throw error;
    throw new ProblemError(problem('unknown-reference', error.problem.detail, { errors: error.problem.errors }));
  });
  // It stands in the event, so a command that is sent again is answered with the sample that was drawn.
  const seed = command.seed ?? randomBytes(4).readUInt32BE();
  const drawn = drawnFrom(population.recordIds, command.size, seed);
  const streams = await queries.ask<DrawnFrom['streams']>(new FindStreams(query, drawn), THE_SYSTEM);
  return { ...population, until, streams, seed };
}

/** Who made the entries that a drawn record consists of, until now. */
export async function findRecorders({ recordId }: JudgeSampledRecord, tools: LookUpTools): Promise<string[]> {
  const { records } = await tools.queries.ask<Sample>(new FindRecord(sample.stream, tools.sent.target), THE_SYSTEM);
  const actors = new Set<string>();
  for (const stream of records.find((one) => one.recordId === recordId)?.streams ?? [])
    for await (const { metadata } of tools.store.readStream(stream)) actors.add(metadata.actor);
  return [...actors];
}

/** A sample once more, from the log. */
export class RedrawSample {
  @IsId()
  readonly sampleId: string;
}

/** As a table. */
export const redrawnTable: RoomTable = {
  name: 'sample-redrawn',
  label: { zh: '复抽', en: 'a sample drawn again' },
  query: RedrawSample,
  words: redrawnWords,
};

/** What drawing it again gives. */
export class SampleRedrawn {
  /** The same population, and the same records of it in the same order. */
  readonly same: boolean;
  /** Of the figure's formula now; of another one than the sample's, others may be drawn. */
  readonly version: number;
  /** SHA-256 over the ids, each followed by a line feed. */
  readonly sha256: string;
  readonly generator: string;
  readonly seed: number;
  /** The ids that were drawn, in the order of drawing. */
  readonly drawn: string[];
  /** All ids, in the order of their bytes: what the numbers of the generator count through. */
  readonly population: string[];
}

@QueryHandler(RedrawSample)
export class RedrawSampleHandler implements IQueryHandler<RedrawSample, SampleRedrawn> {
  constructor(private readonly queries: QueryDoor) {}

  async execute({ sampleId }: RedrawSample): Promise<SampleRedrawn> {
    const known = await this.queries.ask<Sample>(new FindRecord(sample.stream, sampleId), THE_SYSTEM);
    const { generator, seed, size, recordedUntil } = known;
    const query = questionOf(known, recordedUntil);
    const { version, recordIds } = await this.queries.ask<Population>(new FindPopulation(query), THE_SYSTEM);
    const sha256 = populationDigest(recordIds);
    const drawn = drawnFrom(recordIds, size, seed);
    const same =
      sha256 === known.population.sha256 && drawn.join('\n') === known.records.map((r) => r.recordId).join('\n');
    return { same, version, sha256, generator, seed, drawn, population: [...recordIds] };
  }
}
