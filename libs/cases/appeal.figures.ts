import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import { caseAppeals } from './appeal.parts.js';
import { appealWords } from './case-labels.glossary.js';
import { caseSpans, type CaseSpan } from './case.spans.js';

type Name = keyof typeof appealWords;

/** By the legs of cases: each unit for what it held; of cases that were reported in the period. */
const legs = (name: Name, ...where: FigureCondition[]): Figure => ({
  name,
  version: 1,
  of: caseSpans,
  where: [{ field: 'kind', equals: 'leg' }, ...where],
  period: 'reportedAt',
});
const ofLegs = (name: Name, field: keyof CaseSpan & string): Figure => ({
  ...legs(name),
  adds: { kind: 'sum', field },
});
const due = (field: keyof CaseSpan): FigureCondition => ({ field, lessThan: { asked: 'at' } });

const appeals = (name: Name, ...where: FigureCondition[]): Figure => ({
  name,
  version: 1,
  of: caseAppeals,
  where,
  period: 'at',
});

/** What units are judged by, before and after appeals (systems.md 1.3): granted ones alone change the second. */
export const appealFigures: readonly Figure[] = [
  legs('legs.toBeHandled', due('after')),
  legs('legs.toBeHandled.afterAppeals', due('afterAppeals')),
  ofLegs('legs.handledInTime', 'inTime'),
  ofLegs('legs.handledInTime.afterAppeals', 'inTimeAfterAppeals'),
  ofLegs('legs.rework', 'reworks'),
  ofLegs('legs.rework.afterAppeals', 'reworksAfterAppeals'),
  appeals('appeals.lodged'),
  appeals('appeals.granted', { field: 'state', equals: 'granted' }),
  appeals('appeals.denied', { field: 'state', equals: 'denied' }),
];

const rate = (name: Name, of: Name, by: Name): Rate => ({
  name,
  ...appealWords[name],
  version: 1,
  of: [of],
  by,
});

export const appealRates: readonly Rate[] = [
  rate('legs.onTimeHandling', 'legs.handledInTime', 'legs.toBeHandled'),
  rate('legs.onTimeHandling.afterAppeals', 'legs.handledInTime.afterAppeals', 'legs.toBeHandled.afterAppeals'),
];
