import type { DomainEvent } from './envelope.js';

export const CORRECTION_PROPOSED = 'CorrectionProposed';
export const CORRECTION_REJECTED = 'CorrectionRejected';

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
  }
>;
export type CorrectionRejected = DomainEvent<
  typeof CORRECTION_REJECTED,
  { readonly proposalId: string; readonly reason: string }
>;
