import type { CaseDocument } from '#cases';
import { caseView } from '#cases';
import { foldView, within, type AsOf, type Condition, type Documents, type StoredEvent } from '#event-sourcing';
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

/** The documents as they were: the views folded over the part of a history that a question allows. */
export function foldDocuments(history: readonly StoredEvent[], asOf: AsOf): LedgerDocuments {
  const events = history.filter(within(asOf));
  return {
    communities: [...foldView(communityView, events).values()],
    sites: [...foldView(siteView, events).values()],
    cases: [...foldView(caseView, events).values()],
    patrols: [...foldView(patrolView, events).values()],
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
