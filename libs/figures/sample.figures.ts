import type { Figure, FigureGroup, Rate, SumsRow } from '#event-sourcing';
import type { FigureSampled } from './figures.answers.js';
import { sampleLabels as labels } from './figures.glossary.js';
import { sampledKey, sampledRecordPart as of, sampleView, type SampledOf } from './sample.views.js';

const disagrees = { field: 'verdict', equals: 'disagree' } as const;

/** What inspectors drew and said in a period (systems.md 17.2). */
export const sampleFigures: readonly Figure[] = [
  { name: 'samples.drawn', version: 1, of: sampleView, where: [], period: 'drawnAt' },
  { name: 'samples.records', version: 1, of, where: [], period: 'drawnAt' },
  {
    name: 'samples.judged',
    version: 1,
    of,
    where: [{ field: 'judgedAt', lessThan: { asked: 'at' } }],
    period: 'judgedAt',
  },
  { name: 'samples.disagreed', version: 1, of, where: [disagrees], period: 'judgedAt' },
];

export const sampleRates: readonly Rate[] = [
  {
    name: 'samples.errorRate',
    ...labels['samples.errorRate'],
    version: 1,
    of: ['samples.disagreed'],
    by: 'samples.judged',
  },
];

const drawn = { field: 'drawnAt', lessThan: { asked: 'at' } } as const;
const judged = { field: 'judgedAt', lessThan: { asked: 'at' } } as const;

/** A record that several samples drew, or the same one drawn again, is one record. */
const eachRecord = { kind: 'distinct', field: 'recordId' } as const;

/** By the names of figures: what was found in samples until the asked moment. */
export const sampledRecords: FigureGroup = {
  of,
  figures: [
    { name: 'samples', version: 1, of, adds: { kind: 'distinct', field: 'sampleId' }, where: [drawn] },
    { name: 'drawn', version: 2, of, adds: eachRecord, where: [drawn] },
    { name: 'judged', version: 2, of, adds: eachRecord, where: [judged] },
    { name: 'disagreed', version: 2, of, adds: eachRecord, where: [judged, disagrees] },
  ],
};

/** Of samples that were drawn from just this: another period or place says nothing of it. */
export function sampledFor(of: SampledOf): FigureGroup {
  const same = { field: 'sampledOf', equals: sampledKey(of) } as const;
  const figures = sampledRecords.figures.map((figure) => ({ ...figure, where: [...figure.where, same] }));
  return { ...sampledRecords, figures };
}

export function sampledOf(values: SumsRow['values']): FigureSampled | undefined {
  const valueOf = (name: keyof FigureSampled) => Number(values[name] ?? 0);
  const [samples, all, said, disagreed] = [
    valueOf('samples'),
    valueOf('drawn'),
    valueOf('judged'),
    valueOf('disagreed'),
  ];
  if (samples === 0) return undefined;
  return { samples, drawn: all, judged: said, disagreed, errorRate: said === 0 ? null : disagreed / said };
}
