import type { PlaceNamed } from '#places';
import type { RoomContext } from '#platform';

export interface TaskContext extends RoomContext, PlaceNamed {
  /** How many cases of what was found on the spot are open. */
  readonly openCases?: number;
}
