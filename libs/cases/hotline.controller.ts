import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, Step, type Target } from '#platform';
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
