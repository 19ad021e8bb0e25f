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
  begins: [c.RegisterRepairShop, 'Register a site as an auto-repair shop 登记汽修企业.'],
  steps: {
    change: [c.ChangeRepairShop, 'Change what is known of the shop 变更企业情况.'],
    determine: [c.DetermineFormalities, 'Determine which formalities the shop needs 确定应办手续.'],
    find: [c.RecordRepairShopFinding, 'Record something wrong, which becomes a case 发现问题.'],
    'close-down': [c.CloseDownRepairShop, 'Close the shop down 停业.'],
    void: [c.VoidRepairShop, 'Void a registration that was made by mistake 作废.'],
  },
};
