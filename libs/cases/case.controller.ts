import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { WorkingCalendar } from '#calendar';
import type { Outcome } from '#event-sourcing';
import {
  answerOf,
  CALENDAR,
  malformed,
  AsOfQuery,
  CommandAnswer,
  CommandSender,
  EventWords,
  GetRecord,
  GetRecordHistory,
  IdPipe,
  Sender,
  type CommandOrigin,
  type InLanguages,
  StoredEventAnswer,
} from '#platform';
import * as c from './case.commands.js';
import { CaseAnswer, CasePage } from './case.answers.js';
import { caseDecider } from './case.decider.js';
import { words } from './case.glossary.js';
import { ListCases } from './case.queries.js';
import { holidayWarning, unknownYears } from './ordered.js';

/** One route a command; a route does nothing but name whom the command is for. */
@ApiTags('cases')
@Controller('cases')
export class CaseController {
  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryBus,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    private readonly words: EventWords,
  ) {}

  @Post()
  report(@Body() body: c.ReportProblem, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.begin(body, by);
  }

  @Post('corrected-on-the-spot')
  correctOnTheSpot(@Body() body: c.CorrectOnTheSpot, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.begin(body, by);
  }

  /** Cases and work lists: what is due first comes first. */
  @Get()
  listCases(@Query() query: ListCases, @Sender() { actor }: CommandOrigin): Promise<CasePage> {
    return this.queries.execute(query.list === 'mine' ? mineOf(query, actor) : query);
  }

  /** A case as it is now, with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':caseId')
  getCase(@Param('caseId', IdPipe) caseId: string, @Query() asOf: AsOfQuery): Promise<CaseAnswer> {
    return this.queries.execute(new GetRecord(caseDecider.stream, caseId, asOf));
  }

  /** The events of a case, in order, as of a moment on either clock. */
  @Get(':caseId/history')
  @ApiOkResponse({ type: StoredEventAnswer, isArray: true })
  async getCaseHistory(@Param('caseId', IdPipe) caseId: string, @Query() asOf: AsOfQuery): Promise<InLanguages> {
    const query = new GetRecordHistory(caseDecider.stream, caseId, asOf);
    return this.words.beside(await this.queries.execute(query));
  }

  @Post(':caseId/file')
  @HttpCode(200)
  file(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.FileCase,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/void')
  @HttpCode(200)
  voidCase(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.VoidCase,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/merge')
  @HttpCode(200)
  merge(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.MergeCase,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/undo-merge')
  @HttpCode(200)
  undoMerge(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.UndoMerge,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/dispatch')
  @HttpCode(200)
  dispatch(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.DispatchCase,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/return')
  @HttpCode(200)
  returnCase(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.ReturnCase,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/issue-notice')
  @HttpCode(200)
  issueNotice(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.IssueNotice,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/serve-notice')
  @HttpCode(200)
  serveNotice(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.ServeNotice,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/request-extension')
  @HttpCode(200)
  requestExtension(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.RequestExtension,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/grant-extension')
  @HttpCode(200)
  grantExtension(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.GrantExtension,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/deny-extension')
  @HttpCode(200)
  denyExtension(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.DenyExtension,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/suspend')
  @HttpCode(200)
  suspend(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.SuspendCase,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/resume')
  @HttpCode(200)
  resume(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.ResumeCase,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/report-rectification')
  @HttpCode(200)
  reportRectification(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.ReportRectification,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/verify')
  @HttpCode(200)
  verify(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.VerifyRectification,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/reject')
  @HttpCode(200)
  reject(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.RejectRectification,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/close')
  @HttpCode(200)
  close(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.CloseCase,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/place-supervision')
  @HttpCode(200)
  placeSupervision(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.PlaceSupervision,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/reply-to-supervision')
  @HttpCode(200)
  replyToSupervision(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.ReplyToSupervision,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/lift-supervision')
  @HttpCode(200)
  liftSupervision(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.LiftSupervision,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/look-back')
  @HttpCode(200)
  lookBack(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.RecordLookBack,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/reopen')
  @HttpCode(200)
  reopen(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.ReopenCase,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  @Post(':caseId/correct-record')
  @HttpCode(200)
  correctRecord(
    @Param('caseId', IdPipe) caseId: string,
    @Body() body: c.CorrectRecord,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, caseId, by);
  }

  private async begin(command: object, by: CommandOrigin): Promise<CommandAnswer> {
    const { id, outcome } = await this.sender.create('case', command, by);
    return this.answer(id, outcome);
  }

  private async send(command: object, caseId: string, by: CommandOrigin): Promise<CommandAnswer> {
    return this.answer(caseId, await this.sender.send(command, caseId, by));
  }

  private answer(id: string, outcome: Outcome): CommandAnswer {
    return answerOf(id, outcome, unknownYears(outcome.events, this.calendar).map(holidayWarning));
  }
}

/** "Mine" is the desk of whoever asks, unless another one is named. */
function mineOf(query: ListCases, actor: string | undefined): ListCases {
  const assignee = query.assignee ?? actor;
  if (assignee === undefined) throw malformed('assignee', words.nameADesk);
  return Object.assign(new ListCases(), query, { assignee });
}
