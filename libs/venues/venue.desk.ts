import { standing } from '#event-sourcing';
import { deskLists } from '#platform';
import * as c from './venue.commands.js';
import { deskLabels, heldLabels } from './venue.glossary.js';
import { toCheckPart } from './inventory-checks.view.js';
import { servicePart } from './venue-services.view.js';
import { inventoryView } from './venue.views.js';

const keeper = { key: 'keeperKey', shown: 'keeper' };

/** A venue whose site is retired is nobody's work. */
const inService = standing();

/** Every venue has a keeper, whether or not anything is to be done there. */
export const venuesHeld = deskLists(heldLabels, {
  'venues.kept': {
    of: servicePart,
    where: inService,
    person: keeper,
    title: 'venueId',
    record: { kind: 'venue', id: 'venueId', at: 'venues' },
  },
});

/** The keeper sees to the use; who checks is anybody but the keeper. */
export const venueDesk = deskLists(deskLabels, {
  'venues.toCheck': {
    of: toCheckPart,
    where: [],
    due: { field: 'due', is: 'moment' },
    title: 'name',
    record: { kind: 'venue', id: 'venueId', at: 'venues' },
    next: c.CheckVenue,
  },
  'venues.inventoriesToClose': {
    of: inventoryView,
    where: [{ field: 'status', equals: 'open' }],
    due: { field: 'due', is: 'moment' },
    title: 'name',
    record: { kind: 'inventory', id: 'inventoryId', at: 'venue-inventories' },
    next: c.CloseVenueInventory,
  },
  'venues.idle': {
    of: servicePart,
    where: [{ field: 'isIdle', equals: true }, ...inService],
    person: keeper,
    unit: 'venueId',
    title: 'venueId',
    record: { kind: 'venue', id: 'venueId', at: 'venues' },
    next: c.RecordVenueUse,
  },
});
