import type { RecordRoutes } from '#platform';
import * as c from './shop.commands.js';
import { RepairShopDocument, ShopWithFormalities, shopView } from './shop.views.js';

export const repairShopRecords: RecordRoutes = {
  at: 'repair-shops',
  kind: 'repairshop',
  names: ['RepairShop', 'RepairShops'],
  id: 'siteId',
  says: 'Auto-repair shops with what is missing, the latest registered first.',
  rows: 'repairShops',
  view: shopView,
  filters: {
    communityId: 'id',
    state: ['registered', 'closed-down', 'voided'],
    creditCode: 'text',
    complete: { is: 'flag', field: 'isComplete' },
    doneFrom: { is: 'from', field: 'doneAt' },
    doneTo: { is: 'to', field: 'doneAt' },
  },
  sort: { field: 'registeredAt', direction: 'desc' },
  document: ShopWithFormalities,
  record: RepairShopDocument,
  begins: c.RegisterRepairShop,
  steps: {
    change: c.ChangeRepairShop,
    determine: c.DetermineFormalities,
    find: c.RecordRepairShopFinding,
    'close-down': c.CloseDownRepairShop,
    void: c.VoidRepairShop,
  },
};
