import type { AnyView, Clock, EventCatalogue } from '#event-sourcing';
import {
  moveView,
  timelineView,
  withIndexes,
  withLedgerParts,
  withNamed,
  type InspectedRoom,
  type LedgerPart,
  type LedgerPlaces,
  type LedgerSheet,
  type Register,
  type Room,
  type RoomPart,
} from '#platform';
import { settingsOf, type LiveSettings } from '#settings';

/** What the house consists of, in the order in which ledgers show it: a line a room. */
export const rooms: readonly Room[] = [
  (await import('#settings')).settingsRoom,
  (await import('#places')).placesRoom,
  (await import('#patrols')).patrolsRoom,
  (await import('#numbers')).numbersRoom,
  (await import('#cases')).casesRoom,
  (await import('#imports')).importsRoom,
  (await import('#ratings')).ratingsRoom,
  (await import('#activities')).activitiesRoom,
  (await import('#duties')).dutiesRoom,
  (await import('#deliberations')).deliberationsRoom,
  (await import('#street')).streetRoom,
  (await import('#water')).waterRoom,
  (await import('#formalities')).formalitiesRoom,
  (await import('#supervised-tasks')).supervisedTasksRoom,
  (await import('#rounds')).roundsRoom,
  (await import('#venues')).venuesRoom,
  (await import('#organisations')).organisationsRoom,
  (await import('#corrections')).correctionsRoom,
  (await import('#entries')).entriesRoom,
  (await import('#evidence')).evidenceRoom,
  (await import('#figures')).figuresRoom,
  (await import('#desk')).deskRoom,
  (await import('#subjects')).subjectsRoom,
  (await import('#batches')).batchesRoom,
  (await import('#ledgers')).ledgersRoom,
  (await import('#folders')).foldersRoom,
];

export const catalogue: EventCatalogue = Object.assign({}, ...rooms.map((room) => room.catalogue)) as EventCatalogue;

/** What ledgers are summed from, in the order in which they show it. */
export const ledgerParts: readonly LedgerPart[] = rooms.flatMap((room) => room.ledger);

/** Of what ledgers are kept. */
export const ledgerPlaces = Object.fromEntries(
  rooms.flatMap(({ places }) => places.map((place) => [place.kind, place])),
) as unknown as LedgerPlaces;

const ofAll = {
  figures: rooms.flatMap(({ figures }) => figures),
  collections: rooms.flatMap(({ views }) => views.flatMap((view) => [view, ...(view.parts ?? [])])),
};
const withAllNamed = (sheet: LedgerSheet) => withNamed(sheet, ofAll);

/** What stands in ledgers by room: its figures, and the rows of its records. */
export const roomParts: readonly RoomPart[] = rooms.flatMap(({ name: room, sheets, figures, rates }) =>
  sheets ? [{ room, ...sheets, sheets: sheets.sheets.map(withAllNamed), figures, rates }] : [],
);

/** For whoever inspects: what of a room tells of persons, and what belongs to its records. */
export const inspected: readonly InspectedRoom[] = rooms.map(({ name, kinds, views, personal, papers, composed }) => ({
  name,
  views: views.map((view) => view.name),
  kinds: kinds.map(({ aggregate }) => aggregate.stream),
  personal,
  papers,
  composed,
}));

/** The lists that an office can begin with: each comes in as a file. */
export const registers: readonly Register[] = rooms.flatMap((room) => room.registers);

/** Some documents follow from the calendar and the limits too: an office that changes them has them built anew. */
export function viewsFor(office: { readonly settings: LiveSettings; readonly clock: Clock }): readonly AnyView[] {
  const figures = rooms.flatMap((room) => room.figures);
  const settings = settingsOf(office.settings, office.clock.now());
  const bySettings = rooms.flatMap((room) => room.viewsBy?.(settings) ?? []);
  const views = [timelineView, moveView, ...rooms.flatMap((room) => room.views)].map(
    (view) => bySettings.find(({ name }) => name === view.name) ?? view,
  );
  return withLedgerParts(views, ledgerParts, settings).map((view) => withIndexes(view, figures));
}
