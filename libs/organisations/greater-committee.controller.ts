import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './greater-committee.commands.js';
import { GreaterCommitteeDocument, greaterCommitteeList } from './greater-committee.views.js';

export const greaterCommitteeRecords = recordControllers({
  at: 'greater-committees',
  kind: 'greater-committee',
  names: ['GreaterCommittee', 'GreaterCommittees'],
  id: 'communityId',
  says: 'Greater committees, the latest first.',
  list: greaterCommitteeList,
  document: GreaterCommitteeDocument,
  correct: c.CorrectGreaterCommittee,
});

@ApiTags('greater-committees')
@Controller('greater-committees')
export class GreaterCommitteeController {
  constructor(private readonly door: Door) {}

  /** Establish the greater committee of a community 成立. */
  @Post()
  establishGreaterCommittee(
    @Body() body: c.EstablishGreaterCommittee,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.door.begin('greater-committee', body, by);
  }

  /** Change its members 调整成员. */
  @Step(':communityId/change')
  changeGreaterCommittee(@On() on: Target, @Body() body: c.ChangeGreaterCommittee): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Dissolve it 撤销. */
  @Step(':communityId/dissolve')
  dissolveGreaterCommittee(@On() on: Target, @Body() body: c.DissolveGreaterCommittee): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
