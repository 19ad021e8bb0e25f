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
  begins: [c.HandOverTask, 'Record what an authority handed over 交办: an item, or a finding of its inspection.'],
  steps: {
    claim: [c.ClaimTask, 'Claim it for a unit 签收.'],
    return: [c.ReturnTask, "Return it: it is not the unit's 退回."],
    'accept-return': [c.AcceptTaskReturn, 'The authority takes it back 同意退回.'],
    'reject-return': [c.RejectTaskReturn, 'The authority does not take it back 不同意退回.'],
    investigate: [c.InvestigateTask, 'Look into it 调查核实.'],
    plan: [c.PlanTask, 'Plan its measures 四张清单.'],
    'complete-measure': [c.CompleteTaskMeasure, 'A measure is done.'],
    extend: [c.GrantTaskExtension, 'A later due is granted 延期.'],
    'close-phase': [c.CloseTaskPhase, 'Close it for this phase 阶段性办结.'],
    rectify: [c.RectifyTask, 'It is put right 整改完成.'],
    answer: [c.AnswerTask, 'Answer what a citizen reported 已办结.'],
    'apply-for-acceptance': [c.ApplyForTaskAcceptance, 'Apply for its acceptance 申请验收.'],
    'pass-acceptance': [c.PassTaskAcceptance, 'Accept it 验收通过.'],
    'fail-acceptance': [c.FailTaskAcceptance, 'Do not accept it 验收不通过.'],
    disclose: [c.DiscloseTask, 'Disclose it to the public 公示.'],
    object: [c.RaiseTaskObjection, 'Somebody objects 异议.'],
    'settle-objection': [c.SettleTaskObjection, 'An objection is settled.'],
    delist: [c.DelistTask, 'Strike it off 销号.'],
    'look-back': [c.LookBackOnTask, 'Look back on it 回头看; a relapse opens it again.'],
    'hold-accountable': [c.RecordTaskAccountability, 'Record who was held accountable, as a count 问责.'],
    void: [c.VoidTask, 'Void what was entered by mistake 作废.'],
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
