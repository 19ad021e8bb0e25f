import type { RecordRoutes } from '#platform';
import * as c from './venue.commands.js';
import * as v from './venue.views.js';
import { venueStates } from './venue.commands.js';

export const venueRecords: RecordRoutes<v.VenueDocument> = {
  at: 'venues',
  kind: 'venue',
  view: v.venueView,
  filters: { communityId: 'id', state: venueStates, isIdle: 'flag' },
  sort: { field: 'profiledAt', direction: 'desc' },
  document: v.VenueDocument,
  begins: [c.SetVenueProfile, 'Describe a venue 阵地档案; its id is that of its site.'],
  steps: {
    check: [c.CheckVenue, 'Check it in an inventory 清查; what is wrong becomes a case.'],
    use: [c.RecordVenueUse, 'Record its use 使用登记.'],
  },
};

export const venueInventoryRecords: RecordRoutes = {
  at: 'venue-inventories',
  tag: 'venues',
  kind: 'inventory',
  names: ['VenueInventory', 'VenueInventories'],
  says: 'Inventories, the latest first.',
  rows: 'inventories',
  view: v.inventoryView,
  filters: { status: 'state' },
  sort: { field: 'openedAt', direction: 'desc' },
  document: v.VenueInventoryDocument,
  begins: [c.OpenVenueInventory, 'Open an inventory 启动阵地清查.'],
  steps: {
    close: [c.CloseVenueInventory, 'Close it when all is checked 清查结束.'],
  },
};
