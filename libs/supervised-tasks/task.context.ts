import type { SiteFound } from '#places';
import type { RoomContext } from '#platform';

export interface TaskContext extends RoomContext {
  /** Looked up only so that the community exists. */
  readonly community?: unknown;
  /** The site that the command names, if it names one. */
  readonly site?: SiteFound;
  /** How many cases of what was found on the spot are open. */
  readonly openCases?: number;
}
