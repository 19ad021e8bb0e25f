import { catalogueOf, type CorrectionsOf, type DomainEvent, type Instant, type RecordCorrected } from '#event-sourcing';
import { LONG, momentOf, textOf, wholeOf, type EvidenceFile } from '#platform';
import type { Education } from './instructor.commands.js';

export type InstructorAppointed = DomainEvent<
  'InstructorAppointed',
  { readonly education: Education; readonly isFullTime: boolean; readonly communityId?: string }
>;
export type InstructorAssigned = DomainEvent<
  'InstructorAssigned',
  {
    readonly assignmentId: string;
    readonly enterpriseId: string;
    readonly from: Instant;
    readonly until?: Instant;
    /** It makes more enterprises at a time than the office meant to give one instructor: this many. */
    readonly beyond?: number;
  }
>;
export type InstructorAssignmentEnded = DomainEvent<
  'InstructorAssignmentEnded',
  { readonly assignmentId: string; readonly until: Instant }
>;
export type InstructorReported = DomainEvent<
  'InstructorReported',
  { readonly visits: number; readonly work: string; readonly problems?: string }
>;
export type InstructorEducationChanged = DomainEvent<
  'InstructorEducationChanged',
  { readonly education: Education; readonly evidence: readonly EvidenceFile[] }
>;
export type InstructorEnded = DomainEvent<'InstructorEnded', { readonly reason: string }>;

export type InstructorEvent =
  | InstructorAppointed
  | InstructorAssigned
  | InstructorAssignmentEnded
  | InstructorReported
  | InstructorEducationChanged
  | InstructorEnded
  | RecordCorrected;

/** Every event of an instructor and the version of its data; an older version gets its upcast here. */
export const instructorCatalogue = catalogueOf<InstructorEvent>({
  InstructorAppointed: { schema: 1 },
  InstructorAssigned: { schema: 1 },
  InstructorAssignmentEnded: { schema: 1 },
  InstructorReported: { schema: 1 },
  InstructorEducationChanged: { schema: 1 },
  InstructorEnded: { schema: 1 },
});

/** Another education needs evidence, so no correction changes it. */
export const instructorCorrections: CorrectionsOf = {
  correctable: {
    InstructorAppointed: { occurredAt: momentOf },
    InstructorAssigned: { from: momentOf, until: momentOf },
    InstructorAssignmentEnded: { until: momentOf },
    InstructorReported: { visits: wholeOf(0, 10_000), work: textOf(LONG), problems: textOf(LONG) },
    InstructorEducationChanged: { occurredAt: momentOf },
    InstructorEnded: { reason: textOf(LONG), occurredAt: momentOf },
  },
  // They hold at times of their own.
  noSteps: ['InstructorAssigned', 'InstructorAssignmentEnded', 'InstructorReported'],
};
