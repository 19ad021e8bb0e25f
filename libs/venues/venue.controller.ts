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
import * as c from './venue.commands.js';
import * as v from './venue.views.js';

@ApiTags('venues')
@Controller('venues')
export class VenueController {
  constructor(private readonly door: Door) {}

  /** Describe a venue 阵地档案; its id is that of its site. */
  @Post()
  setVenueProfile(@Body() body: c.SetVenueProfile, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('venue', body, by);
  }

  /** Venues, the latest first. */
  @Get()
  listVenues(@Query() query: v.ListVenues, @Sender() by: CommandOrigin): Promise<v.VenuePage> {
    return this.door.list(v.venueList, query, by);
  }

  /** One of them with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':venueId')
  @PathId(':venueId')
  getVenue(@On() on: Target, @Query() asOf: AsOfQuery): Promise<v.VenueAnswer> {
    return this.door.get('venue', on, asOf);
  }

  /** Its events, in order. */
  @Get(':venueId/history')
  @PathId(':venueId')
  getVenueEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('venue', on, asOf);
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

  /** Correct an entry 更正. */
  @Step(':venueId/correct')
  correctVenue(@On() on: Target, @Body() body: c.CorrectVenue): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

@ApiTags('venues')
@Controller('venue-inventories')
export class VenueInventoryController {
  constructor(private readonly door: Door) {}

  /** Open an inventory 启动阵地清查. */
  @Post()
  openVenueInventory(@Body() body: c.OpenVenueInventory, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('inventory', body, by);
  }

  /** Inventories, the latest first. */
  @Get()
  listVenueInventories(
    @Query() query: v.ListVenueInventories,
    @Sender() by: CommandOrigin,
  ): Promise<v.VenueInventoryPage> {
    return this.door.list(v.inventoryList, query, by);
  }

  /** One of them with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':inventoryId')
  @PathId(':inventoryId')
  getVenueInventory(@On() on: Target, @Query() asOf: AsOfQuery): Promise<v.VenueInventoryAnswer> {
    return this.door.get('inventory', on, asOf);
  }

  /** Its events, in order. */
  @Get(':inventoryId/history')
  @PathId(':inventoryId')
  getVenueInventoryEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('inventory', on, asOf);
  }

  /** Close it when all is checked 清查结束. */
  @Step(':inventoryId/close')
  closeVenueInventory(@On() on: Target, @Body() body: c.CloseVenueInventory): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':inventoryId/correct')
  correctVenueInventory(@On() on: Target, @Body() body: c.CorrectVenueInventory): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
