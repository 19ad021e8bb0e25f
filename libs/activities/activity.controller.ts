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
  begins: c.EnterActivity,
  steps: {
    hold: c.HoldActivity,
    postpone: c.PostponeActivity,
    cancel: c.CancelActivity,
    'record-minutes': c.RecordMinutes,
    'take-decision': c.TakeDecision,
    'finish-decision': c.FinishDecision,
    'drop-decision': c.DropDecision,
    'record-attendance': c.RecordAttendance,
    'confirm-attendance': c.ConfirmAttendance,
    'correct-hours': c.CorrectHours,
    void: c.VoidActivity,
  },
};

@ApiTags('activities')
@Controller('activities')
export class ActivityController {
  constructor(private readonly door: Door) {}

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
