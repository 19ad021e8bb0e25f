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
import * as c from './road.commands.js';
import { ChiefPatrolAnswer, chiefPatrolList, ChiefPatrolPage, ListChiefPatrols } from './chief-patrol.views.js';

@ApiTags('chief-patrols')
@Controller('chief-patrols')
export class ChiefPatrolController {
  constructor(private readonly door: Door) {}

  /** Record a road chief's patrol of a segment 路长巡查; each finding becomes a case. */
  @Post()
  recordChiefPatrol(@Body() body: c.RecordChiefPatrol, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('chief-patrol', body, by);
  }

  /** Patrols of chiefs, the latest first. */
  @Get()
  listChiefPatrols(@Query() query: ListChiefPatrols, @Sender() by: CommandOrigin): Promise<ChiefPatrolPage> {
    return this.door.list(chiefPatrolList, query, by);
  }

  /** A chief's patrol with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':patrolId')
  @PathId(':patrolId')
  getChiefPatrol(@On() on: Target, @Query() asOf: AsOfQuery): Promise<ChiefPatrolAnswer> {
    return this.door.get('chief-patrol', on, asOf);
  }

  /** Its events, in order. */
  @Get(':patrolId/history')
  @PathId(':patrolId')
  getChiefPatrolEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('chief-patrol', on, asOf);
  }

  /** Void a patrol that was recorded by mistake and found nothing 作废. */
  @Step(':patrolId/void')
  voidChiefPatrol(@On() on: Target, @Body() body: c.VoidChiefPatrol): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':patrolId/correct')
  correctChiefPatrol(@On() on: Target, @Body() body: c.CorrectChiefPatrol): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
