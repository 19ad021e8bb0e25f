import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door, Sender, type CommandOrigin } from '#platform';
import { DeskPage } from './desk.answers.js';
import { GetDesk } from './desk.queries.js';

@ApiTags('desk')
@Controller('desk')
export class DeskController {
  constructor(private readonly door: Door) {}

  /** What is to be done next, in all rooms at once, what is due first before the rest 待办. */
  @Get()
  getDesk(@Query() query: GetDesk, @Sender() by: CommandOrigin): Promise<DeskPage> {
    return this.door.ask(query, by);
  }
}
