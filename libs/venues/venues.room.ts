import { findSite, ownSite } from '#places';
import { byField, FindRecord, problemsIn, roomOf, subjectOf, THE_SYSTEM, type LookUpTools } from '#platform';
import { IdleClock } from './idle-clock.js';
import type { CheckVenue, OpenVenueInventory } from './venue.commands.js';
import { venueInventoryRecords, venueRecords } from './venue.controller.js';
import { venueFigures, venueRates } from './venue.figures.js';
import { venueFindingView } from './finding.view.js';
import { inventoryChecksView } from './inventory-checks.view.js';
import { venueServicesView } from './venue-services.view.js';
import { venuePapers } from './venue.papers.js';
import { venueDesk, venuesHeld } from './venue.desk.js';
import { commandWords, eventWords, fieldWords, labels, words } from './venue.glossary.js';
import { venueRegister } from './venue.register.js';
import type { Venue, VenueInventory } from './venue.record.js';
import { venue, venueInventory } from './venue.rules.js';
import { venueSheet } from './venue.sheets.js';

const find = <R>({ queries }: LookUpTools, kind: string, id: string) =>
  queries.ask<R>(new FindRecord(kind, id), THE_SYSTEM);

/** Whatever has been retired since need not be checked. */
async function findUnchecked(tools: LookUpTools): Promise<string[]> {
  const inventoryId = tools.sent.target;
  const { venueIds } = await find<VenueInventory>(tools, venueInventory.stream, inventoryId);
  const unchecked: string[] = [];
  for (const id of venueIds) {
    const { checks } = await find<Venue>(tools, venue.stream, id);
    if (checks.some((check) => check.inventoryId === inventoryId)) continue;
    if (!(await findSite(tools.queries, id)).retired) unchecked.push(id);
  }
  return unchecked;
}

/** Venue inventory 阵地清查 (systems.md 14). */
export const venuesRoom = roomOf({
  name: 'venues',
  commandWords,
  eventWords,
  sheets: { label: { zh: '阵地', en: 'venues' }, sheets: [venueSheet] },
  records: [venueRecords, venueInventoryRecords],
  tags: { venues: '阵地清查' },
  figures: venueFigures,
  rates: venueRates,
  labels,
  fieldWords,
  desk: venueDesk,
  held: venuesHeld,
  papers: venuePapers,
  subjects: [subjectOf(venueRecords, { label: words.venue, title: 'siteId' })],
  views: [inventoryChecksView, venueFindingView, venueServicesView],
  registers: [venueRegister],
  clocks: [IdleClock],
  kinds: [
    {
      aggregate: venue,
      idOf: byField('siteId'),
      lookUps: {
        site: ownSite,
        inventory: ({ inventoryId }: CheckVenue, tools) =>
          find<VenueInventory>(tools, venueInventory.stream, inventoryId),
      },
    },
    {
      aggregate: venueInventory,
      lookUps: {
        venues: ({ venueIds }: OpenVenueInventory, tools) =>
          Promise.all(venueIds.map((id) => find<Venue>(tools, venue.stream, id))),
        unchecked: (_command: object, tools) => findUnchecked(tools),
      },
    },
  ],
  findings: { VenueChecked: problemsIn(venue, 'problems', 'venue') },
});
