/** The clock's own command: says that a deadline has run out; nothing happens where it has not. */
export class MissDeadline {
  readonly deadlineId: string;
  /** The case is escalated from this many missed deadlines on. */
  readonly escalateAfterMisses: number;
}

/** Puts a deadline where today's calendar has it, by what was ordered; nothing happens where it stands there. */
export class MoveDeadline {
  readonly deadlineId: string;
  /** What has changed, e.g. that the holidays of 2027 were announced. */
  readonly reason: string;
}
