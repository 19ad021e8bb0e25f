import { aRowEach, sheetOf } from '#platform';
import { waterRecords } from './water.controller.js';
import { gradeWords, sheetWords } from './water.glossary.js';
import type { WaterBodyDocument } from './water.views.js';

const lastSample = ({ samples }: WaterBodyDocument) =>
  samples.reduce<WaterBodyDocument['samples'][number] | undefined>(
    (last, one) => (last && last.sampledAt > one.sampledAt ? last : one),
    undefined,
  );

/** systems.md 2. */
export const waterSheet = sheetOf({
  ...aRowEach(waterRecords),
  label: { zh: '黑臭水体台账', en: 'ledger of water bodies' },
  words: sheetWords,
  cells: {
    water: 'siteId',
    length: 'lengthM',
    area: 'areaM2',
    due: 'dueDay',
    transparency: (body) => lastSample(body)?.transparencyMm,
    oxygen: (body) => lastSample(body)?.dissolvedOxygenUgL,
    redox: (body) => lastSample(body)?.redoxMv,
    ammonia: (body) => lastSample(body)?.ammoniaNitrogenUgL,
    satisfied: 'satisfiedPercent',
  },
  reads: {
    water: { of: ['site'] },
    kind: 'codes',
    assessment: 'codes',
    gradeBefore: { words: gradeWords },
    gradeNow: { words: gradeWords },
  },
  adds: ['length', 'area', 'relapses'],
});
