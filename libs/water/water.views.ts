import { NO_END, viewOf, type Instant, type PartView, type View } from '#event-sourcing';
import { keyOfName } from '#platform';
import type { Grade } from './water.limits.js';
import {
  along,
  gradeOf,
  SevereStretch,
  severeStretchesOf,
  WaterBody,
  type Completion,
  type SurveyTaken,
} from './water.record.js';
import { waterBody } from './water.rules.js';
import { type WaterState, type WaterWarning } from './water.terms.js';

/** A water body as lists and ledgers see it. */
export class WaterBodyDocument extends WaterBody {
  readonly revision: number;
  readonly state: WaterState;
  /** By the samples before the works were finished, and by those since. */
  readonly gradeBefore?: Grade;
  readonly gradeNow?: Grade;
  /** Parts of it that are severe whatever its grade is, by the same samples as `gradeNow`. */
  readonly severeStretches: SevereStretch[];
  /** Of the latest appraisal, in whole per cent rounded half up. */
  readonly satisfiedPercent?: number;
  readonly warnings: WaterWarning[];
  /** By which lists tell people apart, however they are spelled. */
  readonly responsibleKey?: string;
}

/** What one completion adds to the remediated area, and until when. */
export interface RemediatedArea {
  readonly siteId: string;
  readonly communityId: string;
  readonly areaM2: number;
  readonly countedAt: Instant;
  readonly until: Instant;
  /** Until when it is shown as relapsed: an assessment can find that it is remediated after all. */
  readonly regainedAt: Instant;
}

/** A state that a body was in, and how long. */
export interface WaterStateSpan {
  readonly siteId: string;
  readonly communityId: string;
  readonly state: WaterState;
  readonly from: Instant;
  readonly until: Instant;
}

/** What each completion adds: all that count at one time are together never more than the body. */
export function addedBy(completions: readonly Completion[]): readonly number[] {
  const added: number[] = completions.map(() => 0);
  const inOrder = [...completions.keys()]
    .filter((n) => completions[n]!.countedAt !== undefined)
    .sort((a, b) => (completions[a]!.countedAt! < completions[b]!.countedAt! ? -1 : a - b));
  for (const n of inOrder) {
    const { areaM2, identifiedM2, countedAt } = completions[n]!;
    const others = completions.reduce(
      (sum, one, m) => (m !== n && (one.endedAt ?? NO_END) > countedAt! ? sum + added[m]! : sum),
      0,
    );
    added[n] = Math.max(0, Math.min(areaM2, identifiedM2 - others));
  }
  return added;
}

export const areaParts: PartView<WaterBodyDocument, RemediatedArea> = {
  name: 'water-areas',
  version: 2,
  fields: ['siteId', 'communityId', 'areaM2', 'countedAt', 'until', 'regainedAt'],
  indexes: [['countedAt'], ['communityId', 'countedAt']],
  amounts: ['areaM2'],
  flat: true,
  *of({ siteId, communityId, completions }) {
    const added = addedBy(completions);
    for (const [n, { countedAt = NO_END, endedAt = NO_END, regainedAt = NO_END }] of completions.entries())
      yield [`${siteId}/${n}`, { siteId, communityId, areaM2: added[n]!, countedAt, until: endedAt, regainedAt }];
  },
};

export const stateParts: PartView<WaterBodyDocument, WaterStateSpan> = {
  name: 'water-states',
  version: 2,
  fields: ['siteId', 'communityId', 'state', 'from', 'until'],
  indexes: [
    ['state', 'from'],
    ['communityId', 'from'],
  ],
  flat: true,
  *of({ siteId, communityId, states, status }) {
    // It was no such water body, on no day.
    if (status === 'voided') return;
    for (const [n, { state, from }] of states.entries())
      yield [`${siteId}/${n}`, { siteId, communityId, state, from, until: states[n + 1]?.from ?? NO_END }];
  },
};

const beforeFinish = (body: WaterBody) =>
  gradeOf({ ...body, samples: body.samples.filter(({ sampledAt }) => sampledAt < (body.finishedAt ?? NO_END)) });

function satisfied({ surveys }: WaterBody): number | undefined {
  const appraisals = surveys.filter(({ purpose }) => purpose === 'appraise');
  const last = appraisals.reduce<SurveyTaken | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined);
  return last && last.valid > 0 ? Math.floor((last.affirmed * 200 + last.valid) / (last.valid * 2)) : undefined;
}

/** systems.md 2: at least three points, one every 200 to 600 m. */
const LEAST_POINTS = 3;
const MOST_BETWEEN_M = 600;

export function warningsOf({ points, samples, lengthM, completions, finishedAt }: WaterBody): WaterWarning[] {
  const warnings: WaterWarning[] = [];
  const places = along(points).map(({ chainageM }) => chainageM);
  if (points.length > 0 && points.length < LEAST_POINTS) warnings.push('few-points');
  if (places.some((place, n) => n > 0 && place - places[n - 1]! > MOST_BETWEEN_M)) warnings.push('points-far-apart');
  if (places.some((place) => place > lengthM)) warnings.push('point-beyond-the-end');
  if (completions.some(({ areaM2, identifiedM2 }) => areaM2 > identifiedM2)) warnings.push('area-beyond-identified');
  const isUnqualified = samples.some((one) => !one.labQualified && one.sampledAt >= (finishedAt ?? ''));
  if (isUnqualified) warnings.push('lab-not-qualified');
  return warnings;
}

export const waterView: View<WaterBodyDocument> = viewOf(waterBody, {
  name: 'water-bodies',
  version: 6,
  searched: ['*'],
  fields: ['communityId', 'siteId', 'state', 'listing', 'dueDay', 'responsibleKey', 'identifiedAt'],
  indexes: [['state', 'dueDay'], ['siteId']],
  id: 'siteId',
  adds: (record) => ({
    state: record.status,
    gradeBefore: beforeFinish(record),
    gradeNow: gradeOf(record, record.finishedAt),
    severeStretches: severeStretchesOf(record, record.finishedAt),
    satisfiedPercent: satisfied(record),
    warnings: warningsOf(record),
    responsibleKey: keyOfName(record.responsible),
  }),
  parts: [areaParts, stateParts],
});
