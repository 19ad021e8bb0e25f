import type { PlaceNamed } from '#places';

export interface TaskContext extends PlaceNamed {
  /** How many cases of what was found on the spot are open. */
  readonly openCases?: number;
}
