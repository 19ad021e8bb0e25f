import {
  idIn,
  isOf,
  recordedOf,
  typesIn,
  type CollectionSchema,
  type Instant,
  type PartView,
  type View,
} from '#event-sourcing';
import type { VenueChecked, VenueInventoryEvent } from './venue.events.js';
import type { VenueInventory, VenueInventoryRecord } from './venue.record.js';
import { venue, venueInventory } from './venue.rules.js';

/** An inventory with what it has checked already: its own record says only what it lists. */
interface InventoryChecks {
  readonly inventory: VenueInventoryRecord;
  readonly checked: readonly string[];
}

/** One venue of one inventory. */
interface VenueToCheck {
  readonly inventoryId: string;
  readonly venueId: string;
  readonly name: string;
  readonly due: Instant;
  /** The inventory is open, and has not checked it. */
  readonly isDue: boolean;
}

const toCheck: PartView<InventoryChecks, VenueToCheck> = {
  name: 'venues-to-check',
  version: 1,
  fields: ['inventoryId', 'venueId', 'due', 'isDue'],
  indexes: [
    ['isDue', 'due'],
    ['venueId', 'due'],
  ],
  of: ({ inventory, checked }, inventoryId) => {
    if (inventory.status === 'none') return [];
    const { venueIds, name, due, status } = inventory as VenueInventory;
    return venueIds.map((venueId) => {
      const isDue = status === 'open' && !checked.includes(venueId);
      return [`${inventoryId}/${venueId}`, { inventoryId, venueId, name, due, isDue }];
    });
  },
};

export const toCheckPart: CollectionSchema = toCheck;

/** Of inventories and of the checks of venues together. */
export const inventoryChecksView: View<InventoryChecks> = {
  name: 'venue-inventory-checks',
  version: 1,
  fields: [],
  indexes: [],
  parts: [toCheck as PartView],
  types: [...typesIn(venueInventory), 'VenueChecked'],
  touches: (event) => {
    if (isOf(venueInventory, event)) return [idIn(venueInventory, event)];
    return isOf(venue, event) && event.type === 'VenueChecked'
      ? [(event.data as VenueChecked['data']).inventoryId]
      : [];
  },
  evolve: (before = { inventory: venueInventory.initialState, checked: [] }, event) =>
    isOf(venueInventory, event)
      ? { ...before, inventory: venueInventory.evolve(before.inventory, recordedOf<VenueInventoryEvent>(event)) }
      : { ...before, checked: [...before.checked, idIn(venue, event)] },
};
