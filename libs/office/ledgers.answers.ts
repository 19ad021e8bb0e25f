import { CaseDocument } from '#cases';
import type { Instant } from '#event-sourcing';
import { Indicator, RoomLedger, type Figures } from '#ledgers';
import { Responsibility } from '#places';

// What ledgers of this house are: they are made of what its rooms contribute, so it is said where the rooms are known.

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

export class DeskCase extends OpenCase {
  readonly waitingFor: string | null;
  readonly nextDueAt?: Instant;
}

/** 部门、人员台账: what is on a desk, and how its holder keeps time. */
export class DeskLedger extends Account {
  readonly desk: { readonly department?: string; readonly assignee?: string };
  readonly asOf: Instant;
  readonly openCases: DeskCase[];
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

/** A case behind a figure, and how much of the figure it is. */
export class DrilledCase extends CaseDocument {
  readonly amount: number;
}

export class DrilledPage {
  readonly cases: DrilledCase[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
  /** How many cases there are on all pages. */
  readonly total: number;
}
