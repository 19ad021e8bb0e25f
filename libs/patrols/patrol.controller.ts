import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandAnswer, CommandSender, IdPipe, Sender, type CommandOrigin } from '#platform';
import * as c from './patrol.commands.js';
import { PatrolAnswer, PatrolPage } from './patrol.answers.js';
import { GetPatrol, ListPatrols } from './patrol.queries.js';

@ApiTags('patrols')
@Controller('patrols')
export class PatrolController {
  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryBus,
  ) {}

  /** Record a visit to a site, with or without findings 巡查; each finding becomes a case. */
  @Post()
  async record(@Body() body: c.RecordPatrol, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    const { id, outcome } = await this.sender.create('patrol', body, by);
    return answerOf(id, outcome);
  }

  /** Patrols, the latest first. */
  @Get()
  listPatrols(@Query() query: ListPatrols): Promise<PatrolPage> {
    return this.queries.execute(query);
  }

  /** A patrol as it is now, with what is possible next. */
  @Get(':patrolId')
  getPatrol(@Param('patrolId', IdPipe) patrolId: string): Promise<PatrolAnswer> {
    return this.queries.execute(new GetPatrol(patrolId));
  }

  /** Void a visit that was recorded by mistake and found nothing 作废. */
  @Post(':patrolId/void')
  @HttpCode(200)
  voidPatrol(
    @Param('patrolId', IdPipe) patrolId: string,
    @Body() body: c.VoidPatrol,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, patrolId, by);
  }

  private async send(command: object, patrolId: string, by: CommandOrigin): Promise<CommandAnswer> {
    return answerOf(patrolId, await this.sender.send(command, patrolId, by));
  }
}
