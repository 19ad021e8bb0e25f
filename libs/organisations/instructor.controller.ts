import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './instructor.commands.js';
import { InstructorDocument, instructorList } from './instructor.views.js';

export const instructorRecords = recordControllers({
  at: 'instructors',
  kind: 'instructor',
  names: ['Instructor', 'Instructors'],
  list: instructorList,
  document: InstructorDocument,
  correct: c.CorrectInstructor,
});

@ApiTags('instructors')
@Controller('instructors')
export class InstructorController {
  constructor(private readonly door: Door) {}

  /** Appoint an instructor 选派. */
  @Post()
  appointInstructor(@Body() body: c.AppointInstructor, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('instructor', body, by);
  }

  /** Assign an instructor to an enterprise 派驻. */
  @Step(':instructorId/assign')
  assignInstructor(@On() on: Target, @Body() body: c.AssignInstructor): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** End an assignment 结束派驻. */
  @Step(':instructorId/end-assignment')
  endInstructorAssignment(@On() on: Target, @Body() body: c.EndInstructorAssignment): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Report the work of a time 工作报告. */
  @Step(':instructorId/report')
  reportInstructorWork(@On() on: Target, @Body() body: c.ReportInstructorWork): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record another education, with its evidence 变更学历. */
  @Step(':instructorId/change-education')
  changeInstructorEducation(@On() on: Target, @Body() body: c.ChangeInstructorEducation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** End the appointment 撤回. */
  @Step(':instructorId/end')
  endInstructor(@On() on: Target, @Body() body: c.EndInstructor): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
