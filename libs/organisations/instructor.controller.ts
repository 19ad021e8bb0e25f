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
  begins: [c.AppointInstructor, 'Appoint an instructor 选派.'],
  steps: {
    assign: [c.AssignInstructor, 'Assign an instructor to an enterprise 派驻.'],
    'end-assignment': [c.EndInstructorAssignment, 'End an assignment 结束派驻.'],
    report: [c.ReportInstructorWork, 'Report the work of a time 工作报告.'],
    'change-education': [c.ChangeInstructorEducation, 'Record another education, with its evidence 变更学历.'],
    end: [c.EndInstructor, 'End the appointment 撤回.'],
  },
};
