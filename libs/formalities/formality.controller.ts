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
import * as c from './formality.commands.js';
import { formalityList, FormalityAnswer, ListFormalities, FormalityPage } from './formality.views.js';

@ApiTags('formalities')
@Controller('formalities')
export class FormalityController {
  constructor(private readonly door: Door) {}

  /** Start a formality of a shop 开始办理; its id is the id of the site, a dash and the kind. */
  @Post()
  startFormality(@Body() body: c.StartFormality, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('formality', body, by);
  }

  /** Formalities, the latest started first. */
  @Get()
  listFormalities(@Query() query: ListFormalities, @Sender() by: CommandOrigin): Promise<FormalityPage> {
    return this.door.list(formalityList, query, by);
  }

  /** A formality with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':formalityId')
  @PathId(':formalityId')
  getFormality(@On() on: Target, @Query() asOf: AsOfQuery): Promise<FormalityAnswer> {
    return this.door.get('formality', on, asOf);
  }

  /** Its events, in order. */
  @Get(':formalityId/history')
  @PathId(':formalityId')
  getFormalityEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('formality', on, asOf);
  }

  /** File it 备案. */
  @Step(':formalityId/file')
  fileFormality(@On() on: Target, @Body() body: c.FileFormality): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record its approval 批复. */
  @Step(':formalityId/approve')
  approveFormality(@On() on: Target, @Body() body: c.ApproveFormality): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record that it was refused or sent back 退回、不予批准. */
  @Step(':formalityId/refuse')
  refuseFormality(@On() on: Target, @Body() body: c.RefuseFormality): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Change it, when a change is due 变更. */
  @Step(':formalityId/change')
  changeFormality(@On() on: Target, @Body() body: c.ChangeFormality): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record that it was revoked 撤销. */
  @Step(':formalityId/revoke')
  revokeFormality(@On() on: Target, @Body() body: c.RevokeFormality): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record that it has lapsed 失效. */
  @Step(':formalityId/lapse')
  lapseFormality(@On() on: Target, @Body() body: c.LapseFormality): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':formalityId/correct')
  correctFormality(@On() on: Target, @Body() body: c.CorrectFormality): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
