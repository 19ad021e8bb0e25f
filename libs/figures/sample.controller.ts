import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CommandAnswer,
  Door,
  On,
  PathId,
  recordControllers,
  Sender,
  Step,
  type CommandOrigin,
  type Target,
} from '#platform';
import { RedrawSample, SampleRedrawn } from './redraw.js';
import { CorrectSample, DrawSample, JudgeSampledRecord } from './sample.commands.js';
import { SampleDocument, sampleList } from './sample.views.js';

export const sampleRecords = recordControllers({
  at: 'samples',
  kind: 'sample',
  names: ['Sample', 'Samples'],
  list: sampleList,
  document: SampleDocument,
  correct: CorrectSample,
});

@ApiTags('samples')
@Controller('samples')
export class SampleController {
  constructor(private readonly door: Door) {}

  /** Draw a random sample of a figure's records 抽查. */
  @Post()
  drawSample(@Body() body: DrawSample, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('sample', body, by);
  }

  /** Drawn again from the log: all ids that it was drawn from, and whether the same were drawn 复抽. */
  @Get(':sampleId/redraw')
  @PathId(':sampleId')
  redrawSample(@On() { id, actor }: Target): Promise<SampleRedrawn> {
    return this.door.ask(new RedrawSample(id), { actor });
  }

  /** Say of one record whether it is right 核对. */
  @Step(':sampleId/judge')
  judgeSampledRecord(@On() on: Target, @Body() body: JudgeSampledRecord): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
