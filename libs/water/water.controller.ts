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
  begins: c.IdentifyWaterBody,
  steps: {
    points: c.SetSamplingPoints,
    sample: c.RecordWaterSample,
    survey: c.RecordPublicSurvey,
    plan: c.PlanWaterRemediation,
    start: c.StartWaterWorks,
    progress: c.ReportWaterProgress,
    finish: c.FinishWaterWorks,
    assess: c.AssessWaterEffect,
    'confirm-lasting': c.ConfirmLastingWater,
    delist: c.DelistWaterBody,
    relapse: c.RecordWaterRelapse,
    void: c.VoidWaterBody,
  },
};
