import { activitiesRoom } from '#activities';
import { batchesRoom } from '#batches';
import { casesRoom } from '#cases';
import { correctionsRoom } from '#corrections';
import { deliberationsRoom } from '#deliberations';
import { deskRoom } from '#desk';
import { dutiesRoom } from '#duties';
import type { AnyView, Clock, EventCatalogue } from '#event-sourcing';
import { entriesRoom } from '#entries';
import { figuresRoom } from '#figures';
import { foldersRoom } from '#folders';
import { importsRoom } from '#imports';
import { ledgersRoom } from '#ledgers';
import { numbersRoom } from '#numbers';
import { organisationsRoom } from '#organisations';
import { patrolsRoom } from '#patrols';
import { placesRoom } from '#places';
import { waterRoom } from '#water';
import { formalitiesRoom } from '#formalities';
import { supervisedTasksRoom } from '#supervised-tasks';
import { roundsRoom } from '#rounds';
import { venuesRoom } from '#venues';
import {
  timelineView,
  withIndexes,
  withLedgerParts,
  type InspectedRoom,
  type LedgerPart,
  type LedgerPlaces,
  type Register,
  type Room,
  type RoomPart,
} from '#platform';
import { ratingsRoom } from '#ratings';
import { settingsOf, settingsRoom, type LiveSettings } from '#settings';
import { streetRoom } from '#street';
import { subjectsRoom } from '#subjects';

/** What the house consists of: a line a room. */
export const rooms: readonly Room[] = [
  settingsRoom,
  placesRoom,
  patrolsRoom,
  numbersRoom,
  casesRoom,
  importsRoom,
  ratingsRoom,
  activitiesRoom,
  dutiesRoom,
  deliberationsRoom,
  streetRoom,
  waterRoom,
  formalitiesRoom,
  supervisedTasksRoom,
  roundsRoom,
  venuesRoom,
  organisationsRoom,
  correctionsRoom,
  entriesRoom,
  figuresRoom,
  deskRoom,
  subjectsRoom,
  batchesRoom,
  ledgersRoom,
  foldersRoom,
];

export const catalogue: EventCatalogue = Object.assign({}, ...rooms.map((room) => room.catalogue)) as EventCatalogue;

/** What ledgers are summed from, in the order in which they show it. */
export const ledgerParts: readonly LedgerPart[] = rooms.flatMap((room) => room.ledger);

/** Of what ledgers are kept. */
export const ledgerPlaces = Object.fromEntries(
  rooms.flatMap(({ places }) => places.map((place) => [place.kind, place])),
) as unknown as LedgerPlaces;

/** What stands in ledgers by room: its figures, and the rows of its records. */
export const roomParts: readonly RoomPart[] = rooms.flatMap(({ name: room, sheets, figures, rates }) =>
  sheets ? [{ room, ...sheets, figures, rates }] : [],
);

/** For whoever inspects: what of a room tells of persons, and what belongs to its records. */
export const inspected: readonly InspectedRoom[] = rooms.map(({ name, kinds, personal, papers }) => ({
  name,
  kinds: kinds.map(({ aggregate }) => aggregate.stream),
  personal,
  papers,
}));

/** The lists that an office can begin with: each comes in as a file. */
export const registers: readonly Register[] = rooms.flatMap((room) => room.registers);

/** Some documents follow from the calendar and the limits too: an office that changes them has them built anew. */
export function viewsFor(office: { readonly settings: LiveSettings; readonly clock: Clock }): readonly AnyView[] {
  const figures = rooms.flatMap((room) => room.figures);
  const settings = settingsOf(office.settings, office.clock.now());
  const bySettings = rooms.flatMap((room) => room.viewsBy?.(settings) ?? []);
  const views = [timelineView, ...rooms.flatMap((room) => room.views)].map(
    (view) => bySettings.find(({ name }) => name === view.name) ?? view,
  );
  return withLedgerParts(views, ledgerParts, settings).map((view) => withIndexes(view, figures));
}
