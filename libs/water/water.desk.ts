import { deskLists } from '#platform';
import * as c from './water.commands.js';
import { deskLabels } from './water.glossary.js';
import type { WaterState } from './water.terms.js';
import { waterView } from './water.views.js';

const waiting = (state: WaterState) => ({
  of: waterView,
  where: [{ field: 'state', equals: state }],
  person: { key: 'responsibleKey', shown: 'responsible' },
  unit: 'siteId',
  title: 'siteId',
  record: { kind: 'water', id: 'siteId', at: 'water-bodies' },
});
const due = { field: 'dueDay', is: 'day' } as const;

export const waterDesk = deskLists(deskLabels, {
  'water.toPlan': { ...waiting('identified'), next: c.PlanWaterRemediation },
  'water.toStart': { ...waiting('planned'), due, next: c.StartWaterWorks },
  'water.toFinish': { ...waiting('underway'), due, next: c.FinishWaterWorks },
  'water.toAssess': { ...waiting('finished'), next: c.AssessWaterEffect },
  'water.lastingToConfirm': { ...waiting('assessed'), next: c.ConfirmLastingWater },
  'water.toDelist': { ...waiting('lasting'), next: c.DelistWaterBody },
  'water.toIdentifyAnew': { ...waiting('relapsed'), next: c.IdentifyWaterBody },
});
