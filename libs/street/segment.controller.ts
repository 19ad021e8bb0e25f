import { Body, Controller, Get, Query } from '@nestjs/common';
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
import { ListSegments, SegmentAnswer, segmentList, SegmentPage } from './segment.views.js';

@ApiTags('segments')
@Controller('segments')
export class SegmentController {
  constructor(private readonly door: Door) {}

  /** Road segments by name, with their chiefs and profiles. */
  @Get()
  listRoadSegments(@Query() query: ListSegments, @Sender() by: CommandOrigin): Promise<SegmentPage> {
    return this.door.list(segmentList, query, by);
  }

  /** The profile of a road segment with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':siteId')
  @PathId(':siteId')
  getRoadSegment(@On() on: Target, @Query() asOf: AsOfQuery): Promise<SegmentAnswer> {
    return this.door.get('segment', on, asOf);
  }

  /** Its events, in order. */
  @Get(':siteId/history')
  @PathId(':siteId')
  getRoadSegmentEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('segment', on, asOf);
  }

  /** Profile a road segment: from where to where, who leads 路段档案. */
  @Step(':siteId/profile')
  profileRoadSegment(@On() on: Target, @Body() body: c.ProfileRoadSegment): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':siteId/correct')
  correctRoadSegment(@On() on: Target, @Body() body: c.CorrectRoadSegment): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
