import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import { movedIn, type Moved } from '#platform';
import { gradeBody, gradePoint, severeStretches, type Measured } from './water.grading.js';
import type { Grade } from './water.limits.js';
import type { Point, WaterBodyIdentified, WaterEvent } from './water.events.js';
import type { Effect, Listing, SurveyPurpose, WaterKind, WaterState } from './water.terms.js';

/** A survey as it was recorded. */
export class SurveyTaken {
  readonly purpose: SurveyPurpose;
  readonly sent: number;
  readonly valid: number;
  readonly affirmed: number;
  readonly at: Instant;
}

/** A state, and from when on. */
export class WaterStateFrom {
  readonly state: WaterState;
  readonly from: Instant;
}

/** A place at which samples are taken. */
export class WaterPoint {
  readonly no: string;
  readonly location: string;
  readonly chainageM: number;
}

/** What was measured at a point. */
export class WaterSample {
  readonly pointNo: string;
  readonly sampledAt: Instant;
  readonly depthMm: number;
  readonly clearToBottom?: boolean;
  readonly transparencyMm: number;
  readonly dissolvedOxygenUgL: number;
  readonly redoxMv: number;
  readonly ammoniaNitrogenUgL: number;
  readonly lab: string;
  /** CMA */
  readonly labQualified: boolean;
  readonly reportNo?: string;
}

/** What one completion of works adds to the remediated area, and for how long. */
export class Completion {
  readonly finishedAt: Instant;
  readonly areaM2: number;
  /** The area that the body was identified with at that time. */
  readonly identifiedM2: number;
  /** Of the assessment; of a body on no list, of the completion itself. Absent while it does not count. */
  readonly countedAt?: Instant;
  /** When the body relapsed, or was found not to be remediated. */
  readonly endedAt?: Instant;
  /** Of one that an assessment found not to be remediated: when a later assessment found that it is. */
  readonly regainedAt?: Instant;
}

/** 水体 */
export class WaterBody {
  readonly status: WaterState;
  readonly communityId: string;
  readonly siteId: string;
  readonly kind: WaterKind;
  readonly areaM2: number;
  readonly lengthM: number;
  readonly listing: Listing;
  readonly listNumber?: string;
  readonly catchment?: string;
  readonly mainSource?: string;
  readonly identifiedAt: Instant;
  /** When it came into which state, in order. */
  readonly states: WaterStateFrom[];
  readonly points: WaterPoint[];
  /** Points of before at which no samples are taken any more; what was measured there still counts. */
  readonly formerPoints: WaterPoint[];
  readonly samples: WaterSample[];
  readonly surveys: SurveyTaken[];
  readonly measures: string[];
  readonly contractor?: string;
  readonly budgetYuan?: number;
  readonly dueDay?: string;
  readonly responsible?: string;
  readonly percent: number;
  readonly completions: Completion[];
  readonly finishedAt?: Instant;
  /** 初见成效 */
  readonly assessedAt?: Instant;
  /** 评估结论: what the last assessment of it found, passed or not; none where it was identified anew. */
  readonly assessment?: Effect;
  readonly delistedAt?: Instant;
  readonly relapses: number;
  /** The cases that they became. */
  readonly relapseCases: string[];
}

export type WaterRecord = RecordOf<WaterBody>;

export const along = (points: readonly Point[]) => [...points].sort((a, b) => a.chainageM - b.chainageM);

/** At each of these points, in the order along the body; from a moment on where one is given. */
export function samplesByPoint(
  points: readonly Point[],
  samples: readonly WaterSample[],
  since: Instant = '',
): readonly (readonly Measured[])[] {
  return along(points).map(({ no }) => samples.filter((one) => one.pointNo === no && one.sampledAt >= since));
}

/** Every point that ever was: naming points anew does not take back what was measured at the others. */
const everyPoint = ({ points, formerPoints }: WaterBody) => [...points, ...formerPoints];

/** 黑臭级别 by the samples; undefined where there are none. */
export function gradeOf(body: WaterBody, since?: Instant): Grade | undefined {
  return gradeBody(samplesByPoint(everyPoint(body), body.samples, since).map((samples) => gradePoint(samples)));
}

/** 重度黑臭河段: from one point to another, with all points between them severe. */
export class SevereStretch {
  readonly fromPoint: string;
  readonly toPoint: string;
  /** Along the body, in metres. */
  readonly fromM: number;
  readonly toM: number;
}

/** By the samples since a moment, in the order along the body. */
export function severeStretchesOf(body: WaterBody, since?: Instant): SevereStretch[] {
  // A point that is no more stands between others only while something was measured there.
  const isSampled = ({ no }: Point) => body.samples.some((one) => one.pointNo === no && one.sampledAt >= (since ?? ''));
  const points = along([...body.points, ...body.formerPoints.filter(isSampled)]);
  const grades = samplesByPoint(points, body.samples, since).map((samples) => gradePoint(samples));
  return severeStretches(grades).map(([first, last]) => {
    const [from, to] = [points[first]!, points[last]!];
    return { fromPoint: from.no, toPoint: to.no, fromM: from.chainageM, toM: to.chainageM };
  });
}

/** Completions as `change` makes those that are counted no longer, or only now. */
function completionsAfter(body: WaterBody, change: (one: Completion) => Completion): Completion[] {
  return body.completions.map((one) => (one.endedAt === undefined ? change(one) : one));
}

/** 初见成效: what was not counted yet counts, and what an earlier assessment had taken out counts again from now on. */
function counted(body: WaterBody, at: Instant): Completion[] {
  const completions = completionsAfter(body, (one) => ({ ...one, countedAt: one.countedAt ?? at }));
  const last = completions.at(-1);
  // A relapse has new works after it: the last ones can only have ended by an assessment.
  if (last?.endedAt === undefined) return completions;
  const { endedAt: _ended, ...again } = last;
  return [...completions.slice(0, -1), { ...last, regainedAt: at }, { ...again, countedAt: at }];
}

function pointsNamed(body: WaterBody, points: readonly Point[]): WaterBody {
  const isNamed = ({ no }: Point) => points.some((one) => one.no === no);
  const former = [...body.formerPoints, ...body.points].filter((point) => !isNamed(point));
  return { ...body, points: [...points], formerPoints: former };
}

const entered = (body: WaterBody, state: WaterState, from: Instant): WaterBody => ({
  ...body,
  status: state,
  states: [...body.states, { state, from }],
});

function identified(record: WaterRecord, { data, metadata }: Recorded<WaterBodyIdentified>): WaterBody {
  const at = metadata.occurredAt;
  const before = record.status === 'none' ? undefined : record;
  const { survey, how: _how, ...profile } = data;
  const body: WaterBody = {
    ...profile,
    status: 'identified',
    identifiedAt: at,
    states: before?.states ?? [],
    points: before?.points ?? [],
    formerPoints: before?.formerPoints ?? [],
    samples: before?.samples ?? [],
    surveys: [...(before?.surveys ?? []), ...(survey ? [{ ...survey, purpose: 'identify' as const, at }] : [])],
    measures: [],
    percent: 0,
    completions: before?.completions ?? [],
    relapses: before?.relapses ?? 0,
    relapseCases: before?.relapseCases ?? [],
  };
  return entered(body, 'identified', at);
}

/** The responsible person 责任人. */
export const movedWater = movedIn<WaterRecord & Partial<WaterBody>>({ person: 'responsible' }) as Moved<WaterRecord>;

/** Pure and total: what comes before the identification has nothing to stand on and changes nothing. */
export function evolveWaterBody(record: WaterRecord, event: Recorded<WaterEvent>): WaterRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'WaterBodyIdentified') return identified(record, event);
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'SamplingPointsSet':
      return pointsNamed(record, event.data.points);
    case 'WaterSampled': {
      const { evidence: _files, ...values } = event.data;
      return { ...record, samples: [...record.samples, { ...values, sampledAt: at }] };
    }
    case 'PublicSurveyRecorded': {
      const { purpose, sent, valid, affirmed } = event.data;
      return { ...record, surveys: [...record.surveys, { purpose, sent, valid, affirmed, at }] };
    }
    case 'WaterRemediationPlanned':
      return entered({ ...record, ...event.data, measures: [...event.data.measures], percent: 0 }, 'planned', at);
    case 'WaterRemediationStarted':
      return entered(record, 'underway', at);
    case 'WaterRemediationProgressed':
      return { ...record, percent: event.data.percent };
    case 'WaterRemediationFinished': {
      const countedAt = record.listing === 'none' ? at : undefined;
      const done = { finishedAt: at, areaM2: event.data.areaM2, identifiedM2: record.areaM2, countedAt };
      const finished = { ...record, percent: 100, finishedAt: at, completions: [...record.completions, done] };
      return entered({ ...finished, measures: [...event.data.measures] }, 'finished', at);
    }
    case 'WaterEffectAssessed': {
      const assessment = event.data.result;
      if (assessment === 'first-effect') {
        return entered({ ...record, completions: counted(record, at), assessedAt: at, assessment }, 'assessed', at);
      }
      // Works that were assessed before are not judged again by what the last ones did.
      const last = record.completions.length - 1;
      const completions = record.completions.map((one, n) =>
        n === last && one.countedAt !== undefined && one.endedAt === undefined ? { ...one, endedAt: at } : one,
      );
      return entered({ ...record, completions, assessment }, 'finished', at);
    }
    case 'WaterLastingConfirmed':
      return entered(record, 'lasting', at);
    case 'WaterBodyDelisted':
      return entered({ ...record, delistedAt: at }, 'delisted', at);
    case 'WaterRelapsed': {
      const completions = completionsAfter(record, (one) => ({ ...one, endedAt: at }));
      const { assessedAt: _assessed, delistedAt: _delisted, ...rest } = record;
      const relapseCases = [...record.relapseCases, event.data.findingId];
      return entered({ ...rest, completions, relapses: record.relapses + 1, relapseCases }, 'relapsed', at);
    }
    case 'WorkHandedOver':
      return movedWater(record, event.data) as WaterBody;
    case 'WaterBodyVoided':
      return entered(record, 'voided', at);
    default:
      return record;
  }
}
