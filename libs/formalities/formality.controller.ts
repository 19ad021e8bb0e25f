import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './formality.commands.js';
import { FormalityDocument, formalityList } from './formality.views.js';

export const formalityRecords = recordControllers({
  at: 'formalities',
  kind: 'formality',
  names: ['Formality', 'Formalities'],
  says: 'Formalities, the latest started first.',
  list: formalityList,
  document: FormalityDocument,
  correct: c.CorrectFormality,
});

@ApiTags('formalities')
@Controller('formalities')
export class FormalityController {
  constructor(private readonly door: Door) {}

  /** Start a formality of a shop 开始办理; its id is the id of the site, a dash and the kind. */
  @Post()
  startFormality(@Body() body: c.StartFormality, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('formality', body, by);
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
}
