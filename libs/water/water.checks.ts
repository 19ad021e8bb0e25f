import { refuse, say, type Instant, type Refusal } from '#event-sourcing';
import { doersIn, fieldNamed, isSameName, namedTwice, ownHand } from '#platform';
import type { AssessWaterEffect, PlanWaterRemediation, RecordWaterSample } from './water.commands.js';
import type { WaterConfig, WaterContext } from './water.context.js';
import type { Point, Survey, WaterEffectAssessed } from './water.events.js';
import { gradeWords, indicatorWords, words } from './water.glossary.js';
import { meansInABand } from './water.grading.js';
import { possibleValues } from './water.limits.js';
import { along, gradeOf, samplesByPoint, type WaterBody, type WaterRecord, type WaterSample } from './water.record.js';
import type { FindWay } from './water.terms.js';

type Fault = Refusal | undefined;

/** So many points there are at least at a listed body. */
const LISTED_POINTS = 3;

export function surveyCounts({ sent, valid, affirmed }: Survey, answers: readonly { affirmed: number }[] = []): Fault {
  const isMore = affirmed > valid || answers.some((answer) => answer.affirmed > valid);
  if (valid > sent || isMore) return refuse('answers-at-most-those-sent', words.surveySent, { field: 'valid' });
  return undefined;
}

/** At least 100 valid answers, of which 60 % say black or smelly: numbers of the configuration. */
export function surveyThatIdentifies(
  how: FindWay,
  survey: Survey | undefined,
  { waterSurveyAnswers: least, waterSurveyPercent: percent }: WaterConfig,
): Fault {
  if (!survey)
    return how === 'survey' ? refuse('survey-with-its-result', words.surveyNeeded, { field: 'survey' }) : undefined;
  const { valid, affirmed } = survey;
  const fault = surveyCounts(survey);
  if (fault || how !== 'survey') return fault;
  if (valid < least)
    return refuse('survey-has-answers', say(words.surveyAnswers, { valid, least }), { field: 'survey' });
  if (affirmed * 100 < valid * percent)
    return refuse('survey-says-so', say(words.surveyShare, { affirmed, valid, percent }), { field: 'survey' });
  return undefined;
}

export function pointsOf({ listing }: WaterBody, points: readonly Point[]): Fault {
  const twice = namedTwice(points.map(({ no }) => no));
  if (twice !== undefined) return refuse('points-differ', say(words.pointsDiffer, { no: twice }), { field: 'points' });
  if (listing === 'none' || points.length >= LISTED_POINTS) return undefined;
  return refuse('points-of-a-listed-body', say(words.pointsFew, { least: LISTED_POINTS, count: points.length }), {
    field: 'points',
  });
}

export function sample(body: WaterBody, command: RecordWaterSample): Fault {
  const { pointNo: no, lab, depthMm, transparencyMm } = command;
  if (!body.points.some((point) => point.no === no))
    return refuse('point-known', say(words.pointUnknown, { no }), { field: 'pointNo' });
  if (body.contractor !== undefined && isSameName(lab, body.contractor))
    return refuse('lab-is-not-the-contractor', say(words.byContractor, { name: lab }), { field: 'lab' });
  for (const [field, [least, most]] of Object.entries(possibleValues)) {
    const value = command[field as keyof typeof possibleValues];
    if (value < least || value > most)
      return refuse('value-possible', say(words.valueImpossible, { field: fieldNamed(field), value, least, most }), {
        field,
      });
  }
  if (transparencyMm <= depthMm) return undefined;
  return refuse('value-possible', say(words.aboveDepth, { transparencyMm, depthMm }), { field: 'transparencyMm' });
}

/** Who measured before the works is not who does them; in whichever order. */
export function contractor(body: WaterBody, { contractor: name }: PlanWaterRemediation): Fault {
  const since = body.completions.at(-1)?.finishedAt ?? '';
  const isLab = body.samples.some(({ lab, sampledAt }) => sampledAt >= since && isSameName(lab, name));
  return isLab ? refuse('lab-is-not-the-contractor', say(words.byLab, { name }), { field: 'contractor' }) : undefined;
}

const appraisalsSince = ({ surveys }: WaterBody, since: Instant) =>
  surveys.filter(({ purpose, at }) => purpose === 'appraise' && at >= since);

const sum = (surveys: readonly Survey[], field: keyof Survey) => surveys.reduce((all, one) => all + one[field], 0);

/** What a body is judged by since then: samples of qualified labs where there are any, else whatever was measured. */
function judgedBy({ samples }: WaterBody, since: Instant): readonly WaterSample[] {
  const taken = samples.filter(({ sampledAt }) => sampledAt >= since);
  const qualified = taken.filter(({ labQualified }) => labQualified);
  return qualified.length > 0 ? qualified : taken;
}

/** What an assessment goes by: samples and appraisals since the works were finished. */
export function basisOf(body: WaterBody): Pick<WaterEffectAssessed['data'], 'grade' | 'appraisal'> {
  const since = body.finishedAt ?? '';
  const surveys = appraisalsSince(body, since);
  const appraisal = { sent: sum(surveys, 'sent'), valid: sum(surveys, 'valid'), affirmed: sum(surveys, 'affirmed') };
  const grade = gradeOf({ ...body, samples: [...judgedBy(body, since)] });
  return { grade, appraisal: surveys.length === 0 ? undefined : appraisal };
}

const CONTRACTED = { WaterRemediationPlanned: ['contractor'] };
const DID = {
  WaterRemediationPlanned: ['responsible'],
  WaterRemediationStarted: ['actor'],
  WaterRemediationProgressed: ['actor'],
  WaterRemediationFinished: ['actor'],
};

/** Who asks the public, assesses or confirms is neither who carried the works out nor ever answered for them. */
export function byOthers(
  body: WaterRecord,
  { by }: { readonly by: string },
  { actor }: { readonly actor: string },
): Fault {
  if (ownHand([by], doersIn(body, CONTRACTED)) !== undefined)
    return refuse('assessor-is-not-the-contractor', say(words.byContractor, { name: by }), { field: 'by' });
  const own = ownHand([by, actor], doersIn(body, DID));
  if (own !== undefined) return refuse('assessor-did-not-do-it', say(words.byResponsible, { name: own }));
  return undefined;
}

/** Of a listed body: samples of qualified labs and answers enough, whatever they say. */
function enoughToJudge(body: WaterBody, config: WaterConfig): Fault {
  if (body.listing === 'none') return undefined;
  const since = body.finishedAt ?? '';
  const least = config.waterSamplesPerPoint;
  const qualified = body.samples.filter(({ labQualified }) => labQualified);
  const counts = samplesByPoint(body.points, qualified, since).map(({ length }) => length);
  const few = counts.findIndex((count) => count < least);
  if (counts.length === 0 || few >= 0) {
    const parts = { no: along(body.points)[few]?.no ?? '–', count: counts[few] ?? 0, least };
    return refuse('assess-by-enough-samples', say(words.samplesFew, parts));
  }
  const count = sum(appraisalsSince(body, since), 'valid');
  if (count >= config.waterSurveyAnswers) return undefined;
  return refuse('assess-by-enough-answers', say(words.answersFew, { count, least: config.waterSurveyAnswers }));
}

/**
 * 初见成效 goes by its basis (systems.md 2): no indicator's mean at any point lies in a band, the body is not severe, and
 * so many of a hundred valid answers are satisfied. A body on no list is judged by what there is.
 */
function firstEffect(body: WaterBody, { waterSatisfiedPercent: percent }: WaterConfig): Fault {
  const { grade, appraisal } = basisOf(body);
  if (grade === 'severe') return refuse('effect-by-its-samples', say(words.effectGraded, { grade: gradeWords[grade] }));
  const samples = judgedBy(body, body.finishedAt ?? '');
  for (const no of new Set(samples.map(({ pointNo }) => pointNo))) {
    const [mean] = meansInABand(samples.filter(({ pointNo }) => pointNo === no));
    if (mean !== undefined)
      return refuse('effect-by-its-samples', say(words.effectMean, { no, indicator: indicatorWords[mean] }));
  }
  if (!appraisal || appraisal.affirmed * 100 >= appraisal.valid * percent) return undefined;
  const { affirmed, valid } = appraisal;
  return refuse('effect-by-its-appraisal', say(words.effectSatisfied, { affirmed, valid, percent }));
}

export function assessment(body: WaterBody, { result }: AssessWaterEffect, { config }: WaterContext): Fault {
  return enoughToJudge(body, config) ?? (result === 'first-effect' ? firstEffect(body, config) : undefined);
}

/** The same day so many months on, or the last one of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
  return then.toISOString().slice(0, 10);
}

export function lasting(body: WaterBody, { config, calendar, occurredAt }: WaterContext): Fault {
  const since = body.assessedAt ?? '';
  const months = config.waterLastingMonths;
  const until = monthsAfter(calendar.dayOf(since), months);
  if (calendar.dayOf(occurredAt) < until) return refuse('lasts-long-enough', say(words.tooSoon, { months, until }));
  const grade = gradeOf(body, since);
  if (grade === undefined && body.listing !== 'none') return refuse('lasting-by-samples', words.notSampledSince);
  if (grade === undefined || grade === 'none') return undefined;
  return refuse('lasts-by-its-samples', say(words.gradedSince, { grade: gradeWords[grade] }));
}
