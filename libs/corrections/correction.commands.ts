import { ConfirmCorrection, RejectCorrection } from '#event-sourcing';
import { Occurrence, WithReason } from '#platform';

/** 确认更正: by somebody other than who proposed it. */
export class ConfirmProposal extends Occurrence {
  /** What the record that it stands in calls possible. */
  static readonly standsFor = ConfirmCorrection;
}

/** 驳回更正: it never takes effect; who proposed it may take it back so. */
export class RejectProposal extends WithReason {
  static readonly standsFor = RejectCorrection;
}
