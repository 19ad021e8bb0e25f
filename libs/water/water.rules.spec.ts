import { nothing } from '#event-sourcing';
import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deciderSpec } from '#event-sourcing/testing';
import type { SiteFound } from '#places';
import { readConfig, type EvidenceFile } from '#platform';
import { monthsAfter } from './water.checks.js';
import * as c from './water.commands.js';
import type { WaterEvent } from './water.events.js';
import type { WaterContext } from './water.context.js';
import type { WaterBody, WaterRecord } from './water.record.js';
import { waterBody } from './water.rules.js';
import { warningsOf as warnings } from './water.views.js';

const { given } = deciderSpec(waterBody);
let told = 0;
const recorded = (event: WaterEvent) => ({
  ...event,
  id: `told${(told += 1)}`,
  recordedAt: '2018-06-01T00:00:00.000Z',
  metadata: { actor: 'a', occurredAt: '2018-06-01T00:00:00.000Z', commandId: 'c', commandDigest: '' },
});
const warningsOf = (record: WaterRecord) => warnings(record as WaterBody);
const site: SiteFound = { siteId: 'w1', name: '毛庄坑塘', kind: 'water-body', communityId: 'c1', retired: false };
const config = readConfig({});
const at = (occurredAt: string, more: Partial<WaterContext> = {}): WaterContext => ({
  now: '2018-12-31T00:00:00.000Z',
  occurredAt,
  actor: 'li.ming',
  id: 'w1',
  partId: 'x',
  calendar: defaultCalendar,
  config,
  site,
  ...more,
});
const june = at('2018-06-01T02:00:00.000Z');
const command = <C extends object>(Command: new () => C, fields: Partial<C> = {}): C =>
  Object.assign(new Command(), fields);
const file: EvidenceFile = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' };

const identify = { siteId: 'w1', kind: 'pond', how: 'complaint', areaM2: 400, lengthM: 60, listing: 'none' } as const;
const identified = (listing: 'none' | 'city' = 'none'): WaterEvent => ({
  type: 'WaterBodyIdentified',
  data: { ...identify, listing, communityId: 'c1' },
});
const points = ['1', '2', '3'].map((no, n) => ({ no, location: `桥${no}`, chainageM: n * 200 }));
const pointsSet: WaterEvent = { type: 'SamplingPointsSet', data: { points } };
const values = {
  pointNo: '1',
  depthMm: 800,
  transparencyMm: 300,
  dissolvedOxygenUgL: 5_000,
  redoxMv: 100,
  ammoniaNitrogenUgL: 2_000,
  lab: '华测检测',
  labQualified: true,
};
const sampled = (fields: Partial<typeof values> = {}): WaterEvent => ({
  type: 'WaterSampled',
  data: { ...values, ...fields },
});
const plan = {
  measures: ['清淤'],
  contractor: '清河工程',
  budgetYuan: 80_000,
  dueDay: '2018-09-30',
  responsible: '赵河',
};
const planned: WaterEvent = { type: 'WaterRemediationPlanned', data: plan };
const started: WaterEvent = { type: 'WaterRemediationStarted', data: {} };
const progressed: WaterEvent = { type: 'WaterRemediationProgressed', data: { percent: 60 } };
const done = { areaM2: 320, measures: ['清淤'], evidenceBefore: [file], evidenceAfter: [file] };
const finished: WaterEvent = { type: 'WaterRemediationFinished', data: done };
const assessed: WaterEvent = { type: 'WaterEffectAssessed', data: { result: 'first-effect', by: '第三方' } };
const lasting: WaterEvent = { type: 'WaterLastingConfirmed', data: { by: '区住建局' } };
const delisted: WaterEvent = {
  type: 'WaterBodyDelisted',
  data: { authority: '区住建局', documentNumber: '销〔2018〕1号' },
};
const relapsed: WaterEvent = {
  type: 'WaterRelapsed',
  data: { findingId: 'f1', foundBy: '居民', description: '又黑了' },
};
const works = [planned, started, finished];
const appraised: WaterEvent = {
  type: 'PublicSurveyRecorded',
  data: { purpose: 'appraise', sent: 120, valid: 110, affirmed: 104, by: '社区' },
};
const threeEach = points.flatMap(({ no }) => [1, 2, 3].map(() => sampled({ pointNo: no })));

describe('a water body is identified', () => {
  test('once, while no remediation of it is open', () => {
    given().when(command(c.IdentifyWaterBody, identify), june).thenTypes('WaterBodyIdentified');
    for (const open of [[], [planned], works, [...works, assessed]])
      given(identified(), ...open)
        .when(command(c.IdentifyWaterBody, identify), june)
        .refused('identify-while-none-is-open');
    given(identified(), ...works, relapsed)
      .when(command(c.IdentifyWaterBody, identify), june)
      .thenTypes('WaterBodyIdentified');
  });

  test('at a site that is a water body and in service', () => {
    const identifying = command(c.IdentifyWaterBody, identify);
    given()
      .when(identifying, { ...june, site: { ...site, kind: 'shop' } })
      .refused('site-is-a-water-body');
    given()
      .when(identifying, { ...june, site: { ...site, retired: true } })
      .refused('site-in-service');
  });

  test('by a survey with answers enough that say so', () => {
    const by = (survey?: c.SurveyCounts) => command(c.IdentifyWaterBody, { ...identify, how: 'survey', survey });
    given().when(by(), june).refused('survey-with-its-result');
    given()
      .when(by({ sent: 90, valid: 99, affirmed: 99 }), june)
      .refused('answers-at-most-those-sent');
    given()
      .when(by({ sent: 120, valid: 99, affirmed: 99 }), june)
      .refused('survey-has-answers');
    given()
      .when(by({ sent: 120, valid: 100, affirmed: 59 }), june)
      .refused('survey-says-so');
    given()
      .when(by({ sent: 120, valid: 100, affirmed: 60 }), june)
      .thenTypes('WaterBodyIdentified');
  });
});

describe('points, samples and surveys', () => {
  test('a listed body has three points or more', () => {
    const two = command(c.SetSamplingPoints, { points: points.slice(0, 2) });
    given(identified('city')).when(two, june).refused('points-of-a-listed-body');
    given(identified('none')).when(two, june).thenTypes('SamplingPointsSet');
    given(identified('city')).when(command(c.SetSamplingPoints, { points }), june).then(pointsSet);
    given(identified('city'))
      .when(command(c.SetSamplingPoints, { points: [...points, { ...points[0]!, no: '１' }] }), june)
      .refused('points-differ');
    given().when(two, june).refused('set-points-when-identified');
  });

  test('a sample is of a known point, by a lab that is not the contractor, and possible', () => {
    const sampling = (fields: Partial<c.RecordWaterSample> = {}) =>
      given(identified(), pointsSet, planned).when(command(c.RecordWaterSample, { ...values, ...fields }), june);
    sampling().thenTypes('WaterSampled');
    sampling({ pointNo: '4' }).refused('point-known');
    sampling({ lab: '清河工程 ' }).refused('lab-is-not-the-contractor');
    for (const bad of [
      { redoxMv: -1_001 },
      { redoxMv: 1_001 },
      { ammoniaNitrogenUgL: -1 },
      { dissolvedOxygenUgL: 40_001 },
      { depthMm: 0 },
      { transparencyMm: 801 },
    ])
      sampling(bad).refused('value-possible');
    given().when(command(c.RecordWaterSample, values), june).refused('sample-when-identified');
  });

  test('a survey has no more valid answers than were sent', () => {
    const survey = { purpose: 'appraise', sent: 100, valid: 90, affirmed: 80, by: '社区' } as const;
    const asking = (fields: Partial<c.RecordPublicSurvey>) =>
      given(identified()).when(command(c.RecordPublicSurvey, { ...survey, ...fields }), june);
    asking({}).thenTypes('PublicSurveyRecorded');
    asking({ valid: 101 }).refused('answers-at-most-those-sent');
    asking({ affirmed: 91 }).refused('answers-at-most-those-sent');
    asking({ answers: [{ question: '气味', affirmed: 91 }] }).refused('answers-at-most-those-sent');
    given().when(command(c.RecordPublicSurvey, survey), june).refused('survey-when-identified');
  });
});

test('neither the lab before the works nor who asks after them is the contractor', () => {
  const plans = (contractor: string) => command(c.PlanWaterRemediation, { ...plan, contractor });
  given(identified(), pointsSet, sampled()).when(plans('华测检测 '), june).refused('lab-is-not-the-contractor');
  given(identified(), pointsSet, sampled()).when(plans('清河工程'), june).thenTypes('WaterRemediationPlanned');
  const survey = { purpose: 'appraise', sent: 9, valid: 9, affirmed: 9, by: '清河工程' } as const;
  given(identified(), ...works)
    .when(command(c.RecordPublicSurvey, survey), june)
    .refused('assessor-is-not-the-contractor');
});

test('what is unusual is taken and told of', () => {
  const told = (...events: WaterEvent[]) =>
    warningsOf(events.reduce((body, event) => waterBody.evolve(body, recorded(event)), nothing as WaterRecord));
  const set = (...chainages: number[]): WaterEvent => ({
    type: 'SamplingPointsSet',
    data: { points: chainages.map((chainageM, n) => ({ no: `${n}`, location: '桥', chainageM })) },
  });
  expect(told(identified(), set(0, 20, 60))).toEqual([]);
  expect(told(identified(), set(0))).toEqual(['few-points']);
  expect(told(identified(), set(0, 50, 700))).toEqual(['points-far-apart', 'point-beyond-the-end']);
  expect(told(identified(), ...works, { ...finished, data: { ...done, areaM2: 401 } })).toEqual([
    'area-beyond-identified',
  ]);
  expect(told(identified(), sampled({ labQualified: false }))).toEqual(['lab-not-qualified']);
});

test('what was sampled or asked before the last step is recorded late, and a step never before another', () => {
  const past = [identified(), pointsSet, planned];
  const early = at('2017-12-01T00:00:00.000Z');
  const survey = { purpose: 'appraise', sent: 9, valid: 9, affirmed: 8, by: '社区' } as const;
  given(...past)
    .when(command(c.RecordWaterSample, values), early)
    .thenTypes('WaterSampled');
  given(...past)
    .when(command(c.RecordPublicSurvey, survey), early)
    .thenTypes('PublicSurveyRecorded');
  given(...past)
    .when(command(c.StartWaterWorks), early)
    .refused('not-before-the-last-step');
  given(...past, { event: sampled(), occurredAt: '2018-05-31T00:00:00.000Z' })
    .when(command(c.StartWaterWorks), at('2018-05-01T00:00:00.000Z'))
    .thenTypes('WaterRemediationStarted');
});

describe('works', () => {
  test('are planned, started, under way and finished in that order', () => {
    given().when(command(c.PlanWaterRemediation, plan), june).refused('plan-when-identified');
    given(identified()).when(command(c.PlanWaterRemediation, plan), june).then(planned);
    given(identified()).when(command(c.StartWaterWorks), june).refused('start-when-planned');
    given(identified(), planned).when(command(c.StartWaterWorks), june).thenTypes('WaterRemediationStarted');
    given(identified(), planned)
      .when(command(c.ReportWaterProgress, { percent: 10 }), june)
      .refused('progress-while-underway');
    given(identified(), planned).when(command(c.FinishWaterWorks, done), june).refused('finish-while-underway');
    given(identified(), planned, started).when(command(c.FinishWaterWorks, done), june).then(finished);
  });

  test('fall back only with a reason, and end with evidence', () => {
    const underway = given(identified(), planned, started, progressed);
    underway.when(command(c.ReportWaterProgress, { percent: 50 }), june).refused('percent-falls-with-a-reason');
    underway
      .when(command(c.ReportWaterProgress, { percent: 50, note: '暴雨冲毁' }), june)
      .thenTypes('WaterRemediationProgressed');
    for (const missing of ['evidenceBefore', 'evidenceAfter'] as const)
      underway.when(command(c.FinishWaterWorks, { ...done, [missing]: [] }), june).refused('finish-with-evidence');
  });
});

describe('the effect', () => {
  const assess = command(c.AssessWaterEffect, { result: 'first-effect', by: '第三方' });

  test('is assessed after the finish, by others, and of a listed body by samples and answers enough', () => {
    given(identified(), planned, started).when(assess, june).refused('assess-when-finished');
    given(identified(), ...works)
      .when(command(c.AssessWaterEffect, { result: 'first-effect', by: '清河工程' }), june)
      .refused('assessor-is-not-the-contractor');
    given(identified(), ...works)
      .when(assess, { ...june, actor: '赵河' })
      .refused('assessor-did-not-do-it');
    given(identified(), ...works)
      .when(assess, june)
      .thenTypes('WaterEffectAssessed');
    const listed = [identified('city'), pointsSet, ...works];
    given(...listed, appraised)
      .when(assess, june)
      .refused('assess-by-enough-samples');
    given(...listed, ...threeEach.slice(1), appraised)
      .when(assess, june)
      .refused('assess-by-enough-samples');
    given(...listed, ...threeEach)
      .when(assess, june)
      .refused('assess-by-enough-answers');
    const { decision } = given(...listed, ...threeEach, appraised).when(assess, june);
    expect(decision).toMatchObject([{ data: { grade: 'none', appraisal: { sent: 120, valid: 110, affirmed: 104 } } }]);
  });

  test('is a first effect by what was measured and what people say, listed or not', () => {
    const bad = (more: object = {}) => [
      identified(),
      pointsSet,
      ...works,
      sampled({ dissolvedOxygenUgL: 100, ...more }),
    ];
    given(...bad())
      .when(assess, june)
      .refused('effect-by-its-samples');
    // The mean counts: one light value among good ones is none.
    given(...bad({ dissolvedOxygenUgL: 1_500 }), sampled())
      .when(assess, june)
      .thenTypes('WaterEffectAssessed');
    given(...bad({ dissolvedOxygenUgL: 1_500 }))
      .when(assess, june)
      .refused('effect-by-its-samples');
    given(...bad())
      .when(command(c.AssessWaterEffect, { result: 'unsatisfactory', by: '第三方' }), june)
      .thenTypes('WaterEffectAssessed');
    const survey = (affirmed: number): WaterEvent => ({ ...appraised, data: { ...appraised.data, affirmed } as never });
    given(identified(), ...works, survey(98))
      .when(assess, june)
      .refused('effect-by-its-appraisal');
    given(identified(), ...works, survey(99))
      .when(assess, june)
      .thenTypes('WaterEffectAssessed');
  });

  test('samples of a lab that is not qualified are not enough, and do not outvote one that is', () => {
    const unqualified = (fields: object = {}) => sampled({ labQualified: false, ...fields });
    const each = points.flatMap(({ no }) => [1, 2, 3].map(() => unqualified({ pointNo: no })));
    given(identified('city'), pointsSet, ...works, ...each, appraised)
      .when(assess, june)
      .refused('assess-by-enough-samples');
    given(identified(), pointsSet, ...works, unqualified(), sampled({ redoxMv: -300 }))
      .when(assess, june)
      .refused('effect-by-its-samples');
  });

  test('is not hidden by naming the points anew', () => {
    const anew: WaterEvent = { type: 'SamplingPointsSet', data: { points: [{ ...points[0]!, no: '9' }] } };
    const past = [identified(), pointsSet, ...works];
    const severe = sampled({ pointNo: '2', dissolvedOxygenUgL: 100 });
    given(...past, severe, anew, sampled({ pointNo: '9' }))
      .when(assess, june)
      .refused('effect-by-its-samples');
    given(...past, assessed, severe, anew, sampled({ pointNo: '9' }))
      .when(command(c.ConfirmLastingWater, { by: '区住建局' }), at('2018-08-01T00:00:00.000Z'))
      .refused('lasts-by-its-samples');
  });

  test('lasts six months, by samples that are not black-odorous', () => {
    const confirm = command(c.ConfirmLastingWater, { by: '区住建局' });
    given(identified(), ...works)
      .when(confirm, june)
      .refused('confirm-what-was-assessed');
    const past = [identified(), pointsSet, ...works, assessed];
    // Assessed on 1 January by the office's clock, at 08:00.
    given(...past)
      .when(confirm, at('2018-06-30T15:59:00.000Z'))
      .refused('lasts-long-enough');
    given(...past)
      .when(confirm, at('2018-06-30T16:00:00.000Z'))
      .thenTypes('WaterLastingConfirmed');
    given(...past, sampled({ redoxMv: 0 }))
      .when(confirm, at('2018-08-01T00:00:00.000Z'))
      .refused('lasts-by-its-samples');
    const listed = [identified('city'), pointsSet, ...works, assessed];
    given(...listed)
      .when(confirm, at('2018-08-01T00:00:00.000Z'))
      .refused('lasting-by-samples');
    given(...listed, sampled())
      .when(confirm, at('2018-08-01T00:00:00.000Z'))
      .thenTypes('WaterLastingConfirmed');
    expect([monthsAfter('2018-08-31', 6), monthsAfter('2018-11-30', 1)]).toEqual(['2019-02-28', '2018-12-30']);
  });

  test('a body is struck off when its effect lasts and no case of it is open', () => {
    const delist = command(c.DelistWaterBody, { authority: '区住建局', documentNumber: '销〔2018〕1号' });
    given(identified(), ...works, assessed)
      .when(delist, june)
      .refused('delist-what-lasts');
    given(identified(), ...works, assessed, lasting)
      .when(delist, { ...june, openCases: 1 })
      .refused('delist-without-open-cases');
    given(identified(), ...works, assessed, lasting)
      .when(delist, { ...june, openCases: 0 })
      .then(delisted);
  });

  test('a body relapses that was finished or struck off, and only once', () => {
    const relapse = command(c.RecordWaterRelapse, { foundBy: '居民', description: '又黑了' });
    given(identified(), planned, started).when(relapse, june).refused('relapse-of-what-was-finished');
    for (const past of [works, [...works, assessed], [...works, assessed, lasting, delisted]])
      given(identified(), ...past)
        .when(relapse, june)
        .thenTypes('WaterRelapsed');
    given(identified(), ...works, relapsed)
      .when(relapse, june)
      .refused('relapse-of-what-was-finished');
  });
});

test('a record made by mistake is voided before the works', () => {
  const voiding = command(c.VoidWaterBody, { reason: '重复' });
  given(identified(), planned).when(voiding, june).thenTypes('WaterBodyVoided');
  given(identified(), planned, started).when(voiding, june).refused('void-before-the-works');
  given(identified(), ...works, relapsed, identified())
    .when(voiding, june)
    .refused('void-before-the-works');
});
