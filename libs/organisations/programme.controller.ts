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
import * as c from './programme.commands.js';
import { ListProgrammes, ProgrammeAnswer, ProgrammePage, programmeList } from './programme.views.js';

@ApiTags('programmes')
@Controller('programmes')
export class ProgrammeController {
  constructor(private readonly door: Door) {}

  /** Issue a version of a programme 下发. */
  @Post()
  issueProgramme(@Body() body: c.IssueProgramme, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('programme', body, by);
  }

  /** Programmes, the latest first. */
  @Get()
  listProgrammes(@Query() query: ListProgrammes, @Sender() by: CommandOrigin): Promise<ProgrammePage> {
    return this.door.list(programmeList, query, by);
  }

  /** A programme with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':programmeId')
  @PathId(':programmeId')
  getProgramme(@On() on: Target, @Query() asOf: AsOfQuery): Promise<ProgrammeAnswer> {
    return this.door.get('programme', on, asOf);
  }

  /** Its events, in order. */
  @Get(':programmeId/history')
  @PathId(':programmeId')
  getProgrammeEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('programme', on, asOf);
  }

  /** Report an item as done 完成. */
  @Step(':programmeId/finish-item')
  finishProgrammeItem(@On() on: Target, @Body() body: c.FinishProgrammeItem): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Check an item that is done 核验. */
  @Step(':programmeId/check-item')
  checkProgrammeItem(@On() on: Target, @Body() body: c.CheckProgrammeItem): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Withdraw it 废止. */
  @Step(':programmeId/withdraw')
  withdrawProgramme(@On() on: Target, @Body() body: c.WithdrawProgramme): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':programmeId/correct')
  correctProgramme(@On() on: Target, @Body() body: c.CorrectProgramme): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
