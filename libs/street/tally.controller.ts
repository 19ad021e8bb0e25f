import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
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
import * as c from './tally.commands.js';
import { ListTallies, TallyAnswer, tallyList, TallyPage } from './tally.views.js';

@ApiTags('tallies')
@Controller('tallies')
export class TallyController {
  constructor(private readonly door: Door) {}

  /** Enter corrections that were counted on a sheet 汇总登记; the same area, category, kind and day once. */
  @Post()
  tallyCorrections(@Body() body: c.TallyCorrections, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('tally', body, by);
  }

  /** Vouch for a count beyond the ceiling of a person's day, before it is entered 复核. */
  @Post('confirm')
  @HttpCode(200)
  confirmLargeTally(@Body() body: c.ConfirmLargeTally, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('tally', body, by);
  }

  /** Tallies, those of the latest days first. */
  @Get()
  listTallies(@Query() query: ListTallies, @Sender() by: CommandOrigin): Promise<TallyPage> {
    return this.door.list(tallyList, query, by);
  }

  /** A tally with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':tallyId')
  @PathId(':tallyId')
  getTally(@On() on: Target, @Query() asOf: AsOfQuery): Promise<TallyAnswer> {
    return this.door.get('tally', on, asOf);
  }

  /** Its events, in order. */
  @Get(':tallyId/history')
  @PathId(':tallyId')
  getTallyEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('tally', on, asOf);
  }

  /** Void a tally that is wrong as a whole 作废; the right one is entered anew. */
  @Step(':tallyId/void')
  voidTally(@On() on: Target, @Body() body: c.VoidTally): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct the count or the basis 更正. */
  @Step(':tallyId/correct')
  correctTally(@On() on: Target, @Body() body: c.CorrectTally): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
