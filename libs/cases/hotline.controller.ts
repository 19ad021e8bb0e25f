import { Body, Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, Sender, Step, type CommandOrigin, type Target } from '#platform';
import { ListOrderCases, orderCaseList, OrderCasePage } from './case.orders.js';
import * as c from './hotline.commands.js';

/** What comes after the closing of a case that somebody called about. */
@ApiTags('cases')
@Controller('cases')
export class HotlineController {
  constructor(private readonly door: Door) {}

  /** Record a call to whoever reported the case 回访; what is not solved is open again. */
  @Step(':caseId/record-callback')
  recordCallback(@On() on: Target, @Body() body: c.RecordCallback): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

@ApiTags('cases')
@Controller('order-cases')
export class OrderController {
  constructor(private readonly door: Door) {}

  /** Cases that came with an order 工单 or a known caller, the latest first: those of one order, or who repeated what. */
  @Get()
  listOrderCases(@Query() query: ListOrderCases, @Sender() by: CommandOrigin): Promise<OrderCasePage> {
    return this.door.list(orderCaseList, query, by);
  }
}
