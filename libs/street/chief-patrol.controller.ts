import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './road.commands.js';
import { ChiefPatrolDocument, chiefPatrolList } from './chief-patrol.views.js';

export const chiefPatrolRecords = recordControllers({
  at: 'chief-patrols',
  kind: 'chief-patrol',
  names: ['ChiefPatrol', 'ChiefPatrols'],
  id: 'patrolId',
  says: 'Patrols of chiefs, the latest first.',
  list: chiefPatrolList,
  document: ChiefPatrolDocument,
  correct: c.CorrectChiefPatrol,
});

@ApiTags('chief-patrols')
@Controller('chief-patrols')
export class ChiefPatrolController {
  constructor(private readonly door: Door) {}

  /** Record a road chief's patrol of a segment 路长巡查; each finding becomes a case. */
  @Post()
  recordChiefPatrol(@Body() body: c.RecordChiefPatrol, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('chief-patrol', body, by);
  }

  /** Void a patrol that was recorded by mistake and found nothing 作废. */
  @Step(':patrolId/void')
  voidChiefPatrol(@On() on: Target, @Body() body: c.VoidChiefPatrol): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
