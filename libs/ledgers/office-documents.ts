import { allowedBy, caseView, type CaseDocument, type MomentOf, type PlaceKind } from '#cases';
import {
  ViewFold,
  within,
  type AsOf,
  type Condition,
  type Documents,
  type Instant,
  type StoredEvent,
} from '#event-sourcing';
import type { PatrolDocument } from '#patrols';
import { patrolView } from '#patrols';
import { communityView, siteView, type CommunityDocument, type SiteDocument } from '#places';

/** What a ledger is made from. It does not matter whether it was kept by the projections or folded for a question. */
export interface LedgerDocuments {
  readonly communities: readonly CommunityDocument[];
  readonly sites: readonly SiteDocument[];
  readonly cases: readonly CaseDocument[];
  readonly patrols: readonly PatrolDocument[];
}

/**
 * The documents of a site or a community as they were after some events of its history: of a replay, or of those that
 * a question about the past allows. A case that was moved from or to it belongs to it only at times.
 */
export class OfficeFold {
  private readonly communities = new ViewFold(communityView);
  private readonly sites = new ViewFold(siteView);
  private readonly cases = new ViewFold(caseView);
  private readonly patrols = new ViewFold(patrolView);

  constructor(
    private readonly of: PlaceKind,
    private readonly id: string,
  ) {}

  /** An event belongs to one of them at most; most are of cases. */
  add(event: StoredEvent): void {
    void (this.cases.add(event) || this.patrols.add(event) || this.sites.add(event) || this.communities.add(event));
  }

  documents(): LedgerDocuments {
    return {
      communities: [...this.communities.documents().values()],
      sites: [...this.sites.documents().values()],
      cases: [...this.cases.documents().values()].filter((c) => c[`${this.of}Id`] === this.id),
      patrols: [...this.patrols.documents().values()],
    };
  }
}

const REGISTRATIONS = new Set(['SiteRegistered', 'CommunityRegistered']);

/**
 * Which events a question about the past is answered from. Registrations are bounded by what was known only: an office
 * may bring in cases of years before it registered their places; `thereThen` drops those that nothing was at yet.
 */
export function allowedWithPlaces(moments: MomentOf, asOf: AsOf): (event: StoredEvent) => boolean {
  const allowed = allowedBy(moments, asOf);
  const known = within({ recordedUntil: asOf.recordedUntil });
  return (event) => allowed(event) || (REGISTRATIONS.has(event.type) && known(event));
}

/** Without the places that were registered after what had happened by then, and that no case or visit of then belongs to. */
export function thereThen(documents: LedgerDocuments, { occurredUntil }: AsOf): LedgerDocuments {
  if (occurredUntil === undefined) return documents;
  const { communities, sites, cases, patrols } = documents;
  const of = (key: 'siteId' | 'communityId') => new Set([...cases, ...patrols].map((document) => document[key]));
  const [usedSites, usedCommunities] = [of('siteId'), of('communityId')];
  const isThere = ({ registeredAt }: { readonly registeredAt: Instant }) => registeredAt <= occurredUntil;
  return {
    cases,
    patrols,
    sites: sites.filter((site) => isThere(site) || usedSites.has(site.siteId)),
    communities: communities.filter((community) => isThere(community) || usedCommunities.has(community.communityId)),
  };
}

const PAGE = 1_000;

/** Everything that matches, page by page. */
export async function* readDocuments<D>(
  documents: Documents,
  where: readonly Condition[],
  sort?: { readonly field: string; readonly direction: 'asc' | 'desc' },
): AsyncIterable<D> {
  let cursor: string | undefined;
  do {
    const page = await documents.query<D>({ where, sort, limit: PAGE, cursor });
    for (const { body } of page.documents) yield body;
    cursor = page.next;
  } while (cursor !== undefined);
}

export async function allDocuments<D>(documents: Documents, where: readonly Condition[]): Promise<D[]> {
  const found: D[] = [];
  for await (const document of readDocuments<D>(documents, where)) found.push(document);
  return found;
}
