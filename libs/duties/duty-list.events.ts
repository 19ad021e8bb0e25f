import { catalogueOf, type DomainEvent, type Instant, type RecordCorrected } from '#event-sourcing';
import { entered, NAME, prose, textOf, type EvidenceFile } from '#platform';
import type { Grade, Half } from './duty-list.commands.js';

export type DutyListIssued = DomainEvent<
  'DutyListIssued',
  {
    readonly year: number;
    readonly person: string;
    readonly post?: string;
    readonly communityId?: string;
    readonly items: readonly { readonly itemId: string; readonly name: string }[];
    /** Those that were not over yet, by the office's days; `until` is the first moment that is too late. */
    readonly halves: readonly { readonly half: Half; readonly from: Instant; readonly until: Instant }[];
  }
>;
export type DutyItemReported = DomainEvent<
  'DutyItemReported',
  { readonly itemId: string; readonly half: Half; readonly done: string; readonly evidence?: EvidenceFile[] }
>;
/** Appraisals of persons are sensitive: folders and exports withhold the grade. */
export type DutyAppraised = DomainEvent<'DutyAppraised', { readonly grade: Grade; readonly remarks?: string }>;
export type DutyListWithdrawn = DomainEvent<'DutyListWithdrawn', { readonly reason: string }>;

export type DutyListEvent = DutyListIssued | DutyItemReported | DutyAppraised | DutyListWithdrawn | RecordCorrected;

/** Year and person stay: they are what the list is known by. */
export const dutyListCatalogue = catalogueOf<DutyListEvent>({
  DutyListIssued: entered({ post: textOf(NAME), 'items.*.name': textOf(NAME) }),
  DutyItemReported: entered({ done: prose }),
  DutyAppraised: entered({ remarks: prose }),
  DutyListWithdrawn: entered({ reason: prose }),
});
