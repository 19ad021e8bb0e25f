import type { RecordRoutes } from '#platform';
import * as c from './instructor.commands.js';
import { InstructorDocument, instructorView } from './instructor.views.js';
import { educations } from './instructor.commands.js';

export const instructorRecords: RecordRoutes<InstructorDocument> = {
  at: 'instructors',
  kind: 'instructor',
  view: instructorView,
  filters: { communityId: 'id', status: 'state', education: educations, isFullTime: 'flag', isOverloaded: 'flag' },
  sort: { field: 'appointedAt', direction: 'desc' },
  document: InstructorDocument,
  begins: c.AppointInstructor,
  steps: {
    assign: c.AssignInstructor,
    'end-assignment': c.EndInstructorAssignment,
    report: c.ReportInstructorWork,
    'change-education': c.ChangeInstructorEducation,
    end: c.EndInstructor,
  },
};
