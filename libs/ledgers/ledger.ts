import type { PlaceDocument } from '#platform';
import { groupRows, type GroupRow } from './groups.js';
import { accountOf, listsOf, rankedSites, type LedgerRules } from './ledger-parts.js';
import { labels } from './ledger.glossary.js';
import type { LedgerSource } from './ledger-source.js';
import type { LedgerDocuments } from './office-documents.js';

/** What is known of a place, a desk or the office: what the rooms contribute, under the names that they give it. */
export type Ledger = Readonly<Record<string, unknown>>;

export async function siteLedger(
  site: PlaceDocument,
  source: LedgerSource,
  { parts, places, limits }: LedgerRules,
): Promise<Ledger> {
  return {
    ...places.site.heading(site as never, source.asked.at),
    ...(await accountOf(parts, source, limits)),
    ...(await listsOf(parts, 'siteLines', source)),
  };
}

export async function communityLedger(
  community: PlaceDocument,
  { sites, source }: Pick<LedgerDocuments, 'sites' | 'source'>,
  { parts, places, limits }: LedgerRules,
): Promise<Ledger> {
  return {
    ...places.community.heading(community as never, source.asked.at),
    ...(await accountOf(parts, source, limits)),
    sites: await rankedSites(parts, sites, source),
  };
}

export async function officeLedger(
  names: ReadonlyMap<string, string>,
  source: LedgerSource,
  { parts, limits }: Pick<LedgerRules, 'parts' | 'limits'>,
): Promise<Ledger> {
  const rows = await groupRows(
    'community',
    parts,
    source,
    new Map<string | null, string>([...names, [null, '']]),
    limits,
  );
  return {
    asOf: source.asked.at,
    ...(await accountOf(parts, source, limits)),
    communities: rows.map(lineOf),
  };
}

function lineOf({ id, name, indicators, ...figures }: GroupRow): object {
  return {
    ...(id === null ? { id, name: null, label: labels['ledger.theOffice'] } : { id, name }),
    figures,
    indicators,
  };
}

export async function deskLedger(
  desk: { readonly department?: string; readonly assignee?: string },
  source: LedgerSource,
  { parts, limits }: LedgerRules,
): Promise<Ledger> {
  return {
    desk,
    asOf: source.asked.at,
    ...(await accountOf(parts, source, limits, 'desks')),
    ...(await listsOf(parts, 'deskLines', source)),
  };
}
