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
import { RedrawSample, SampleRedrawn } from './redraw.js';
import { CorrectSample, DrawSample, JudgeSampledRecord } from './sample.commands.js';
import * as v from './sample.views.js';

@ApiTags('samples')
@Controller('samples')
export class SampleController {
  constructor(private readonly door: Door) {}

  /** Draw a random sample of a figure's records 抽查. */
  @Post()
  drawSample(@Body() body: DrawSample, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('sample', body, by);
  }

  /** Samples, the latest first. */
  @Get()
  listSamples(@Query() query: v.ListSamples, @Sender() by: CommandOrigin): Promise<v.SamplePage> {
    return this.door.list(v.sampleList, query, by);
  }

  /** One of them with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':sampleId')
  @PathId(':sampleId')
  getSample(@On() on: Target, @Query() asOf: AsOfQuery): Promise<v.SampleAnswer> {
    return this.door.get('sample', on, asOf);
  }

  /** Its events, in order. */
  @Get(':sampleId/history')
  @PathId(':sampleId')
  getSampleEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('sample', on, asOf);
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

  /** Correct an entry 更正. */
  @Step(':sampleId/correct')
  correctSample(@On() on: Target, @Body() body: CorrectSample): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
