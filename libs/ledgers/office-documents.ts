import {
  allowedBy,
  passing,
  ViewFold,
  within,
  type AnyPartView,
  type AsOf,
  type Asked,
  type CollectionSchema,
  type Condition,
  type Documents,
  type MomentOf,
  type StoredEvent,
} from '#event-sourcing';
import type { LedgerPart, LedgerPlace, LedgerPlaces, OfficeSettings, PlaceDocument, PlaceKind } from '#platform';
import type { LedgerParts, LedgerRules } from './ledger-parts.js';
import { FoldedSource, readAllFound, type Found, type LedgerSource } from './ledger-source.js';

/** The place that a ledger is about, the sites of a community, and what the ledger is summed from. */
export interface LedgerDocuments {
  readonly communities: readonly PlaceDocument[];
  readonly sites: readonly PlaceDocument[];
  readonly source: LedgerSource;
}

/** The documents of one part of the ledgers, and what is counted besides them, after some events. */
class PartFold {
  private readonly fold: ViewFold<object>;
  private readonly counted: readonly AnyPartView[];
  /** What was made of a document that no event has changed since. */
  private readonly made = new WeakMap<object, ReadonlyMap<string, readonly Found[]>>();

  constructor(
    readonly part: LedgerPart,
    settings: OfficeSettings,
  ) {
    this.fold = new ViewFold<object>(part.view);
    this.counted = part.parts?.(settings) ?? [];
  }

  add(event: StoredEvent): boolean {
    return this.fold.add(event);
  }

  has(of: CollectionSchema): boolean {
    return of.name === this.part.view.name || this.counted.some(({ name }) => name === of.name);
  }

  *documentsOf(of: CollectionSchema): Iterable<Found> {
    for (const [id, body] of this.fold.documents()) {
      if (of.name === this.part.view.name) yield { id, body };
      else yield* this.madeOf(body, id).get(of.name)!;
    }
  }

  private madeOf(document: object, id: string): ReadonlyMap<string, readonly Found[]> {
    let made = this.made.get(document);
    if (!made) {
      const foundIn = (part: AnyPartView) => [...part.of(document, id)].map(([own, body]) => ({ id: own, body }));
      this.made.set(document, (made = new Map(this.counted.map((part) => [part.name, foundIn(part)]))));
    }
    return made;
  }
}

/** All parts of the ledgers after some events: of a place's history, or of a whole office. */
export class LedgerFold {
  private readonly folds: readonly PartFold[];

  constructor(parts: LedgerParts, settings: OfficeSettings) {
    this.folds = parts.map((part) => new PartFold(part, settings));
  }

  /** An event belongs to one of them at most. */
  add(event: StoredEvent): boolean {
    return this.folds.some((fold) => fold.add(event));
  }

  source(asked: Asked, where: readonly Condition[] = []): LedgerSource {
    return new FoldedSource((of) => this.folds.find((fold) => fold.has(of))?.documentsOf(of) ?? [], asked, where);
  }

  /** Documents of all rooms that pass. */
  *documents(where: readonly Condition[]): Iterable<object> {
    const passes = passing(where);
    for (const fold of this.folds)
      for (const { body } of fold.documentsOf(fold.part.view)) if (passes(body)) yield body;
  }
}

/**
 * The documents of a site or a community as they were after some events of its history: of a replay, or of those that
 * a question about the past allows. A case that was moved from or to it belongs to it only at times.
 */
export class PlaceFold {
  private readonly communities: ViewFold<PlaceDocument>;
  private readonly sites: ViewFold<PlaceDocument>;
  private readonly ledgers: LedgerFold;
  private readonly where: readonly Condition[];

  constructor(
    of: PlaceKind,
    id: string,
    { parts, places }: Pick<LedgerRules, 'parts' | 'places'>,
    settings: OfficeSettings,
  ) {
    this.communities = new ViewFold<PlaceDocument>(places.community.view);
    this.sites = new ViewFold<PlaceDocument>(places.site.view);
    this.ledgers = new LedgerFold(parts, settings);
    this.where = [{ field: `${of}Id`, equals: id }];
  }

  /** An event belongs to one of them at most; most are not of places. */
  add(event: StoredEvent): void {
    void (this.ledgers.add(event) || this.sites.add(event) || this.communities.add(event));
  }

  documents(asked: Asked): LedgerDocuments {
    return {
      communities: [...this.communities.documents().values()],
      sites: [...this.sites.documents().values()],
      source: this.ledgers.source(asked, this.where),
    };
  }

  /** Without the places that were registered after what had happened by then, and that nothing of then belongs to. */
  documentsThen(asked: Asked, { occurredUntil }: AsOf): LedgerDocuments {
    const documents = this.documents(asked);
    if (occurredUntil === undefined) return documents;
    const used = [...this.ledgers.documents(this.where)] as Readonly<Record<string, unknown>>[];
    const of = (key: string) => new Set(used.map((document) => document[key]));
    const [usedSites, usedCommunities] = [of('siteId'), of('communityId')];
    const isThere = ({ registeredAt }: PlaceDocument) => registeredAt <= occurredUntil;
    return {
      source: documents.source,
      sites: documents.sites.filter((site) => isThere(site) || usedSites.has(site.siteId!)),
      communities: documents.communities.filter((c) => isThere(c) || usedCommunities.has(c.communityId)),
    };
  }
}

/**
 * Which events a question about the past is answered from. Registrations are bounded by what was known only: an office
 * may bring in cases of years before it registered their places; `documentsThen` drops those that nothing was at yet.
 */
export const allowedWith = (places: LedgerPlaces) => {
  const registrations = new Set(Object.values(places).map(({ registeredBy }: LedgerPlace) => registeredBy));
  return (moments: MomentOf, asOf: AsOf): ((event: StoredEvent) => boolean) => {
    const allowed = allowedBy(moments, asOf);
    const known = within({ ...asOf, occurredUntil: undefined });
    return (event) => allowed(event) || (registrations.has(event.type) && known(event));
  };
};

export async function allDocuments<D>(documents: Documents, where: readonly Condition[]): Promise<D[]> {
  const found: D[] = [];
  for await (const { body } of readAllFound<D>(documents, { where })) found.push(body);
  return found;
}
