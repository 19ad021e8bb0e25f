import { catalogueOf, type DomainEvent, type Instant, type RecordCorrected } from '#event-sourcing';
import { entered, momentLongAgoOf, prose, SHORT, textOf, wholeOf, type EvidenceFile } from '#platform';
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
  { readonly enterpriseId?: string; readonly visits: number; readonly work: string; readonly problems?: string }
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

/** Another education needs evidence, so no correction changes it. What is no step holds at times of its own. */
export const instructorCatalogue = catalogueOf<InstructorEvent>({
  InstructorAppointed: entered(),
  InstructorAssigned: { schema: 1, isStep: false, correctable: { from: momentLongAgoOf, until: momentLongAgoOf } },
  InstructorAssignmentEnded: { schema: 1, isStep: false, correctable: { until: momentLongAgoOf } },
  InstructorReported: {
    // Version 2 may say which enterprise it is about; version 1 was about all of them together.
    schema: 2,
    upcasts: { 1: (data) => data },
    isStep: false,
    correctable: { enterpriseId: textOf(SHORT), visits: wholeOf(0, 10_000), work: prose, problems: prose },
  },
  InstructorEducationChanged: entered(),
  InstructorEnded: entered({ reason: prose }),
});
