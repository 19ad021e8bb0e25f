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
import { DutyTable } from './duty.answers.js';
import * as c from './duty.commands.js';
import { GetDutyTable } from './duty.queries.js';
import {
  DutyAnswer,
  dutyList,
  DutyPage,
  DutyPlanAnswer,
  DutyPlanPage,
  ListDuties,
  ListDutyPlans,
  planList,
} from './duty.views.js';

@ApiTags('duties')
@Controller('duty-plans')
export class DutyPlanController {
  constructor(private readonly door: Door) {}

  /** Define what is due of a unit, and how often 明确应办事项. */
  @Post()
  defineDuty(@Body() body: c.DefineDuty, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('dutyplan', body, by);
  }

  /** What is due of whom, how often. */
  @Get()
  listDutyPlans(@Query() query: ListDutyPlans, @Sender() by: CommandOrigin): Promise<DutyPlanPage> {
    return this.door.list(planList, query, by);
  }

  /** A plan with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':planId')
  @PathId(':planId')
  getDutyPlan(@On() on: Target, @Query() asOf: AsOfQuery): Promise<DutyPlanAnswer> {
    return this.door.get('dutyplan', on, asOf);
  }

  /** Its events, in order. */
  @Get(':planId/history')
  @PathId(':planId')
  getDutyPlanEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('dutyplan', on, asOf);
  }

  /** From a day on it is no duty any more 终止. */
  @Step(':planId/end')
  endDutyPlan(@On() on: Target, @Body() body: c.EndDutyPlan): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':planId/correct')
  correctDutyPlan(@On() on: Target, @Body() body: c.CorrectDutyPlan): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

@ApiTags('duties')
@Controller('duties')
export class DutyController {
  constructor(private readonly door: Door) {}

  /** What was and is due, those of the latest period first: by unit, person, kind, period and state. */
  @Get()
  listDuties(@Query() query: ListDuties, @Sender() by: CommandOrigin): Promise<DutyPage> {
    return this.door.list(dutyList, query, by);
  }

  /** Unit by unit: due, done, missed and open 应办情况. */
  @Get('by-unit')
  getDutyTable(@Query() query: GetDutyTable, @Sender() by: CommandOrigin): Promise<DutyTable> {
    return this.door.ask(query, by);
  }

  /** A duty with what has done it; or as it was, as of a moment on either clock. */
  @Get(':dutyId')
  @PathId(':dutyId')
  getDuty(@On() on: Target, @Query() asOf: AsOfQuery): Promise<DutyAnswer> {
    return this.door.get('duty', on, asOf);
  }

  /** Its events, in order. */
  @Get(':dutyId/history')
  @PathId(':dutyId')
  getDutyEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('duty', on, asOf);
  }

  /** It was done, where no record says so by itself 办结. */
  @Step(':dutyId/complete')
  completeDuty(@On() on: Target, @Body() body: c.CompleteDuty): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** It is not due after all 免除. */
  @Step(':dutyId/release')
  releaseDuty(@On() on: Target, @Body() body: c.ReleaseDuty): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':dutyId/correct')
  correctDuty(@On() on: Target, @Body() body: c.CorrectDuty): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
