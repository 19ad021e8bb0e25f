import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './enterprise.commands.js';
import { EnterpriseDocument, enterpriseList } from './enterprise.views.js';

export const enterpriseRecords = recordControllers({
  at: 'enterprises',
  kind: 'enterprise',
  names: ['Enterprise', 'Enterprises'],
  says: 'Non-public enterprises by name.',
  list: enterpriseList,
  document: EnterpriseDocument,
  correct: c.CorrectEnterprise,
});

@ApiTags('enterprises')
@Controller('enterprises')
export class EnterpriseController {
  constructor(private readonly door: Door) {}

  /** Register a non-public enterprise 登记. */
  @Post()
  registerEnterprise(@Body() body: c.RegisterEnterprise, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('enterprise', body, by);
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
}
