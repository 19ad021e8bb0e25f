import type { RecordRoutes } from '#platform';
import * as c from './water.commands.js';
import { WaterBodyDocument, waterView } from './water.views.js';
import { listings } from './water.terms.js';

export const waterRecords: RecordRoutes<WaterBodyDocument> = {
  at: 'water-bodies',
  kind: 'water',
  names: ['WaterBody', 'WaterBodies'],
  id: 'siteId',
  says: 'Water bodies, the latest identified first.',
  rows: 'waterBodies',
  view: waterView,
  filters: {
    communityId: 'id',
    siteId: 'id',
    state: 'state',
    listing: listings,
    /** Works due on this day or later, or on it or earlier. */
    dueFrom: { is: 'from-day', field: 'dueDay' },
    dueTo: { is: 'to-day', field: 'dueDay' },
  },
  sort: { field: 'identifiedAt', direction: 'desc' },
  document: WaterBodyDocument,
  begins: [c.IdentifyWaterBody, 'Identify a site as black and odorous water 识别.'],
  steps: {
    points: [c.SetSamplingPoints, 'Set the points at which samples are taken 布点.'],
    sample: [c.RecordWaterSample, 'Record a sample 检测.'],
    survey: [c.RecordPublicSurvey, 'Record a survey among the public 公众评议.'],
    plan: [c.PlanWaterRemediation, 'Plan the remediation 一河一策.'],
    start: [c.StartWaterWorks, 'Start the works 开工.'],
    progress: [c.ReportWaterProgress, 'Report the progress of the works 进度.'],
    finish: [c.FinishWaterWorks, 'Finish the works 完工.'],
    assess: [c.AssessWaterEffect, 'Assess the effect 效果评估.'],
    'confirm-lasting': [c.ConfirmLastingWater, 'Confirm that the effect lasts 长制久清.'],
    delist: [c.DelistWaterBody, 'Strike the body off 销号.'],
    relapse: [c.RecordWaterRelapse, 'Record that it is black or smelly again, which becomes a case 返黑返臭.'],
    void: [c.VoidWaterBody, 'Void a record that was made by mistake 作废.'],
  },
};
