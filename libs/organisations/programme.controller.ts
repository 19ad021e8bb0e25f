import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './programme.commands.js';
import { ProgrammeDocument, programmeList } from './programme.views.js';

export const programmeRecords = recordControllers({
  at: 'programmes',
  kind: 'programme',
  names: ['Programme', 'Programmes'],
  list: programmeList,
  document: ProgrammeDocument,
  correct: c.CorrectProgramme,
});

@ApiTags('programmes')
@Controller('programmes')
export class ProgrammeController {
  constructor(private readonly door: Door) {}

  /** Issue a version of a programme 下发. */
  @Post()
  issueProgramme(@Body() body: c.IssueProgramme, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('programme', body, by);
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
}
