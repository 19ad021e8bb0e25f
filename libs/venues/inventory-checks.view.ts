import {
  idIn,
  isOf,
  recordedOf,
  typesIn,
  type CollectionSchema,
  type Instant,
  type PartView,
  type StoredEvent,
  type View,
} from '#event-sourcing';
import { site } from '#places';
import type { VenueChecked, VenueInventoryEvent } from './venue.events.js';
import type { VenueInventory, VenueInventoryRecord } from './venue.record.js';
import { venue, venueInventory } from './venue.rules.js';

/** The inventories that are open, by their ids, with what they have checked, and which of their venues are out of service. */
interface OpenInventories {
  readonly inventories: Readonly<Record<string, VenueInventoryRecord>>;
  readonly checked: Readonly<Record<string, readonly string[]>>;
  readonly retired: readonly string[];
}

/** One venue that an open inventory has still to check. */
interface VenueToCheck {
  readonly inventoryId: string;
  readonly venueId: string;
  readonly name: string;
  readonly due: Instant;
}

const listed = (inventory: VenueInventoryRecord | undefined) =>
  inventory?.status === 'open' ? (inventory as VenueInventory).venueIds : [];

const toCheck: PartView<OpenInventories, VenueToCheck> = {
  name: 'venues-to-check',
  version: 3,
  fields: ['inventoryId', 'venueId', 'due'],
  indexes: [['due'], ['venueId', 'due']],
  *of({ inventories, checked, retired }) {
    for (const [inventoryId, inventory] of Object.entries(inventories)) {
      const { name, due } = inventory as VenueInventory;
      for (const venueId of listed(inventory))
        if (!checked[inventoryId]?.includes(venueId) && !retired.includes(venueId))
          yield [`${inventoryId}/${venueId}`, { inventoryId, venueId, name, due }];
    }
  },
};

export const toCheckPart: CollectionSchema = toCheck;

/** One document has them all: an inventory does not hear of its venues' sites, nor a site of the inventories. */
const OPEN = 'open';
const OF_SITES: readonly string[] = ['SiteRetired', 'SiteRestored'];
const isOfSite = (event: StoredEvent) => isOf(site, event) && OF_SITES.includes(event.type);
const isCheck = (event: StoredEvent) => isOf(venue, event) && event.type === 'VenueChecked';

function withInventory(before: OpenInventories, id: string, after: VenueInventoryRecord): OpenInventories {
  const { [id]: _, ...others } = before.inventories;
  const inventories = after.status === 'open' ? { ...others, [id]: after } : others;
  const checked = Object.fromEntries(Object.entries(before.checked).filter(([one]) => one in inventories));
  return { ...before, inventories, checked };
}

/** Of inventories, the checks of venues and the retirement of their sites together. */
export const inventoryChecksView: View<OpenInventories> = {
  name: 'venue-inventory-checks',
  version: 3,
  fields: [],
  indexes: [],
  parts: [toCheck as PartView],
  types: [...typesIn(venueInventory), 'VenueChecked', ...OF_SITES],
  touches: (event) => (isOf(venueInventory, event) || isCheck(event) || isOfSite(event) ? [OPEN] : []),
  evolve: (before = { inventories: {}, checked: {}, retired: [] }, event) => {
    if (isOf(venueInventory, event)) {
      const id = idIn(venueInventory, event);
      const known = before.inventories[id] ?? venueInventory.initialState;
      return withInventory(before, id, venueInventory.evolve(known, recordedOf<VenueInventoryEvent>(event)));
    }
    if (isOfSite(event)) {
      const siteId = idIn(site, event);
      const others = before.retired.filter((one) => one !== siteId);
      return { ...before, retired: event.type === 'SiteRetired' ? [...others, siteId] : others };
    }
    const { inventoryId } = event.data as VenueChecked['data'];
    if (!(inventoryId in before.inventories)) return before;
    const checked = [...(before.checked[inventoryId] ?? []), idIn(venue, event)];
    return { ...before, checked: { ...before.checked, [inventoryId]: checked } };
  },
};
