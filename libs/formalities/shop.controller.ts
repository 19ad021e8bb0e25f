import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './shop.commands.js';
import { RepairShopDocument, shopList, ShopWithFormalities } from './shop.views.js';

export const repairShopRecords = recordControllers({
  at: 'repair-shops',
  kind: 'repairshop',
  names: ['RepairShop', 'RepairShops'],
  id: 'siteId',
  says: 'Auto-repair shops with what is missing, the latest registered first.',
  list: shopList,
  document: ShopWithFormalities,
  record: RepairShopDocument,
  correct: c.CorrectRepairShop,
});

@ApiTags('repair-shops')
@Controller('repair-shops')
export class RepairShopController {
  constructor(private readonly door: Door) {}

  /** Register a site as an auto-repair shop 登记汽修企业. */
  @Post()
  registerRepairShop(@Body() body: c.RegisterRepairShop, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('repairshop', body, by);
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
}
