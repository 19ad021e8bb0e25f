import type { Instant } from '#event-sourcing';

/** 一段办理: from a dispatch to the next one, the return, or the end; what happens in it counts for who holds the case then. */
export class Leg {
  /** The dispatch; its deadline has an id of its own. */
  readonly legId: string;
  readonly deadlineId: string;
  readonly department: string;
  readonly assignee?: string;
  readonly dispatchedBy: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly returned?: boolean;
  readonly rectifiedAt?: Instant;
  readonly misses: number;
  readonly escalations: number;
  readonly reworks: number;
  readonly extensions: number;
}

/** 一次核查: from a rectification to what the checker said of it; each is judged by itself. */
export class Check {
  /** The rectification, and the event that says what came of it: of what its source has closed, the closing. */
  readonly checkId: string;
  readonly decisionId?: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly result?: 'passed' | 'rejected' | 'closed-by-source';
  readonly checkedBy?: string;
}

/** A closure that was reopened: it stays, and counts once. */
export class Life {
  readonly reopenedBy: string;
  readonly closedBy?: string;
  readonly from?: Instant;
  readonly closedAt?: Instant;
  /** What it was measured by. */
  readonly dueAt?: Instant;
}

/** While the case was suspended. */
export class Standstill {
  readonly from: Instant;
  readonly until?: Instant;
}
