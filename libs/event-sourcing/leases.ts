import { viewWords as words } from './event-sourcing.glossary.js';
import { SaidError, say } from './sentence.js';
import type { CollectionSchema } from './collection-schema.js';

/** Who works on something that one process at a time may work on. */
export interface Lease {
  readonly name: string;
  /** Empty: given back. */
  readonly holder: string;
  /** Grows by one each time that the lease is taken. */
  readonly token: number;
  /** Counted up by the holder. Whoever wants the lease watches it stand still by a clock of their own. */
  readonly beat: number;
}

/** Leases of several processes, beside the documents that they guard. */
export interface Leases {
  leases(): Promise<readonly Lease[]>;
  /** Takes a lease that is still as it was seen; `seen` is undefined of one that nobody has ever held. `undefined`: somebody was faster. */
  takeLease(name: string, holder: string, seen: Lease | undefined): Promise<Lease | undefined>;
  /** Counts up the beats of all that this holder has, whether or not it knows what it has lost. */
  beatLeases(holder: string): Promise<void>;
  releaseLease(lease: Lease): Promise<void>;
  /**
   * From now on whoever comes to this version of the collection with a lesser token is too late: begin, activate and
   * the checkpoint of a write are refused, and so is the drop of what was replaced. To be called with a token before
   * anything is asked of the collection.
   * @param lease what the token is of: what is left of a version is dropped by whoever takes it when nobody holds it
   * @throws LeaseLost where it has seen a greater one
   */
  fence(schema: CollectionSchema, token: number, lease?: string): Promise<void>;
}

/** Another process has taken the work over. */
export class LeaseLost extends SaidError {
  constructor(collection: string) {
    super(say(words.leaseLost, { collection }));
  }
}

/** The generation that a holder of a lease works on was dropped, or another one of its version took over. */
export class GenerationGone extends SaidError {
  constructor(collection: string) {
    super(say(words.generationGone, { collection }));
  }
}

/** What a holder of leases cannot go on with: it begins anew, with the leases that it has. */
export const isTooLate = (error: unknown) => error instanceof LeaseLost || error instanceof GenerationGone;
