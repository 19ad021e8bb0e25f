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
  begins: c.SetVenueProfile,
  steps: {
    check: c.CheckVenue,
    use: c.RecordVenueUse,
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
  begins: c.OpenVenueInventory,
  steps: { close: c.CloseVenueInventory },
};
