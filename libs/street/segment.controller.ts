import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Step, type Target } from '#platform';
import * as c from './road.commands.js';
import { RoadSegment, SegmentDocument, segmentList } from './segment.views.js';

export const segmentRecords = recordControllers({
  at: 'segments',
  kind: 'segment',
  names: ['RoadSegment', 'RoadSegments'],
  answers: 'Segment',
  id: 'siteId',
  says: 'Road segments by name, with their chiefs and profiles.',
  list: segmentList,
  document: RoadSegment,
  record: SegmentDocument,
  correct: c.CorrectRoadSegment,
});

@ApiTags('segments')
@Controller('segments')
export class SegmentController {
  constructor(private readonly door: Door) {}

  /** Profile a road segment: from where to where, who leads 路段档案. */
  @Step(':siteId/profile')
  profileRoadSegment(@On() on: Target, @Body() body: c.ProfileRoadSegment): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
