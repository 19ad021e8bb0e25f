import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './patrol.commands.js';
import { PatrolDocument, patrolList } from './patrol.views.js';

export const patrolRecords = recordControllers({
  at: 'patrols',
  kind: 'patrol',
  names: ['Patrol', 'Patrols'],
  list: patrolList,
  document: PatrolDocument,
  correct: c.CorrectPatrol,
});

@ApiTags('patrols')
@Controller('patrols')
export class PatrolController {
  constructor(private readonly door: Door) {}

  /** Record a visit to a site, with or without findings 巡查; each finding becomes a case. */
  @Post()
  record(@Body() body: c.RecordPatrol, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('patrol', body, by);
  }

  /** Void a visit that was recorded by mistake, once no case of what it found holds 作废. */
  @Step(':patrolId/void')
  voidPatrol(@On() on: Target, @Body() body: c.VoidPatrol): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
