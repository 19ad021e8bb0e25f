import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './venue.commands.js';
import * as v from './venue.views.js';

export const venueRecords = recordControllers({
  at: 'venues',
  kind: 'venue',
  names: ['Venue', 'Venues'],
  list: v.venueList,
  document: v.VenueDocument,
  correct: c.CorrectVenue,
});

@ApiTags('venues')
@Controller('venues')
export class VenueController {
  constructor(private readonly door: Door) {}

  /** Describe a venue 阵地档案; its id is that of its site. */
  @Post()
  setVenueProfile(@Body() body: c.SetVenueProfile, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('venue', body, by);
  }

  /** Check it in an inventory 清查; what is wrong becomes a case. */
  @Step(':venueId/check')
  checkVenue(@On() on: Target, @Body() body: c.CheckVenue): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record its use 使用登记. */
  @Step(':venueId/use')
  recordVenueUse(@On() on: Target, @Body() body: c.RecordVenueUse): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

export const venueInventoryRecords = recordControllers({
  at: 'venue-inventories',
  tag: 'venues',
  kind: 'inventory',
  names: ['VenueInventory', 'VenueInventories'],
  says: 'Inventories, the latest first.',
  list: v.inventoryList,
  document: v.VenueInventoryDocument,
  correct: c.CorrectVenueInventory,
});

@ApiTags('venues')
@Controller('venue-inventories')
export class VenueInventoryController {
  constructor(private readonly door: Door) {}

  /** Open an inventory 启动阵地清查. */
  @Post()
  openVenueInventory(@Body() body: c.OpenVenueInventory, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('inventory', body, by);
  }

  /** Close it when all is checked 清查结束. */
  @Step(':inventoryId/close')
  closeVenueInventory(@On() on: Target, @Body() body: c.CloseVenueInventory): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
