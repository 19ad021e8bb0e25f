import type { AppealGround, Deduction } from './appeal.events.js';
import type { Instant } from '#event-sourcing';
import { ProposedCorrection } from '#platform';
import type { Due, ProblemSource, Satisfaction, ServiceMethod, Solved, SupervisionLevel } from './case.events.js';
import { Check, Leg, Life, Standstill } from './case.parts.js';

export type CaseStatus =
  'none' | 'reported' | 'filed' | 'dispatched' | 'rectified' | 'verified' | 'closed' | 'voided' | 'merged';

export class Deadline {
  readonly kind: 'dispatch' | 'notice' | 'supervision';
  readonly due: Due;
  /** When this due moment was given: set, extended, or moved by a resumption. */
  readonly setAt: Instant;
  /** Running until it is answered; what no longer matters (re-dispatch, lifted) is ended. */
  readonly state: 'running' | 'answered' | 'ended';
  readonly answeredAt?: Instant;
  /** The event that answered it. */
  readonly answeredBy?: string;
  readonly missed?: boolean;
  /** The moment that was missed first: it stays the measure, whatever is granted afterwards. */
  readonly missedDue?: Instant;
  readonly extended?: boolean;
}

export class Notice {
  readonly number: string;
  readonly recipient: string;
  readonly facts: string;
  readonly basis: string;
  readonly requirements: string;
  readonly issuedAt: Instant;
  readonly service?: {
    readonly method: ServiceMethod;
    readonly servedBy: string;
    readonly servedTo: string;
    readonly servedAt: Instant;
    readonly refused: boolean;
    readonly place?: string;
    readonly relation?: string;
    readonly secondServer?: string;
    readonly witnesses?: string[];
    /** Digests of what was recorded; the files are in the event. */
    readonly recorded?: string[];
    readonly remarks?: string;
  };
  /** When a verified rectification answered it, and which event reported that. */
  readonly answeredAt?: Instant;
  readonly answeredBy?: string;
}

export class Extension {
  readonly deadlineId: string;
  readonly requestedBy: string;
  readonly until: Due;
  readonly state: 'requested' | 'granted' | 'denied';
}

export class Supervision {
  readonly level: SupervisionLevel;
  readonly by: string;
  readonly documentNumber?: string;
  readonly placedAt: Instant;
  readonly repliedAt?: Instant;
  readonly liftedAt?: Instant;
}

/** A call to whoever reported the case. */
export class Callback {
  readonly callbackId: string;
  /** The event that closed the case before. */
  readonly closing?: string;
  readonly by: string;
  readonly at: Instant;
  readonly reached: boolean;
  readonly solved?: Solved;
  readonly satisfaction?: Satisfaction;
  readonly note?: string;
  readonly final: boolean;
}

/** A deduction that the unit which held the case contests. */
export class Appeal {
  /** The event that says so. */
  readonly lodgedIn: string;
  readonly legId: string;
  readonly deduction: Deduction;
  readonly ground: AppealGround;
  readonly unit: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  readonly state: 'appealed' | 'pre-checked' | 'granted' | 'denied';
  readonly preCheckedBy?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
}

/** A record, by the kind of thing and its id. */
export class RecordLink {
  readonly kind: string;
  readonly id: string;
}

/** The moments of a case of which the record keeps the last. */
export type Moment = 'reportedAt' | 'filedAt' | 'dispatchedAt' | 'rectifiedAt' | 'verifiedAt' | 'closedAt' | 'endedAt';

/** What a merge ends, and an undone one brings back. */
export class BeforeMerge {
  readonly status: CaseStatus;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly legs: Leg[];
  readonly suspendedAt?: Instant;
}

/** All that is known of one case: the fold of its stream. The decider decides on it and the views store it. */
export class CaseRecord {
  readonly status: CaseStatus;
  readonly number?: string;
  readonly category?: string;
  readonly description?: string;
  readonly source?: ProblemSource | 'on-the-spot';
  readonly sourceNumber?: string;
  /** The hotline's order that tells of it, and who called, by a key. */
  readonly externalNumber?: string;
  readonly callerKey?: string;
  /** The case in which the same caller told of the same matter before. */
  readonly repeatOf?: string;
  readonly siteId?: string;
  readonly communityId?: string;
  readonly communityName?: string;
  readonly location?: string;
  readonly patrolId?: string;
  /** The record of another room that found it; the record names the case in turn, by its id. */
  readonly foundIn?: RecordLink;
  readonly reportedBy?: string;
  readonly reportedAt?: Instant;
  readonly filedAt?: Instant;
  readonly department?: string;
  readonly assignee?: string;
  readonly dispatchedAt?: Instant;
  /** The last rectification reported, and who may not verify it. */
  readonly rectifiedAt?: Instant;
  readonly rectifiers: string[];
  readonly verifiedAt?: Instant;
  readonly closedAt?: Instant;
  readonly endedAt?: Instant;
  readonly mergedInto?: string;
  /** What a merge ended: it stands again when the merge is undone. */
  readonly beforeMerge?: BeforeMerge;
  readonly suspendedAt?: Instant;
  /** When it stood still, in order. */
  readonly standstills: Standstill[];
  /** On whose desk it was, each check, and each closure that was reopened; in order. */
  readonly legs: Leg[];
  readonly checks: Check[];
  readonly lives: Life[];
  /** Deadlines by id: of the dispatch, of each notice, of each supervision. */
  readonly deadlines: Readonly<Record<string, Deadline>>;
  /** The one that the case as a whole is measured by. */
  readonly caseDeadlineId?: string;
  readonly notices: Readonly<Record<string, Notice>>;
  readonly extensions: Readonly<Record<string, Extension>>;
  readonly supervisions: Readonly<Record<string, Supervision>>;
  readonly callbacks: Callback[];
  readonly appeals: Readonly<Record<string, Appeal>>;
  /** By when whoever reported it is to be called back. */
  readonly callbackDueAt?: Instant;
  readonly counts: CaseCounts;
  /** Entries of the office that were made more than a day after it happened: figures judge them by its settings. */
  readonly delays: Delay[];
  readonly anomalies: string[];
  /** When the last step was taken; corrections and what the clock says are no steps. */
  readonly lastAt?: Instant;
  /** Of the steps whose moments nobody can correct, the last. */
  readonly lastFixedAt?: Instant;
  /** The event that set each moment, by the moment's name: by it a correction finds what it corrects. */
  readonly setBy: Readonly<Record<string, string>>;
  /** What was corrected, by event and field: the value that holds. */
  readonly corrected: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Corrections of a period that is over, which wait for a second person. */
  readonly proposals?: ProposedCorrection[];
}

/** An entry that came later than it happened. */
export class Delay {
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

export class CaseCounts {
  readonly dispatched: number;
  readonly returned: number;
  readonly rectified: number;
  readonly reworked: number;
  readonly extended: number;
  readonly reopened: number;
  readonly missed: number;
  readonly escalated: number;
  readonly held: number;
  readonly relapsed: number;
  readonly corrected: number;
  /** Of the corrections: those that a second person confirmed, as they change a period that was over; those of a source. */
  readonly confirmed: number;
  readonly sourced: number;
  /** Entries of the office itself. */
  readonly entered: number;
}

const noCounts: CaseCounts = {
  dispatched: 0,
  returned: 0,
  rectified: 0,
  reworked: 0,
  extended: 0,
  reopened: 0,
  missed: 0,
  escalated: 0,
  held: 0,
  relapsed: 0,
  corrected: 0,
  confirmed: 0,
  sourced: 0,
  entered: 0,
};

/** Every field is there from the start: copies then have one shape, which the engine copies much faster. */
export const noCase: CaseRecord = {
  status: 'none',
  number: undefined,
  category: undefined,
  description: undefined,
  source: undefined,
  sourceNumber: undefined,
  externalNumber: undefined,
  callerKey: undefined,
  repeatOf: undefined,
  siteId: undefined,
  communityId: undefined,
  communityName: undefined,
  location: undefined,
  patrolId: undefined,
  foundIn: undefined,
  reportedBy: undefined,
  reportedAt: undefined,
  filedAt: undefined,
  department: undefined,
  assignee: undefined,
  dispatchedAt: undefined,
  rectifiedAt: undefined,
  rectifiers: [],
  verifiedAt: undefined,
  closedAt: undefined,
  endedAt: undefined,
  mergedInto: undefined,
  beforeMerge: undefined,
  suspendedAt: undefined,
  standstills: [],
  legs: [],
  checks: [],
  lives: [],
  deadlines: {},
  caseDeadlineId: undefined,
  notices: {},
  extensions: {},
  supervisions: {},
  callbacks: [],
  appeals: {},
  callbackDueAt: undefined,
  counts: noCounts,
  delays: [],
  anomalies: [],
  lastAt: undefined,
  lastFixedAt: undefined,
  setBy: {},
  corrected: {},
  proposals: undefined,
} satisfies { [Field in keyof Required<CaseRecord>]: CaseRecord[Field] };
