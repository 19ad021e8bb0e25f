import type { DomainEvent } from './envelope.js';

export const CORRECTION_PROPOSED = 'CorrectionProposed';
export const CORRECTION_REJECTED = 'CorrectionRejected';
export const CORRECTION_CONFIRMED = 'CorrectionConfirmed';
export const CORRECTION_LAPSED = 'CorrectionLapsed';

/** What is to be corrected of a period that is over: without effect until somebody else confirms it. */
export type CorrectionProposed = DomainEvent<
  typeof CORRECTION_PROPOSED,
  {
    readonly proposalId: string;
    readonly eventId: string;
    readonly eventType: string;
    readonly field: string;
    readonly previous: string | null;
    readonly value: string;
    readonly reason: string;
    /** What the command said besides. */
    readonly also?: object;
    /** The command that is proposed, where it restates what was counted and does not correct a field. */
    readonly command?: string;
  }
>;
export type CorrectionRejected = DomainEvent<
  typeof CORRECTION_REJECTED,
  { readonly proposalId: string; readonly reason: string }
>;
/** Somebody else has confirmed what no event of its own says so: it stands beside the events that it led to. */
export type CorrectionConfirmed = DomainEvent<
  typeof CORRECTION_CONFIRMED,
  CorrectionProposed['data'] & {
    /** Moments and days whose figures change. */
    readonly at: readonly string[];
  }
>;
/** What it would have corrected was taken out meanwhile. */
export type CorrectionLapsed = DomainEvent<typeof CORRECTION_LAPSED, { readonly proposalId: string }>;
