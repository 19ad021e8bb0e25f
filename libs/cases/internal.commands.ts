/** The clock's own command: says that a deadline has run out; nothing happens where it has not. */
export class MissDeadline {
  readonly deadlineId: string;
  /** The case is escalated from this many missed deadlines on. */
  readonly escalateAfterMisses: number;
}
