import { NO_END, viewOf, type Instant, type PartView, type View } from '#event-sourcing';
import { type Education } from './instructor.commands.js';
import { Instructor, type EnterpriseWork } from './instructor.record.js';
import { instructor } from './instructor.rules.js';
import { phaseDocuments } from './phases.js';

/** An instructor as lists and ledgers see it. */
export class InstructorDocument extends Instructor {
  readonly instructorId: string;
  readonly revision: number;
  /** More enterprises at a time than the office meant to give one instructor. */
  readonly isOverloaded: boolean;
}

/** An instructor in post as the figures count it. */
export interface InstructorStretch {
  readonly instructorId: string;
  readonly communityId?: string;
  readonly education: Education;
  readonly from: Instant;
  readonly until: Instant;
}

export const instructorStretches: PartView<InstructorDocument, InstructorStretch> = {
  name: 'instructor-stretches',
  version: 1,
  fields: ['instructorId', 'communityId', 'education', 'from', 'until'],
  indexes: [['from']],
  of: ({ phases }, instructorId) =>
    phaseDocuments(phases, ({ education, communityId }) => ({ instructorId, communityId, education })),
};

/** An instructor in an enterprise, as the sheet of enterprises shows who is there. */
export interface InstructorInEnterprise extends Pick<
  InstructorStretch,
  'instructorId' | 'education' | 'from' | 'until'
> {
  readonly enterpriseId: string;
}

export const instructorsInEnterprises: PartView<InstructorDocument, InstructorInEnterprise> = {
  name: 'instructors-in-enterprises',
  version: 1,
  fields: ['enterpriseId', 'instructorId', 'education', 'from', 'until'],
  indexes: [['enterpriseId', 'from']],
  of: ({ assignments, education }, instructorId) =>
    assignments.map(({ assignmentId, enterpriseId, from, until = NO_END }) => [
      assignmentId,
      { enterpriseId, instructorId, education, from, until },
    ]),
};

/** A report about one enterprise, as the sheet of enterprises adds them up. */
export type WorkInEnterprise = EnterpriseWork & Pick<InstructorStretch, 'instructorId'>;

export const workInEnterprises: PartView<InstructorDocument, WorkInEnterprise> = {
  name: 'work-in-enterprises',
  version: 1,
  fields: ['enterpriseId', 'instructorId', 'reportedAt', 'visits'],
  amounts: ['visits'],
  indexes: [['enterpriseId', 'reportedAt']],
  of: ({ enterpriseWork }, instructorId) => enterpriseWork.map((work) => [work.reportId, { ...work, instructorId }]),
};

export const instructorView: View<InstructorDocument> = viewOf(instructor, {
  name: 'instructors',
  version: 4,
  searched: ['*'],
  fields: ['communityId', 'status', 'education', 'isFullTime', 'isOverloaded', 'appointedAt'],
  adds: (record) => ({
    isOverloaded: record.assignments.some(({ beyond, until }) => beyond !== undefined && until === undefined),
  }),
  parts: [instructorStretches, instructorsInEnterprises, workInEnterprises],
});
