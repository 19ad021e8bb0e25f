import type { Instant } from '#event-sourcing';
import { responsibleAt, Responsibility, type SiteDocument } from '#places';
import type { Limits } from '#platform';
import { groupRows, type GroupRow } from './groups.js';
import { Indicator, RoomLedger } from './ledger.answers.js';
import { accountOf, listsOf, rankedSites, type Figures, type LedgerParts } from './ledger-parts.js';
import { labels } from './ledger.glossary.js';
import type { LedgerSource } from './ledger-source.js';
import type { LedgerDocuments } from './office-documents.js';

export class Visits {
  readonly count: number;
  readonly withFindings: number;
  readonly lastAt?: Instant;
}

export class NoticeLine {
  readonly number: string;
  readonly noticeId: string;
  readonly caseId: string;
  readonly recipient: string;
  readonly issuedAt: Instant;
  readonly dueAt?: Instant;
  readonly servedAt?: Instant;
  readonly answeredAt?: Instant;
  /** Not answered in time, whether it was answered late or not at all: what `noticesOverdue` counts. */
  readonly overdue: boolean;
}

export class OpenCase {
  readonly caseId: string;
  readonly number?: string;
  readonly reportedAt?: Instant;
}

/** What every ledger has, whatever it is about. */
export class Account {
  readonly visits: Visits;
  readonly figures: Figures;
  readonly indicators: Indicator[];
  readonly problemsByCategory: Readonly<Record<string, number>>;
  readonly casesByStatus: Readonly<Record<string, number>>;
  readonly longestOpenCase?: OpenCase;
  /** What each room has to show; not in the steps of a replay, nor of a desk. Of a site, the rooms that have something. */
  readonly parts?: RoomLedger[];
}

/** 点位责任台账 */
export class SiteLedger extends Account {
  readonly siteId: string;
  readonly name: string;
  readonly kind: string;
  readonly communityId: string;
  readonly asOf: Instant;
  /** Who answers for it at this moment, and who did before. */
  readonly responsible: Responsibility[];
  readonly responsibleBefore: Responsibility[];
  readonly notices: NoticeLine[];
}

/** 社区责任台账 */
export class CommunityLedger extends Account {
  readonly communityId: string | null;
  readonly name: string | null;
  readonly asOf: Instant;
  /** The sites, the one with most open problems first. */
  readonly sites: SiteLine[];
}

export class SiteLine {
  readonly siteId: string;
  readonly name: string;
  readonly kind: string;
  readonly visits: number;
  readonly reported: number;
  readonly open: number;
  readonly overdue: number;
  readonly noticesIssued: number;
  readonly noticesAnswered: number;
}

/** 部门、人员台账: what is on a desk, and how its holder keeps time. */
export class DeskLedger extends Account {
  readonly desk: { readonly department?: string; readonly assignee?: string };
  readonly asOf: Instant;
  readonly openCases: (OpenCase & { readonly waitingFor: string | null; readonly nextDueAt?: Instant })[];
}

/** A community's row, or that of the office itself 本级: of what belongs to no community. */
export class OfficeLine {
  readonly id: string | null;
  readonly name: string | null;
  readonly label?: { readonly zh: string; readonly en: string };
  readonly figures: Figures;
  readonly indicators: Indicator[];
}

/** 街道责任台账: the whole office. Its figures are the sums over its lines. */
export class OfficeLedger extends Account {
  readonly asOf: Instant;
  readonly communities: OfficeLine[];
}

/** By what a ledger is made: what the rooms contribute, and what the office means to keep to. */
export interface LedgerRules {
  readonly parts: LedgerParts;
  readonly limits: Limits;
}

export async function siteLedger(
  site: SiteDocument,
  source: LedgerSource,
  { parts, limits }: LedgerRules,
): Promise<SiteLedger> {
  const { siteId, name, kind, communityId } = site;
  const { at } = source.asked;
  const before = (r: Responsibility) => r.until !== undefined && r.until <= at;
  const all = site.responsibilities;
  return {
    siteId,
    name,
    kind,
    communityId,
    asOf: at,
    responsible: [...responsibleAt(site, at)],
    responsibleBefore: all.filter(before),
    ...(await accountOf(parts, source, limits)),
    ...(await listsOf(parts, 'siteLines', source)),
  } as unknown as SiteLedger;
}

export async function communityLedger(
  community: { readonly communityId: string | null; readonly name: string | null },
  { sites, source }: Pick<LedgerDocuments, 'sites' | 'source'>,
  { parts, limits }: LedgerRules,
): Promise<CommunityLedger> {
  return {
    ...community,
    asOf: source.asked.at,
    ...(await accountOf(parts, source, limits)),
    sites: await rankedSites(parts, sites, source),
  } as unknown as CommunityLedger;
}

export async function officeLedger(
  names: ReadonlyMap<string, string>,
  source: LedgerSource,
  { parts, limits }: LedgerRules,
): Promise<OfficeLedger> {
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
  } as unknown as OfficeLedger;
}

function lineOf({ id, name, indicators, ...figures }: GroupRow): object {
  return {
    ...(id === null ? { id, name: null, label: labels['ledger.theOffice'] } : { id, name }),
    figures,
    indicators,
  };
}

export async function deskLedger(
  desk: DeskLedger['desk'],
  source: LedgerSource,
  { parts, limits }: LedgerRules,
): Promise<DeskLedger> {
  return {
    desk,
    asOf: source.asked.at,
    ...(await accountOf(parts, source, limits, 'desks')),
    ...(await listsOf(parts, 'deskLines', source)),
  } as unknown as DeskLedger;
}
