import { deskRoles, type ListRoute, type RecordRoutes } from '#platform';
import { HandOverDesk } from './handover.commands.js';
import * as v from './handover.views.js';

export const handoverRecords: RecordRoutes = {
  at: 'handovers',
  tag: 'desk',
  kind: 'handover',
  view: v.handoverView,
  filters: {
    from: 'name',
    to: 'name',
    role: deskRoles,
    handedOverFrom: { is: 'from', field: 'at' },
    handedOverTo: { is: 'to', field: 'at' },
  },
  sort: { field: 'at', direction: 'desc' },
  document: v.HandoverDocument,
  begins: HandOverDesk,
};

export const listOfHandedOverRecords: ListRoute = {
  at: 'handed-over-records',
  tag: 'desk',
  names: ['HandedOver', 'HandedOverRecords'],
  says: 'Records whose work went along with a handover, the latest first.',
  rows: 'records',
  view: v.handedOverView,
  filters: { handoverId: 'id', from: { is: 'from', field: 'at' }, to: { is: 'to', field: 'at' } },
  sort: { field: 'at', direction: 'desc' },
  document: v.HandedOverRecord,
};
