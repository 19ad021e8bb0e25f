import type { Instant } from '#event-sourcing';
import type { Due } from '../case.events.js';

/** Flags of a record that attests no dispatch. */
export const undispatched = [
  /** Nobody to dispatch to: the case waits for its dispatch. */
  'noDepartment',
  /** With a department, but without the time of a dispatch, which the mapping wants: nothing attests a dispatch. */
  'noDispatchTime',
  /** A due date of what was not dispatched: it binds nobody and is not taken. */
  'dueWithoutDispatch',
] as const;

/** Flags of a record whose site is at odds with the registers. */
export const ofSites: readonly string[] = ['unknownSite', 'siteInOtherCommunity'];

/** One record of another system, as far as it attests something. */
export class ImportRecord {
  readonly reported: {
    readonly at: Instant;
    readonly category: string;
    readonly description: string;
    readonly communityId?: string;
    readonly communityName?: string;
    readonly siteId?: string;
    /** The site that the source names, whether a register has it or not. */
    readonly sourceSiteId?: string;
    readonly location?: string;
    /** Who told the source. */
    readonly reporter?: string;
    readonly sourceNumber: string;
    /** Fields that are filled from elsewhere, or in which cells are empty, and what the record itself says of them. */
    readonly inPart?: Readonly<Record<string, readonly string[]>>;
    /** What stands between them, where the texts of several cells are joined. */
    readonly between?: string;
    readonly anomalies?: readonly string[];
  };
  readonly filed?: { readonly at: Instant; readonly number: string };
  /** What a record without a dispatch says of one. */
  readonly undispatched?: { readonly department?: string; readonly assignee?: string; readonly due?: Due };
  readonly dispatched?: {
    /** Where the source says it; else the case was dispatched when it was reported, or when the source changed it. */
    readonly at?: Instant;
    /** The same for the same department, assignee and due date: by it a dispatch is known again. */
    readonly deadlineId: string;
    readonly department: string;
    /** It stands in for one that the record does not name. */
    readonly isAssumed?: boolean;
    readonly assignee?: string;
    readonly due?: Due;
    readonly anomalies?: readonly string[];
  };
  /** The source's reply to what was reported: what was done about it. */
  readonly rectified?: { readonly at?: Instant; readonly measures: string };
  /** Whoever it was dispatched to has given it back. */
  readonly returned?: { readonly reason: string };
  /** Without a time of its own it ended when the source last touched the record. */
  readonly closed?: { readonly at?: Instant; readonly note?: string; readonly anomalies?: readonly string[] };
  readonly voided?: { readonly at?: Instant; readonly reason: string };
  /** When it ended, where nothing tells and the mapping says so. */
  readonly presumedEnd?: Instant;
  /** When the source last touched the record. */
  readonly updatedAt?: Instant;
}
