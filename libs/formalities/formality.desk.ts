import { deskLists } from '#platform';
import * as c from './formality.commands.js';
import { deskLabels } from './formality.glossary.js';
import { approvalKinds, filingKinds } from './formality.kinds.js';
import { openFormalities, shopView, type OpenFormality } from './shop.views.js';

/** Of shops that are open: what a closed one had begun is nobody's work. */
const waiting = {
  of: openFormalities,
  title: 'kind',
  unit: 'siteId',
  record: { kind: 'formality', id: 'formalityId', at: 'formalities' },
};
const waitsFor = (what: OpenFormality['waitsFor']) => ({ field: 'waitsFor', equals: what });
const started = (kinds: readonly string[]) => [waitsFor('answer'), { field: 'kind', in: kinds }];

export const formalityDesk = deskLists(deskLabels, {
  'formalities.toFile': { ...waiting, where: started(filingKinds), next: c.FileFormality },
  'formalities.toApprove': { ...waiting, where: started(approvalKinds), next: c.ApproveFormality },
  'formalities.toStartAnew': { ...waiting, where: [waitsFor('start')], next: c.StartFormality },
  'formalities.toChange': { ...waiting, where: [waitsFor('change')], next: c.ChangeFormality },
  'formalities.shopsIncomplete': {
    of: shopView,
    where: [
      { field: 'state', equals: 'registered' },
      { field: 'isComplete', equals: false },
    ],
    unit: 'siteId',
    title: 'siteId',
    record: { kind: 'repairshop', id: 'siteId', at: 'repair-shops' },
  },
});
