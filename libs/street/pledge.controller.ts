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
import { ListPledges, PledgeAnswer, pledgeList, PledgePage } from './pledge.views.js';

@ApiTags('pledges')
@Controller('pledges')
export class PledgeController {
  constructor(private readonly door: Door) {}

  /** Sign a shop's pledge 签订承诺书; one at a time. */
  @Post()
  signDoorstepPledge(@Body() body: c.SignDoorstepPledge, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('pledge', body, by);
  }

  /** Pledges of shops, the latest first. */
  @Get()
  listDoorstepPledges(@Query() query: ListPledges, @Sender() by: CommandOrigin): Promise<PledgePage> {
    return this.door.list(pledgeList, query, by);
  }

  /** A shop's pledges with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':shopId')
  @PathId(':shopId')
  getDoorstepPledge(@On() on: Target, @Query() asOf: AsOfQuery): Promise<PledgeAnswer> {
    return this.door.get('pledge', on, asOf);
  }

  /** Its events, in order. */
  @Get(':shopId/history')
  @PathId(':shopId')
  getDoorstepPledgeEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('pledge', on, asOf);
  }

  /** End a shop's pledge 终止承诺. */
  @Step(':shopId/end')
  endDoorstepPledge(@On() on: Target, @Body() body: c.EndDoorstepPledge): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':shopId/correct')
  correctDoorstepPledge(@On() on: Target, @Body() body: c.CorrectDoorstepPledge): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
