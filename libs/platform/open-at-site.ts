import type { CollectionSchema, FigureCondition, Sentence } from '#event-sourcing';

/** Records of a room that are open at a site: as long as one is there, the site stays in service. */
export interface OpenAtSite {
  /** The kind of the records. */
  readonly kind: string;
  readonly what: Sentence;
  readonly of: CollectionSchema;
  /** The declared field with the site's id. */
  readonly by: string;
  /** May ask for the moment of the question. */
  readonly where: readonly FigureCondition[];
}

/** So many records of a kind are open. */
export interface StillOpen {
  readonly kind: string;
  readonly what: Sentence;
  readonly count: number;
}

/** What is open at a site in any room, by all that is in the log: answers `StillOpen[]`. */
export class FindOpenAtSite {
  constructor(readonly siteId: string) {}
}
