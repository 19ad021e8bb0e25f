import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CommandAnswer,
  Door,
  listController,
  On,
  recordControllers,
  Sender,
  Step,
  type CommandOrigin,
  type Target,
} from '#platform';
import * as c from './activity.commands.js';
import {
  ActivityDocument,
  activityList,
  AttendanceDocument,
  attendanceList,
  DecisionDocument,
  decisionList,
} from './activity.views.js';

export const activityRecords = recordControllers({
  at: 'activities',
  kind: 'activity',
  names: ['Activity', 'Activities'],
  list: activityList,
  document: ActivityDocument,
  correct: c.CorrectActivity,
});

@ApiTags('activities')
@Controller('activities')
export class ActivityController {
  constructor(private readonly door: Door) {}

  /** Enter an activity that was held 登记活动. */
  @Post()
  enterActivity(@Body() body: c.EnterActivity, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('activity', body, by);
  }

  /** Plan an activity 计划活动. */
  @Post('plan')
  planActivity(@Body() body: c.PlanActivity, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('activity', body, by);
  }

  /** What was planned was held 举行. */
  @Step(':activityId/hold')
  holdActivity(@On() on: Target, @Body() body: c.HoldActivity): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Put it off 延期. */
  @Step(':activityId/postpone')
  postponeActivity(@On() on: Target, @Body() body: c.PostponeActivity): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Call it off 取消. */
  @Step(':activityId/cancel')
  cancelActivity(@On() on: Target, @Body() body: c.CancelActivity): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Add the minutes 补记会议记录. */
  @Step(':activityId/record-minutes')
  recordMinutes(@On() on: Target, @Body() body: c.RecordMinutes): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** What was decided, who does it, by when 议定事项. */
  @Step(':activityId/take-decision')
  takeDecision(@On() on: Target, @Body() body: c.TakeDecision): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** A decision was carried out 办结. */
  @Step(':activityId/finish-decision')
  finishDecision(@On() on: Target, @Body() body: c.FinishDecision): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** A decision is carried out no more 不再办理. */
  @Step(':activityId/drop-decision')
  dropDecision(@On() on: Target, @Body() body: c.DropDecision): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Who came to serve, many rows at once 登记志愿者. */
  @Step(':activityId/record-attendance')
  recordAttendance(@On() on: Target, @Body() body: c.RecordAttendance): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Somebody else confirms the hours 确认时长. */
  @Step(':activityId/confirm-attendance')
  confirmAttendance(@On() on: Target, @Body() body: c.ConfirmAttendance): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct the hours of one volunteer 更正时长. */
  @Step(':activityId/correct-hours')
  correctServiceHours(@On() on: Target, @Body() body: c.CorrectHours): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** It was entered by mistake 作废. */
  @Step(':activityId/void')
  voidActivity(@On() on: Target, @Body() body: c.VoidActivity): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

export const listOfDecisions = listController({
  at: 'decisions',
  tag: 'activities',
  names: ['Decision', 'Decisions'],
  says: 'Decisions of all activities, what is due first before the rest 议定事项.',
  list: decisionList,
  document: DecisionDocument,
});

export const listOfAttendances = listController({
  at: 'attendances',
  tag: 'activities',
  names: ['Attendance', 'Attendances'],
  says: 'Attendances of volunteers, the latest first 服务记录.',
  list: attendanceList,
  document: AttendanceDocument,
});
