import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { dayOf, entered, NAME, prose, textOf, wholeOf, type EvidenceFile } from '#platform';

export type ProgrammeIssued = DomainEvent<
  'ProgrammeIssued',
  {
    readonly name: string;
    readonly edition: string;
    readonly issuedBy?: string;
    readonly documentNumber?: string;
    readonly communityId?: string;
    readonly items: readonly {
      readonly itemId: string;
      readonly name: string;
      readonly target?: number;
      readonly unit?: string;
      readonly dueOn?: string;
    }[];
  }
>;
export type ProgrammeItemDone = DomainEvent<
  'ProgrammeItemDone',
  {
    readonly itemId: string;
    readonly reached?: number;
    readonly result?: string;
    readonly evidence?: readonly EvidenceFile[];
  }
>;
export type ProgrammeItemChecked = DomainEvent<
  'ProgrammeItemChecked',
  { readonly itemId: string; readonly isPassed: boolean; readonly remarks?: string }
>;
export type ProgrammeWithdrawn = DomainEvent<'ProgrammeWithdrawn', { readonly reason: string }>;

export type ProgrammeEvent =
  ProgrammeIssued | ProgrammeItemDone | ProgrammeItemChecked | ProgrammeWithdrawn | RecordCorrected;

/** Name and edition stay: they are what the programme is known by. */
export const programmeCatalogue = catalogueOf<ProgrammeEvent>({
  ProgrammeIssued: entered({
    issuedBy: textOf(NAME),
    documentNumber: textOf(NAME),
    'items.*.name': textOf(NAME),
    'items.*.target': wholeOf(1, 1_000_000),
    'items.*.unit': textOf(50),
    'items.*.dueOn': dayOf,
  }),
  ProgrammeItemDone: entered({ reached: wholeOf(0, 1_000_000), result: prose }),
  ProgrammeItemChecked: entered({ remarks: prose }),
  ProgrammeWithdrawn: entered({ reason: prose }),
});
