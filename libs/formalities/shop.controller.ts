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
import * as c from './shop.commands.js';
import { shopList, RepairShopAnswer, ListRepairShops, RepairShopPage } from './shop.views.js';

@ApiTags('repair-shops')
@Controller('repair-shops')
export class RepairShopController {
  constructor(private readonly door: Door) {}

  /** Register a site as an auto-repair shop 登记汽修企业. */
  @Post()
  registerRepairShop(@Body() body: c.RegisterRepairShop, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('repairshop', body, by);
  }

  /** Auto-repair shops with what is missing, the latest registered first. */
  @Get()
  listRepairShops(@Query() query: ListRepairShops, @Sender() by: CommandOrigin): Promise<RepairShopPage> {
    return this.door.list(shopList, query, by);
  }

  /** A shop with what it has to do and what is possible next; or as it was, as of a moment on either clock. */
  @Get(':siteId')
  @PathId(':siteId')
  getRepairShop(@On() on: Target, @Query() asOf: AsOfQuery): Promise<RepairShopAnswer> {
    return this.door.get('repairshop', on, asOf);
  }

  /** Its events, in order. */
  @Get(':siteId/history')
  @PathId(':siteId')
  getRepairShopEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('repairshop', on, asOf);
  }

  /** Change what is known of the shop 变更企业情况. */
  @Step(':siteId/change')
  changeRepairShop(@On() on: Target, @Body() body: c.ChangeRepairShop): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Determine which formalities the shop needs 确定应办手续. */
  @Step(':siteId/determine')
  determineFormalities(@On() on: Target, @Body() body: c.DetermineFormalities): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record something wrong, which becomes a case 发现问题. */
  @Step(':siteId/find')
  recordRepairShopFinding(@On() on: Target, @Body() body: c.RecordRepairShopFinding): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Close the shop down 停业. */
  @Step(':siteId/close-down')
  closeDownRepairShop(@On() on: Target, @Body() body: c.CloseDownRepairShop): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Void a registration that was made by mistake 作废. */
  @Step(':siteId/void')
  voidRepairShop(@On() on: Target, @Body() body: c.VoidRepairShop): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':siteId/correct')
  correctRepairShop(@On() on: Target, @Body() body: c.CorrectRepairShop): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
