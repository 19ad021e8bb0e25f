import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, Step, type ListRoute, type Target } from '#platform';
import * as a from './appeal.commands.js';
import { OrderCase, caseOrders } from './case.orders.js';
import * as c from './hotline.commands.js';

/** What comes after the closing of a case that somebody called about. */
@ApiTags('cases')
@Controller('cases')
export class HotlineController {
  constructor(private readonly door: Door) {}

  @Step(':caseId/record-callback')
  recordCallback(@On() on: Target, @Body() body: c.RecordCallback): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

@ApiTags('cases')
@Controller('cases')
export class AppealController {
  constructor(private readonly door: Door) {}

  @Step(':caseId/appeal-deduction')
  appealDeduction(@On() on: Target, @Body() body: a.AppealDeduction): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  @Step(':caseId/grant-appeal')
  grantAppeal(@On() on: Target, @Body() body: a.GrantAppeal): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  @Step(':caseId/deny-appeal')
  denyAppeal(@On() on: Target, @Body() body: a.DenyAppeal): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

export const listOfOrderCases: ListRoute = {
  at: 'order-cases',
  tag: 'cases',
  names: ['OrderCase', 'OrderCases'],
  says: 'Cases that came with an order 工单 or a known caller, the latest first: those of one order, or who repeated what.',
  rows: 'cases',
  view: caseOrders,
  filters: {
    externalNumber: { is: 'name', field: 'orderKey' },
    callerKey: 'text',
    repeatOf: 'id',
    communityId: 'id',
    siteId: 'id',
  },
  sort: { field: 'reportedAt', direction: 'desc' },
  document: OrderCase,
};
