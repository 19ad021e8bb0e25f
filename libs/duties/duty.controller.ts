import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import { DutyTable } from './duty.answers.js';
import * as c from './duty.commands.js';
import { GetDutyTable } from './duty.queries.js';
import { DutyDocument, dutyList, DutyPlanDocument, planList } from './duty.views.js';

export const dutyPlanRecords = recordControllers({
  at: 'duty-plans',
  tag: 'duties',
  kind: 'dutyplan',
  names: ['DutyPlan', 'DutyPlans'],
  id: 'planId',
  says: 'What is due of whom, how often.',
  list: planList,
  document: DutyPlanDocument,
  correct: c.CorrectDutyPlan,
});

@ApiTags('duties')
@Controller('duty-plans')
export class DutyPlanController {
  constructor(private readonly door: Door) {}

  /** Define what is due of a unit, and how often 明确应办事项. */
  @Post()
  defineDuty(@Body() body: c.DefineDuty, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('dutyplan', body, by);
  }

  /** From a day on it is no duty any more 终止. */
  @Step(':planId/end')
  endDutyPlan(@On() on: Target, @Body() body: c.EndDutyPlan): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

export const dutyRecords = recordControllers({
  at: 'duties',
  kind: 'duty',
  names: ['Duty', 'Duties'],
  says: 'What was and is due, those of the latest period first: by unit, person, kind, period and state.',
  list: dutyList,
  document: DutyDocument,
  correct: c.CorrectDuty,
});

@ApiTags('duties')
@Controller('duties')
export class DutyController {
  constructor(private readonly door: Door) {}

  /** Unit by unit: due, done, missed and open 应办情况. */
  @Get('by-unit')
  getDutyTable(@Query() query: GetDutyTable, @Sender() by: CommandOrigin): Promise<DutyTable> {
    return this.door.ask(query, by);
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
}
