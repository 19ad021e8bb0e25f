import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AsOfQuery,
  CommandAnswer,
  Door,
  On,
  PathId,
  Sender,
  Step,
  StoredEventAnswer,
  type CommandOrigin,
  type Target,
} from '#platform';
import * as c from './instructor.commands.js';
import { ListInstructors, InstructorAnswer, InstructorPage, instructorList } from './instructor.views.js';

@ApiTags('instructors')
@Controller('instructors')
export class InstructorController {
  constructor(private readonly door: Door) {}

  /** Appoint an instructor 选派. */
  @Post()
  appointInstructor(@Body() body: c.AppointInstructor, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('instructor', body, by);
  }

  /** Instructors, the latest first. */
  @Get()
  listInstructors(@Query() query: ListInstructors, @Sender() by: CommandOrigin): Promise<InstructorPage> {
    return this.door.list(instructorList, query, by);
  }

  /** An instructor with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':instructorId')
  @PathId(':instructorId')
  getInstructor(@On() on: Target, @Query() asOf: AsOfQuery): Promise<InstructorAnswer> {
    return this.door.get('instructor', on, asOf);
  }

  /** Its events, in order. */
  @Get(':instructorId/history')
  @PathId(':instructorId')
  getInstructorEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('instructor', on, asOf);
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

  /** Correct an entry 更正. */
  @Step(':instructorId/correct')
  correctInstructor(@On() on: Target, @Body() body: c.CorrectInstructor): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
