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
import * as c from './enterprise.commands.js';
import { ListEnterprises, EnterpriseAnswer, EnterprisePage, enterpriseList } from './enterprise.views.js';

@ApiTags('enterprises')
@Controller('enterprises')
export class EnterpriseController {
  constructor(private readonly door: Door) {}

  /** Register a non-public enterprise 登记. */
  @Post()
  registerEnterprise(@Body() body: c.RegisterEnterprise, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('enterprise', body, by);
  }

  /** Non-public enterprises by name. */
  @Get()
  listEnterprises(@Query() query: ListEnterprises, @Sender() by: CommandOrigin): Promise<EnterprisePage> {
    return this.door.list(enterpriseList, query, by);
  }

  /** An enterprise with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':enterpriseId')
  @PathId(':enterpriseId')
  getEnterprise(@On() on: Target, @Query() asOf: AsOfQuery): Promise<EnterpriseAnswer> {
    return this.door.get('enterprise', on, asOf);
  }

  /** Its events, in order. */
  @Get(':enterpriseId/history')
  @PathId(':enterpriseId')
  getEnterpriseEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('enterprise', on, asOf);
  }

  /** Survey it 摸排. */
  @Step(':enterpriseId/survey')
  surveyEnterprise(@On() on: Target, @Body() body: c.SurveyEnterprise): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Name the branch that its members belong to 明确党组织. */
  @Step(':enterpriseId/name-branch')
  nameEnterpriseBranch(@On() on: Target, @Body() body: c.NameEnterpriseBranch): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** It has no branch any more 取消党组织. */
  @Step(':enterpriseId/drop-branch')
  dropEnterpriseBranch(@On() on: Target, @Body() body: c.DropEnterpriseBranch): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** It has closed or left 停业、迁出. */
  @Step(':enterpriseId/close')
  closeEnterprise(@On() on: Target, @Body() body: c.CloseEnterprise): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':enterpriseId/correct')
  correctEnterprise(@On() on: Target, @Body() body: c.CorrectEnterprise): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
