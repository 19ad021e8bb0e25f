import type { CaseDocument } from '#cases';
import type { Instant } from '#event-sourcing';
import type { PatrolDocument } from '#patrols';
import { nameKey, shownSpelling } from '#platform';
import { responsibleAt, Responsibility, type SiteDocument } from '#places';
import { isNoticeOverdue, sumFigures, type Figures, type Yardstick } from './figures.js';
import { indicatorsOf, Indicator } from './indicators.js';
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

function countBy<T>(items: readonly T[], key: (item: T) => string | undefined): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const name = key(item) ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** By names, each under one of its spellings. */
function countByName<T>(items: readonly T[], nameOf: (item: T) => string | undefined): Record<string, number> {
  const spellings = new Map<string, string>();
  for (const name of items.map(nameOf))
    if (name !== undefined) spellings.set(nameKey(name), shownSpelling(spellings.get(nameKey(name)), name));
  return countBy(items, (item) => {
    const name = nameOf(item);
    return name === undefined ? undefined : spellings.get(nameKey(name));
  });
}

function visitsOf(patrols: readonly PatrolDocument[]): Visits {
  const made = patrols.filter((patrol) => !patrol.voided);
  const last = made.reduce((latest, { patrolledAt }) => (patrolledAt > latest ? patrolledAt : latest), '');
  return {
    count: made.length,
    withFindings: made.filter((patrol) => patrol.findings > 0).length,
    ...(last === '' ? {} : { lastAt: last }),
  };
}

function account(cases: readonly CaseDocument[], patrols: readonly PatrolDocument[], yardstick: Yardstick): Account {
  const figures = sumFigures(cases, yardstick);
  const open = cases.filter((document) => document.open);
  const longest = open.reduce<CaseDocument | undefined>(
    (oldest, document) => (oldest && (oldest.reportedAt ?? '') <= (document.reportedAt ?? '') ? oldest : document),
    undefined,
  );
  return {
    visits: visitsOf(patrols),
    figures,
    indicators: indicatorsOf(figures, yardstick.limits),
    problemsByCategory: countByName(cases, (document) => document.category),
    casesByStatus: countBy(cases, (document) => document.status),
    ...(longest ? { longestOpenCase: openCase(longest) } : {}),
  };
}

function openCase({ caseId, number, reportedAt }: CaseDocument): OpenCase {
  return { caseId, number, reportedAt };
}

function noticeLines(cases: readonly CaseDocument[], yardstick: Yardstick): NoticeLine[] {
  const lines = cases.flatMap((document) =>
    Object.entries(document.notices).map(([noticeId, notice]): NoticeLine => {
      const { number, recipient, issuedAt, service, answeredAt } = notice;
      return {
        number,
        noticeId,
        caseId: document.caseId,
        recipient,
        issuedAt,
        dueAt: document.deadlines[noticeId]?.due.at,
        servedAt: service?.servedAt,
        answeredAt,
        overdue: isNoticeOverdue(document, noticeId, yardstick),
      };
    }),
  );
  return lines.sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1));
}

export function siteLedger(site: SiteDocument, { cases, patrols }: LedgerDocuments, yardstick: Yardstick): SiteLedger {
  const { siteId, name, kind, communityId } = site;

  const before = (r: Responsibility) => r.until !== undefined && r.until <= yardstick.at;
  const all = site.responsibilities;
  return {
    siteId,
    name,
    kind,
    communityId,
    asOf: yardstick.at,
    responsible: [...responsibleAt(site, yardstick.at)],
    responsibleBefore: all.filter(before),
    ...account(cases, patrols, yardstick),
    notices: noticeLines(cases, yardstick),
  };
}

export function communityLedger(
  community: { readonly communityId: string | null; readonly name: string | null },
  { sites, cases, patrols }: LedgerDocuments,
  yardstick: Yardstick,
): CommunityLedger {
  const casesBySite = Map.groupBy(cases, (document) => document.siteId);
  const patrolsBySite = Map.groupBy(patrols, (patrol) => patrol.siteId);
  const lines = sites.map(({ siteId, name, kind }): SiteLine => {
    const { reported, open, overdue, noticesIssued, noticesAnswered } = sumFigures(
      casesBySite.get(siteId) ?? [],
      yardstick,
    );
    const visits = visitsOf(patrolsBySite.get(siteId) ?? []).count;
    return { siteId, name, kind, visits, reported, open, overdue, noticesIssued, noticesAnswered };
  });
  lines.sort(
    (a, b) => b.overdue - a.overdue || b.open - a.open || b.reported - a.reported || (a.siteId < b.siteId ? -1 : 1),
  );
  return { ...community, asOf: yardstick.at, ...account(cases, patrols, yardstick), sites: lines };
}

export function deskLedger(desk: DeskLedger['desk'], cases: readonly CaseDocument[], yardstick: Yardstick): DeskLedger {
  const openCases = cases
    .filter((document) => document.open)
    .map((document) => ({ ...openCase(document), waitingFor: document.waitingFor, nextDueAt: document.nextDueAt }))
    .sort((a, b) => ((a.nextDueAt ?? '9') < (b.nextDueAt ?? '9') ? -1 : 1));
  return { desk, asOf: yardstick.at, ...account(cases, [], yardstick), openCases };
}
