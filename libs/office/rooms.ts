import { casesRoom } from '#cases';
import type { AnyView, EventCatalogue } from '#event-sourcing';
import { figuresRoom } from '#figures';
import { ledgersRoom } from '#ledgers';
import { patrolsRoom } from '#patrols';
import { placesRoom } from '#places';
import { timelineView, withLedgerParts, type Backends, type LedgerPart, type Room } from '#platform';
import { ratingsRoom } from '#ratings';
import { roundsRoom } from '#rounds';
import { supervisedTasksRoom } from '#supervised-tasks';
import { venuesRoom } from '#venues';

/** What the house consists of: a line a room. */
export const rooms: readonly Room[] = [
  placesRoom,
  patrolsRoom,
  casesRoom,
  ratingsRoom,
  supervisedTasksRoom,
  roundsRoom,
  venuesRoom,
  figuresRoom,
  ledgersRoom,
];

export const catalogue: EventCatalogue = Object.assign({}, ...rooms.map((room) => room.catalogue)) as EventCatalogue;

/** What ledgers are summed from, in the order in which they show it. */
export const ledgerParts: readonly LedgerPart[] = rooms.flatMap((room) => room.ledger);

/** Some documents follow from the calendar and the limits too: an office that changes them has them built anew. */
export function viewsFor({ calendar, config }: Pick<Backends, 'calendar' | 'config'>): readonly AnyView[] {
  const views = [timelineView, ...rooms.flatMap((room) => room.views)];
  return withLedgerParts(views, ledgerParts, { calendar, limits: config });
}
