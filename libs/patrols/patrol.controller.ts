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
import * as c from './patrol.commands.js';
import { ListPatrols } from './patrol.queries.js';
import { PatrolAnswer, patrolList, PatrolPage } from './patrol.views.js';

@ApiTags('patrols')
@Controller('patrols')
export class PatrolController {
  constructor(private readonly door: Door) {}

  /** Record a visit to a site, with or without findings 巡查; each finding becomes a case. */
  @Post()
  record(@Body() body: c.RecordPatrol, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('patrol', body, by);
  }

  /** Patrols, the latest first. */
  @Get()
  listPatrols(@Query() query: ListPatrols, @Sender() by: CommandOrigin): Promise<PatrolPage> {
    return this.door.list(patrolList, query, by);
  }

  /** A patrol with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':patrolId')
  @PathId(':patrolId')
  getPatrol(@On() on: Target, @Query() asOf: AsOfQuery): Promise<PatrolAnswer> {
    return this.door.get('patrol', on, asOf);
  }

  /** The events of a patrol, in order. */
  @Get(':patrolId/history')
  @PathId(':patrolId')
  getPatrolEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('patrol', on, asOf);
  }

  /** Void a visit that was recorded by mistake and found nothing 作废. */
  @Step(':patrolId/void')
  voidPatrol(@On() on: Target, @Body() body: c.VoidPatrol): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry of the visit 更正. */
  @Step(':patrolId/correct')
  correct(@On() on: Target, @Body() body: c.CorrectPatrol): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
