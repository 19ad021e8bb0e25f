import type { AnyView, Instant, Position } from '#event-sourcing';

/** What ledgers and histories are kept of; events name theirs as `siteId` and `communityId`. */
export type PlaceKind = 'site' | 'community';

/** What ledgers read in the document of a place, whoever keeps it. */
export interface PlaceDocument {
  readonly name: string;
  readonly registeredAt: Instant;
  /** Of a site, and of a site or a community. */
  readonly siteId?: string;
  readonly communityId: string;
  /** Of a site. */
  readonly kind?: string;
}

/** A kind of places, as the room that registers them contributes it to ledgers. */
export interface LedgerPlace {
  readonly kind: PlaceKind;
  readonly view: AnyView;
  /** The type of the event that registers one. */
  readonly registeredBy: string;
  /** With what the ledger of one begins. */
  readonly heading: (place: never, at: Instant) => object;
}

export type LedgerPlaces = Readonly<Record<PlaceKind, LedgerPlace>>;

/**
 * What a place's timeline lacks of a record that was moved: all up to the correction, of the place that got it; the
 * correction itself, of the place that lost it. What comes later stands in the timeline of the place where it is then.
 */
export interface RecordMove {
  readonly place: string;
  readonly stream: string;
  /** Revisions of the stream, both inclusive; the last one is the correction. */
  readonly first: number;
  readonly last: number;
  /** When the log took the correction. */
  readonly recordedAt: Instant;
  /** Of the correction. */
  readonly position: Position;
}

/** By which moves are found. */
export const placeKey = (kind: PlaceKind, id: string): string => `${kind}:${id}`;
