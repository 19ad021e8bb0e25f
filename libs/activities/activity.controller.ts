import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, Sender, type CommandOrigin, type ListRoute, type RecordRoutes } from '#platform';
import * as c from './activity.commands.js';
import {
  ActivityDocument,
  AttendanceDocument,
  DecisionDocument,
  activityView,
  decisionPart,
  attendancePart,
} from './activity.views.js';
import { activityKinds } from './activity.kinds.js';

export const activityRecords: RecordRoutes<ActivityDocument> = {
  at: 'activities',
  kind: 'activity',
  view: activityView,
  filters: {
    communityId: 'id',
    organiserId: 'id',
    kind: activityKinds,
    status: 'state',
    chair: 'name',
    ledByCommitteeMember: 'flag',
    lateEntry: 'flag',
    quorumMissed: 'flag',
    setUpInPerson: 'flag',
    askedAfterInPerson: 'flag',
    dealtWithInPerson: 'flag',
    minutesMissed: 'flag',
  },
  sort: { field: 'heldAt', direction: 'desc' },
  document: ActivityDocument,
  begins: [c.EnterActivity, 'Enter an activity that was held 登记活动.'],
  steps: {
    hold: [c.HoldActivity, 'What was planned was held 举行.'],
    postpone: [c.PostponeActivity, 'Put it off 延期.'],
    cancel: [c.CancelActivity, 'Call it off 取消.'],
    'record-minutes': [c.RecordMinutes, 'Add the minutes 补记会议记录.'],
    'take-decision': [c.TakeDecision, 'What was decided, who does it, by when 议定事项.'],
    'finish-decision': [c.FinishDecision, 'A decision was carried out 办结.'],
    'drop-decision': [c.DropDecision, 'A decision is carried out no more 不再办理.'],
    'record-attendance': [c.RecordAttendance, 'Who came to serve, many rows at once 登记志愿者.'],
    'confirm-attendance': [c.ConfirmAttendance, 'Somebody else confirms the hours 确认时长.'],
    'correct-hours': [c.CorrectHours, 'Correct the hours of one volunteer 更正时长.'],
    void: [c.VoidActivity, 'It was entered by mistake 作废.'],
  },
};

@ApiTags('activities')
@Controller('activities')
export class ActivityController {
  constructor(private readonly door: Door) {}

  /** Plan an activity 计划活动. */
  @Post('plan')
  planActivity(@Body() body: c.PlanActivity, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('activity', body, by);
  }
}

export const listOfDecisions: ListRoute = {
  at: 'decisions',
  tag: 'activities',
  names: ['Decision', 'Decisions'],
  says: 'Decisions of all activities, what is due first before the rest 议定事项.',
  rows: 'decisions',
  view: decisionPart,
  filters: {
    communityId: 'id',
    activityId: 'id',
    person: 'name',
    state: ['open', 'done', 'dropped'],
    holds: 'flag',
    from: { is: 'from', field: 'due' },
    to: { is: 'to', field: 'due' },
  },
  sort: { field: 'due', direction: 'asc' },
  document: DecisionDocument,
};

export const listOfAttendances: ListRoute = {
  at: 'attendances',
  tag: 'activities',
  names: ['Attendance', 'Attendances'],
  says: 'Attendances of volunteers, the latest first 服务记录.',
  rows: 'attendances',
  view: attendancePart,
  filters: { communityId: 'id', activityId: 'id', volunteerId: 'id', holds: 'flag' },
  sort: { field: 'heldAt', direction: 'desc' },
  document: AttendanceDocument,
};
