import { SaidError, type Sentence } from '#event-sourcing';

/** The kinds of reasons why a row is not taken, besides the rules of cases: stable, for counting and for machines. */
export type RejectionRule =
  | 'broken-row'
  | 'empty'
  | 'no-date'
  | 'in-the-future'
  | 'undated-end'
  | 'unknown-status'
  | 'damaged-number'
  | 'number-repeated'
  | 'text';

/** Why a row was not taken; `column` as the file calls it, empty where it is the whole row. */
export interface Rejection {
  readonly column: string;
  readonly rule: RejectionRule | (string & {});
  readonly reason: Sentence;
}

/** Thrown where a field of a row is read, and nowhere else. */
export class Rejected extends SaidError {
  constructor(
    readonly field: string,
    readonly rule: RejectionRule,
    readonly reason: Sentence,
  ) {
    super(reason);
  }
}

export const isRejected = (error: unknown): error is Rejected => error instanceof Rejected;
