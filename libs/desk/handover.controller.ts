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
import { CorrectHandover, HandOverDesk } from './handover.commands.js';
import * as v from './handover.views.js';

@ApiTags('desk')
@Controller('handovers')
export class HandoverController {
  constructor(private readonly door: Door) {}

  /** Hand a desk over 工作交接: all open work of a person or department goes to another one. */
  @Post()
  handOverDesk(@Body() body: HandOverDesk, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('handover', body, by);
  }

  /** Handovers, the latest first. */
  @Get()
  listHandovers(@Query() query: v.ListHandovers, @Sender() by: CommandOrigin): Promise<v.HandoverPage> {
    return this.door.list(v.handoverList, query, by);
  }

  /** One of them; or as it was, as of a moment on either clock. */
  @Get(':handoverId')
  @PathId(':handoverId')
  getHandover(@On() on: Target, @Query() asOf: AsOfQuery): Promise<v.HandoverAnswer> {
    return this.door.get('handover', on, asOf);
  }

  /** Its events, in order. */
  @Get(':handoverId/history')
  @PathId(':handoverId')
  getHandoverEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('handover', on, asOf);
  }

  /** Correct an entry 更正. */
  @Step(':handoverId/correct')
  correctHandover(@On() on: Target, @Body() body: CorrectHandover): Promise<CommandAnswer> {
    return this.door.send(body, on);
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
