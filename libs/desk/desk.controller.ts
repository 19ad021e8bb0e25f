import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Door, InLanguages, Sender, type CommandOrigin } from '#platform';
import { deskIn, DeskPage, type FoundDesk } from './desk.answers.js';
import { GetDesk } from './desk.queries.js';

@ApiTags('desk')
@Controller('desk')
export class DeskController {
  constructor(private readonly door: Door) {}

  /** What is to be done next, in all rooms at once, what is due first before the rest 待办. */
  @Get()
  @ApiOkResponse({ type: DeskPage })
  async getDesk(@Query() query: GetDesk, @Sender() by: CommandOrigin): Promise<InLanguages> {
    const found = await this.door.ask<FoundDesk>(query, by);
    return new InLanguages((language) => deskIn(found, language));
  }
}
