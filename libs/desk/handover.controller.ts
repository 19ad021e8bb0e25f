import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, recordRoutes, Sender, type CommandOrigin } from '#platform';
import { CorrectHandover, HandOverDesk } from './handover.commands.js';
import * as v from './handover.views.js';

const routes = recordRoutes({
  kind: 'handover',
  list: v.handoverList,
  document: v.HandoverDocument,
  correct: CorrectHandover,
});

@ApiTags('desk')
@Controller('handovers')
export class HandoverController extends routes {
  /** Hand a desk over 工作交接: all open work of a person or department goes to another one. */
  @Post()
  handOverDesk(@Body() body: HandOverDesk, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('handover', body, by);
  }
}

@ApiTags('desk')
@Controller('handed-over-records')
export class HandedOverController {
  constructor(private readonly door: Door) {}

  /** Records whose work went along with a handover, the latest first. */
  @Get()
  listHandedOverRecords(
    @Query() query: v.ListHandedOverRecords,
    @Sender() by: CommandOrigin,
  ): Promise<v.HandedOverPage> {
    return this.door.list(v.handedOverList, query, by);
  }
}
