import { correctionRule, deriveId, refuse, RuleBook, say } from '#event-sourcing';
import { siteKindLabels, withCommunityOfSite } from '#places';
import { handoverRule, voidRule } from '#platform';
import * as c from './water.commands.js';
import type { WaterContext } from './water.context.js';
import { waterCatalogue, type WaterEvent } from './water.events.js';
import { waterFields, waterStateWords, words } from './water.glossary.js';
import { evolveWaterBody, movedWater, type WaterBody, type WaterRecord } from './water.record.js';
import * as check from './water.checks.js';
import type { WaterState } from './water.terms.js';

const isIn =
  (...states: readonly WaterState[]) =>
  ({ status }: WaterRecord) =>
    (states as readonly string[]).includes(status);
const isThere = ({ status }: WaterRecord) => status !== 'none' && status !== 'voided';

/** A command of a body that is there: its rule has made sure of that. */
const of =
  <C extends object, A>(decide: (body: WaterBody, command: C, context: WaterContext) => A) =>
  (record: WaterRecord, command: C, context: WaterContext): A =>
    decide(record as WaterBody, command, context);

export const waterBody = new RuleBook<WaterRecord, WaterEvent, WaterContext>(words.water, {
  states: waterStateWords,
  fields: waterFields,
})
  .on(c.IdentifyWaterBody, {
    rule: 'identify-while-none-is-open',
    because: words.identify,
    creates: true,
    looksUp: ['site'],
    allowed: (record) => record.status === 'none' || isIn('delisted', 'relapsed', 'voided')(record),
    decide: (_record, command, context) => {
      const { kind, how, survey, areaM2, lengthM, listing, listNumber, catchment, mainSource } = command;
      const { siteId, communityId, kind: siteKind, retired } = context.site!;
      if (siteKind !== 'water-body')
        return refuse('site-is-a-water-body', say(words.siteKind, { siteId, kind: siteKindLabels[siteKind] }), {
          field: 'siteId',
        });
      if (retired) return refuse('site-in-service', say(words.siteRetired, { siteId }), { field: 'siteId' });
      const fault = check.surveyThatIdentifies(how, survey, context.config);
      if (fault) return fault;
      const counts = survey && { sent: survey.sent, valid: survey.valid, affirmed: survey.affirmed };
      const profile = { kind, how, survey: counts, areaM2, lengthM, listing, listNumber, catchment, mainSource };
      return [{ type: 'WaterBodyIdentified', data: { siteId, communityId, ...profile } }];
    },
  })
  .on(c.SetSamplingPoints, {
    rule: 'set-points-when-identified',
    because: words.points,
    allowed: isThere,
    decide: of((body, { points }) => {
      const fault = check.pointsOf(body, points);
      if (fault) return fault;
      const set = points.map(({ no, location, chainageM }) => ({ no, location, chainageM }));
      return [{ type: 'SamplingPointsSet', data: { points: set } }];
    }),
  })
  .on(c.RecordWaterSample, {
    rule: 'sample-when-identified',
    because: words.sample,
    // A report that comes late is of the day on which it was taken.
    anyTime: true,
    allowed: isThere,
    decide: of((body, command) => {
      const fault = check.sample(body, command);
      if (fault) return fault;
      const { pointNo, depthMm, clearToBottom, transparencyMm, dissolvedOxygenUgL, redoxMv } = command;
      const { ammoniaNitrogenUgL, lab, labQualified, reportNo, evidence } = command;
      const values = { depthMm, clearToBottom, transparencyMm, dissolvedOxygenUgL, redoxMv, ammoniaNitrogenUgL };
      return [{ type: 'WaterSampled', data: { pointNo, ...values, lab, labQualified, reportNo, evidence } }];
    }),
  })
  .on(c.RecordPublicSurvey, {
    rule: 'survey-when-identified',
    because: words.survey,
    // A report that comes late is of the day on which it was taken.
    anyTime: true,
    allowed: isThere,
    // Whoever types the answers in has a clerk's part in them; who asked counts.
    others: (record, command) =>
      command.purpose === 'appraise' ? check.byOthers(record, command, { actor: command.by }) : undefined,
    decide: (_record, { purpose, sent, valid, affirmed, answers, by, evidence }) => {
      const fault = check.surveyCounts({ sent, valid, affirmed }, answers);
      if (fault) return fault;
      const given = answers?.map((answer) => ({ question: answer.question, affirmed: answer.affirmed }));
      return [{ type: 'PublicSurveyRecorded', data: { purpose, sent, valid, affirmed, answers: given, by, evidence } }];
    },
  })
  .on(c.PlanWaterRemediation, {
    rule: 'plan-when-identified',
    because: words.plan,
    allowed: isIn('identified', 'planned', 'finished', 'assessed', 'relapsed'),
    decide: of((body, command) => {
      const { measures, contractor, budgetYuan, dueDay, responsible } = command;
      const data = { measures, contractor, budgetYuan, dueDay, responsible };
      return check.contractor(body, command) ?? [{ type: 'WaterRemediationPlanned', data }];
    }),
  })
  .on(c.StartWaterWorks, {
    rule: 'start-when-planned',
    because: words.start,
    allowed: isIn('planned'),
    decide: (_record, { note }) => [{ type: 'WaterRemediationStarted', data: { note } }],
  })
  .on(c.ReportWaterProgress, {
    rule: 'progress-while-underway',
    because: words.progress,
    allowed: isIn('underway'),
    decide: of((body, { percent, note }) => {
      if (percent < body.percent && note === undefined)
        return refuse('percent-falls-with-a-reason', say(words.percentFalls, { before: body.percent, percent }), {
          field: 'note',
        });
      return [{ type: 'WaterRemediationProgressed', data: { percent, note } }];
    }),
  })
  .on(c.FinishWaterWorks, {
    rule: 'finish-while-underway',
    because: words.finish,
    allowed: isIn('underway'),
    decide: (_record, { areaM2, measures, evidenceBefore = [], evidenceAfter = [] }) => {
      if (evidenceBefore.length === 0 || evidenceAfter.length === 0)
        return refuse('finish-with-evidence', words.finishEvidence, {
          field: evidenceBefore.length === 0 ? 'evidenceBefore' : 'evidenceAfter',
        });
      return [{ type: 'WaterRemediationFinished', data: { areaM2, measures, evidenceBefore, evidenceAfter } }];
    },
  })
  .on(c.AssessWaterEffect, {
    rule: 'assess-when-finished',
    because: words.assess,
    allowed: isIn('finished'),
    others: check.byOthers,
    decide: of((body, command, context) => {
      const fault = check.assessment(body, command, context);
      if (fault) return fault;
      const { result, by, note } = command;
      return [{ type: 'WaterEffectAssessed', data: { result, by, note, ...check.basisOf(body) } }];
    }),
  })
  .on(c.ConfirmLastingWater, {
    rule: 'confirm-what-was-assessed',
    because: words.lasting,
    allowed: isIn('assessed'),
    others: check.byOthers,
    decide: of((body, { by }, context) => {
      return check.lasting(body, context) ?? [{ type: 'WaterLastingConfirmed', data: { by } }];
    }),
  })
  .on(c.DelistWaterBody, {
    rule: 'delist-what-lasts',
    because: words.delist,
    looksUp: ['openCases'],
    allowed: isIn('lasting'),
    decide: (_record, { authority, documentNumber }, { openCases: count = 0 }) =>
      count > 0
        ? refuse('delist-without-open-cases', say(words.openCases, { count }))
        : [{ type: 'WaterBodyDelisted', data: { authority, documentNumber } }],
  })
  .on(c.RecordWaterRelapse, {
    rule: 'relapse-of-what-was-finished',
    because: words.relapse,
    allowed: isIn('finished', 'assessed', 'lasting', 'delisted'),
    decide: (_record, { foundBy, description, evidence }, { id, partId }) => [
      { type: 'WaterRelapsed', data: { findingId: deriveId('finding', id, partId), foundBy, description, evidence } },
    ],
  })
  .on(c.VoidWaterBody, {
    ...voidRule(words.void, 'WaterBodyVoided', 'WaterBodyIdentified'),
    rule: 'void-before-the-works',
    allowed: (record) => isIn('identified', 'planned')(record) && (record as WaterBody).completions.length === 0,
  })
  .on(c.HandOverWaterWork, handoverRule(movedWater))
  .on(c.CorrectWaterBody, withCommunityOfSite(correctionRule<WaterRecord, WaterEvent, WaterContext>(waterCatalogue)))
  .aggregate({ stream: 'water', catalogue: waterCatalogue, evolve: evolveWaterBody });
