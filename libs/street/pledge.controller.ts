import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './road.commands.js';
import { PledgeDocument, pledgeList } from './pledge.views.js';

export const pledgeRecords = recordControllers({
  at: 'pledges',
  kind: 'pledge',
  names: ['DoorstepPledge', 'DoorstepPledges'],
  answers: 'Pledge',
  id: 'shopId',
  says: 'Pledges of shops, the latest first.',
  list: pledgeList,
  document: PledgeDocument,
  correct: c.CorrectDoorstepPledge,
});

@ApiTags('pledges')
@Controller('pledges')
export class PledgeController {
  constructor(private readonly door: Door) {}

  /** Sign a shop's pledge 签订承诺书; one at a time. */
  @Post()
  signDoorstepPledge(@Body() body: c.SignDoorstepPledge, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('pledge', body, by);
  }

  /** End a shop's pledge 终止承诺. */
  @Step(':shopId/end')
  endDoorstepPledge(@On() on: Target, @Body() body: c.EndDoorstepPledge): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
