import { Occurrence, WithReason } from '#platform';

/** 确认更正: by somebody other than who proposed it. */
export class ConfirmProposal extends Occurrence {}

/** 驳回更正: it never takes effect; who proposed it may take it back so. */
export class RejectProposal extends WithReason {}
