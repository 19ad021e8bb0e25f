import { casesRoom } from '#cases';
import type { AnyView, EventCatalogue } from '#event-sourcing';
import { figuresRoom } from '#figures';
import { ledgersRoom } from '#ledgers';
import { patrolsRoom } from '#patrols';
import { placesRoom } from '#places';
import { timelineView, type Room } from '#platform';
import { ratingsRoom } from '#ratings';
import { streetRoom } from '#street';

/** What the house consists of: a line a room. */
export const rooms: readonly Room[] = [
  placesRoom,
  patrolsRoom,
  casesRoom,
  ratingsRoom,
  streetRoom,
  figuresRoom,
  ledgersRoom,
];

export const catalogue: EventCatalogue = Object.assign({}, ...rooms.map((room) => room.catalogue)) as EventCatalogue;

export const views: readonly AnyView[] = [timelineView, ...rooms.flatMap((room) => room.views)];
