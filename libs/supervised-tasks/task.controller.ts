import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { deriveId } from '#event-sourcing';
import { Door, nameKey, Sender, type CommandOrigin, type RecordRoutes } from '#platform';
import * as c from './task.commands.js';
import { DailyTasks, GetDailyTasks } from './daily-sheet.js';
import { SupervisedTaskDocument, taskView } from './task.views.js';
import { taskKinds } from './task.kinds.js';

/** One stream a number: of two that are handed over under it at once, one is refused. */
export const taskIdOf = (externalNumber: string) => deriveId('task', nameKey(externalNumber));

export const supervisedTaskRecords: RecordRoutes<SupervisedTaskDocument> = {
  at: 'tasks',
  kind: 'task',
  names: ['SupervisedTask', 'SupervisedTasks'],
  says: 'Supervised tasks, the latest first.',
  view: taskView,
  filters: {
    communityId: 'id',
    siteId: 'id',
    campaign: 'name',
    kind: taskKinds,
    status: 'state',
    externalNumber: 'text',
    isKey: 'flag',
    claimedLate: 'flag',
    /** Of what is answered or delisted: look-backs are due where it is false. */
    lookedBack: 'flag',
    /** Open tasks that are due before this moment. */
    dueBefore: { is: 'before', field: 'openDue' },
  },
  sort: { field: 'handedOverAt', direction: 'desc' },
  document: SupervisedTaskDocument,
  begins: c.HandOverTask,
  steps: {
    claim: c.ClaimTask,
    return: c.ReturnTask,
    'accept-return': c.AcceptTaskReturn,
    'reject-return': c.RejectTaskReturn,
    investigate: c.InvestigateTask,
    plan: c.PlanTask,
    'complete-measure': c.CompleteTaskMeasure,
    extend: c.GrantTaskExtension,
    'close-phase': c.CloseTaskPhase,
    rectify: c.RectifyTask,
    answer: c.AnswerTask,
    'apply-for-acceptance': c.ApplyForTaskAcceptance,
    'pass-acceptance': c.PassTaskAcceptance,
    'fail-acceptance': c.FailTaskAcceptance,
    disclose: c.DiscloseTask,
    object: c.RaiseTaskObjection,
    'settle-objection': c.SettleTaskObjection,
    delist: c.DelistTask,
    'look-back': c.LookBackOnTask,
    'hold-accountable': c.RecordTaskAccountability,
    void: c.VoidTask,
  },
};

@ApiTags('tasks')
@Controller('tasks')
export class DailyTasksController {
  constructor(private readonly door: Door) {}

  /** The daily sheet of a campaign, community by community 督办日报. */
  @Get('daily')
  getDailyTasks(@Query() query: GetDailyTasks, @Sender() by: CommandOrigin): Promise<DailyTasks> {
    return this.door.ask(query, by);
  }
}
