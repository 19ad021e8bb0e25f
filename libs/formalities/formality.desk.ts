import { deskLists } from '#platform';
import * as c from './formality.commands.js';
import { deskLabels } from './formality.glossary.js';
import { approvalKinds, filingKinds } from './formality.kinds.js';
import { formalityView } from './formality.views.js';
import { formalitiesToStart, shopView } from './shop.views.js';

const waiting = {
  of: formalityView,
  title: 'kind',
  unit: 'siteId',
  record: { kind: 'formality', id: 'formalityId', at: 'formalities' },
};
const started = (kinds: readonly string[]) => [
  { field: 'state', equals: 'started' },
  { field: 'kind', in: kinds },
];

export const formalityDesk = deskLists(deskLabels, {
  'formalities.toFile': { ...waiting, where: started(filingKinds), next: c.FileFormality },
  'formalities.toApprove': { ...waiting, where: started(approvalKinds), next: c.ApproveFormality },
  'formalities.toStartAnew': {
    ...waiting,
    of: formalitiesToStart,
    where: [],
    next: c.StartFormality,
  },
  'formalities.toChange': { ...waiting, where: [{ field: 'isChangeDue', equals: true }], next: c.ChangeFormality },
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
