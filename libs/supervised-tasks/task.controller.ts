import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { deriveId } from '#event-sourcing';
import {
  CommandAnswer,
  Door,
  nameKey,
  On,
  recordControllers,
  Sender,
  Step,
  type CommandOrigin,
  type Target,
} from '#platform';
import * as c from './task.commands.js';
import { SupervisedTaskDocument, taskList } from './task.views.js';

/** One stream a number: of two that are handed over under it at once, one is refused. */
export const taskIdOf = (externalNumber: string) => deriveId('task', nameKey(externalNumber));

export const supervisedTaskRecords = recordControllers({
  at: 'tasks',
  kind: 'task',
  names: ['SupervisedTask', 'SupervisedTasks'],
  says: 'Supervised tasks, the latest first.',
  list: taskList,
  document: SupervisedTaskDocument,
  correct: c.CorrectTask,
});

@ApiTags('tasks')
@Controller('tasks')
export class SupervisedTaskController {
  constructor(private readonly door: Door) {}

  /** Record what an authority handed over 交办: an item, or a finding of its inspection. */
  @Post()
  handOverTask(@Body() body: c.HandOverTask, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('task', body, by);
  }

  /** Claim it for a unit 签收. */
  @Step(':taskId/claim')
  claimTask(@On() on: Target, @Body() body: c.ClaimTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Return it: it is not the unit's 退回. */
  @Step(':taskId/return')
  returnTask(@On() on: Target, @Body() body: c.ReturnTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** The authority takes it back 同意退回. */
  @Step(':taskId/accept-return')
  acceptTaskReturn(@On() on: Target, @Body() body: c.AcceptTaskReturn): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** The authority does not take it back 不同意退回. */
  @Step(':taskId/reject-return')
  rejectTaskReturn(@On() on: Target, @Body() body: c.RejectTaskReturn): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Look into it 调查核实. */
  @Step(':taskId/investigate')
  investigateTask(@On() on: Target, @Body() body: c.InvestigateTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Plan its measures 四张清单. */
  @Step(':taskId/plan')
  planTask(@On() on: Target, @Body() body: c.PlanTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** A measure is done. */
  @Step(':taskId/complete-measure')
  completeTaskMeasure(@On() on: Target, @Body() body: c.CompleteTaskMeasure): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** A later due is granted 延期. */
  @Step(':taskId/extend')
  grantTaskExtension(@On() on: Target, @Body() body: c.GrantTaskExtension): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Close it for this phase 阶段性办结. */
  @Step(':taskId/close-phase')
  closeTaskPhase(@On() on: Target, @Body() body: c.CloseTaskPhase): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** It is put right 整改完成. */
  @Step(':taskId/rectify')
  rectifyTask(@On() on: Target, @Body() body: c.RectifyTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Answer what a citizen reported 已办结. */
  @Step(':taskId/answer')
  answerTask(@On() on: Target, @Body() body: c.AnswerTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Apply for its acceptance 申请验收. */
  @Step(':taskId/apply-for-acceptance')
  applyForTaskAcceptance(@On() on: Target, @Body() body: c.ApplyForTaskAcceptance): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Accept it 验收通过. */
  @Step(':taskId/pass-acceptance')
  passTaskAcceptance(@On() on: Target, @Body() body: c.PassTaskAcceptance): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Do not accept it 验收不通过. */
  @Step(':taskId/fail-acceptance')
  failTaskAcceptance(@On() on: Target, @Body() body: c.FailTaskAcceptance): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Disclose it to the public 公示. */
  @Step(':taskId/disclose')
  discloseTask(@On() on: Target, @Body() body: c.DiscloseTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Somebody objects 异议. */
  @Step(':taskId/object')
  raiseTaskObjection(@On() on: Target, @Body() body: c.RaiseTaskObjection): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** An objection is settled. */
  @Step(':taskId/settle-objection')
  settleTaskObjection(@On() on: Target, @Body() body: c.SettleTaskObjection): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Strike it off 销号. */
  @Step(':taskId/delist')
  delistTask(@On() on: Target, @Body() body: c.DelistTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Look back on it 回头看; a relapse opens it again. */
  @Step(':taskId/look-back')
  lookBackOnTask(@On() on: Target, @Body() body: c.LookBackOnTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record who was held accountable, as a count 问责. */
  @Step(':taskId/hold-accountable')
  recordTaskAccountability(@On() on: Target, @Body() body: c.RecordTaskAccountability): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Void what was entered by mistake 作废. */
  @Step(':taskId/void')
  voidTask(@On() on: Target, @Body() body: c.VoidTask): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
