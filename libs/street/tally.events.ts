import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { oneOf, wholeOf, type EvidenceFile } from '#platform';
import type { FiledCategory } from './filed-category.record.js';
import { MOST_COUNTED, tallyBases, type TallyBasis, type TallyKind, type TallyUnit } from './tally.commands.js';

interface Key {
  readonly communityId: string;
  readonly roadSegmentId?: string;
  readonly category: FiledCategory;
  readonly kind: TallyKind;
  /** Days of the office, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

/** It happened when its last day began, in the office's time zone: that day it falls into its period. */
export type CorrectionsTallied = DomainEvent<
  'CorrectionsTallied',
  Key & {
    readonly unit: TallyUnit;
    readonly count: number;
    readonly places?: string[];
    readonly basis: TallyBasis;
    readonly evidence?: EvidenceFile[];
    /** The second person who vouched for a count beyond the ceiling. */
    readonly confirmedBy?: string;
    /** Cases of the same that were recorded singly by then: they count by themselves. */
    readonly takenOff?: string[];
    /** A file of another system said so; whoever took it in has not counted it. */
    readonly ofSource?: true;
  }
>;
export type LargeTallyConfirmed = DomainEvent<
  'LargeTallyConfirmed',
  Key & { readonly upTo: number; readonly reason: string }
>;
/** `entryId`: the event that entered what is void, as the same may be entered again. */
export type TallyVoided = DomainEvent<'TallyVoided', { readonly entryId: string; readonly reason: string }>;
export type SingleTakenOff = DomainEvent<'SingleTakenOff', { readonly entryId: string; readonly caseId: string }>;
export type SinglePutBack = DomainEvent<'SinglePutBack', { readonly entryId: string; readonly caseId: string }>;

export type TallyEvent =
  CorrectionsTallied | LargeTallyConfirmed | TallyVoided | SingleTakenOff | SinglePutBack | RecordCorrected;

/** What a tally is known by is not corrected: it is voided, and the right one is entered. */
export const tallyCatalogue = catalogueOf<TallyEvent>({
  // Version 2 may be of another system's file.
  CorrectionsTallied: {
    schema: 2,
    upcasts: { 1: (data: Record<string, unknown>) => data },
    correctable: { count: wholeOf(1, MOST_COUNTED), basis: oneOf(tallyBases) },
  },
  LargeTallyConfirmed: { schema: 1 },
  TallyVoided: { schema: 1, undoes: { id: 'entryId' } },
  SingleTakenOff: { schema: 1, isStep: false },
  SinglePutBack: { schema: 1, isStep: false },
});
