import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './deliberation.commands.js';
import { DeliberationDocument, deliberationList } from './deliberation.views.js';

export const deliberationRecords = recordControllers({
  at: 'deliberations',
  kind: 'deliberation',
  names: ['Deliberation', 'Deliberations'],
  list: deliberationList,
  document: DeliberationDocument,
  correct: c.CorrectDeliberation,
});

@ApiTags('deliberations')
@Controller('deliberations')
export class DeliberationController {
  constructor(private readonly door: Door) {}

  /** Open a deliberation of a matter 立项. */
  @Post()
  openDeliberation(@Body() body: c.OpenDeliberation, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('deliberation', body, by);
  }

  /** 一征: the party organisation asks for opinions 征求意见. */
  @Step(':deliberationId/solicit-opinions')
  solicitOpinions(@On() on: Target, @Body() body: c.SolicitOpinions): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** 一议: both committees, or the branch, propose 提议. */
  @Step(':deliberationId/make-proposal')
  makeProposal(@On() on: Target, @Body() body: c.MakeProposal): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** 二议: units concerned consult 商议. */
  @Step(':deliberationId/consult-units')
  consultUnits(@On() on: Target, @Body() body: c.ConsultUnits): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Both committees deliberate “两委”会商议. */
  @Step(':deliberationId/deliberate')
  deliberateInCommittees(@On() on: Target, @Body() body: c.DeliberateInCommittees): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** The members’ meeting votes 党员大会审议. */
  @Step(':deliberationId/review')
  reviewByMembers(@On() on: Target, @Body() body: c.ReviewByMembers): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** 三议: residents or their representatives resolve 决议. */
  @Step(':deliberationId/vote')
  voteResolution(@On() on: Target, @Body() body: c.VoteResolution): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** 一公开: what was resolved 决议公开. */
  @Step(':deliberationId/disclose-resolution')
  discloseResolution(@On() on: Target, @Body() body: c.DiscloseResolution): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Somebody objects 异议. */
  @Step(':deliberationId/raise-objection')
  raiseObjection(@On() on: Target, @Body() body: c.RaiseObjection): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** An objection is answered 答复异议. */
  @Step(':deliberationId/answer-objection')
  answerObjection(@On() on: Target, @Body() body: c.AnswerObjection): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** It is carried out from now on 开始实施. */
  @Step(':deliberationId/start')
  startImplementation(@On() on: Target, @Body() body: c.StartImplementation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** How far it has come 实施情况. */
  @Step(':deliberationId/report')
  reportImplementation(@On() on: Target, @Body() body: c.ReportImplementation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Households that take part, many rows at once 登记参与户. */
  @Step(':deliberationId/register-households')
  registerHouseholds(@On() on: Target, @Body() body: c.RegisterHouseholds): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** A household takes part no more 退出. */
  @Step(':deliberationId/withdraw-household')
  withdrawHousehold(@On() on: Target, @Body() body: c.WithdrawHousehold): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** A count instead of single households 汇总登记. */
  @Step(':deliberationId/tally-households')
  tallyHouseholds(@On() on: Target, @Body() body: c.TallyHouseholds): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** How many households there are in all 总户数变更. */
  @Step(':deliberationId/change-households')
  changeHouseholds(@On() on: Target, @Body() body: c.ChangeHouseholds): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** 二公开: what was carried out 实施情况公开. */
  @Step(':deliberationId/disclose-implementation')
  discloseImplementation(@On() on: Target, @Body() body: c.DiscloseImplementation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Solved, partly, or not 办结. */
  @Step(':deliberationId/close')
  closeDeliberation(@On() on: Target, @Body() body: c.CloseDeliberation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** It goes no further 终止. */
  @Step(':deliberationId/drop')
  dropDeliberation(@On() on: Target, @Body() body: c.DropDeliberation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** It was entered by mistake 作废. */
  @Step(':deliberationId/void')
  voidDeliberation(@On() on: Target, @Body() body: c.VoidDeliberation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
