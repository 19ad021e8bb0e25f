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
import * as c from './water.commands.js';
import { ListWaterBodies, WaterBodyAnswer, WaterBodyPage, waterList } from './water.views.js';

@ApiTags('water-bodies')
@Controller('water-bodies')
export class WaterController {
  constructor(private readonly door: Door) {}

  /** Identify a site as black and odorous water 识别. */
  @Post()
  identifyWaterBody(@Body() body: c.IdentifyWaterBody, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('water', body, by);
  }

  /** Water bodies, the latest identified first. */
  @Get()
  listWaterBodies(@Query() query: ListWaterBodies, @Sender() by: CommandOrigin): Promise<WaterBodyPage> {
    return this.door.list(waterList, query, by);
  }

  /** A water body with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':siteId')
  @PathId(':siteId')
  getWaterBody(@On() on: Target, @Query() asOf: AsOfQuery): Promise<WaterBodyAnswer> {
    return this.door.get('water', on, asOf);
  }

  /** Its events, in order. */
  @Get(':siteId/history')
  @PathId(':siteId')
  getWaterBodyEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('water', on, asOf);
  }

  /** Set the points at which samples are taken 布点. */
  @Step(':siteId/points')
  setSamplingPoints(@On() on: Target, @Body() body: c.SetSamplingPoints): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record a sample 检测. */
  @Step(':siteId/sample')
  recordWaterSample(@On() on: Target, @Body() body: c.RecordWaterSample): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record a survey among the public 公众评议. */
  @Step(':siteId/survey')
  recordPublicSurvey(@On() on: Target, @Body() body: c.RecordPublicSurvey): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Plan the remediation 一河一策. */
  @Step(':siteId/plan')
  planWaterRemediation(@On() on: Target, @Body() body: c.PlanWaterRemediation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Start the works 开工. */
  @Step(':siteId/start')
  startWaterWorks(@On() on: Target, @Body() body: c.StartWaterWorks): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Report the progress of the works 进度. */
  @Step(':siteId/progress')
  reportWaterProgress(@On() on: Target, @Body() body: c.ReportWaterProgress): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Finish the works 完工. */
  @Step(':siteId/finish')
  finishWaterWorks(@On() on: Target, @Body() body: c.FinishWaterWorks): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Assess the effect 效果评估. */
  @Step(':siteId/assess')
  assessWaterEffect(@On() on: Target, @Body() body: c.AssessWaterEffect): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Confirm that the effect lasts 长制久清. */
  @Step(':siteId/confirm-lasting')
  confirmLastingWater(@On() on: Target, @Body() body: c.ConfirmLastingWater): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Strike the body off 销号. */
  @Step(':siteId/delist')
  delistWaterBody(@On() on: Target, @Body() body: c.DelistWaterBody): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record that it is black or smelly again, which becomes a case 返黑返臭. */
  @Step(':siteId/relapse')
  recordWaterRelapse(@On() on: Target, @Body() body: c.RecordWaterRelapse): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Void a record that was made by mistake 作废. */
  @Step(':siteId/void')
  voidWaterBody(@On() on: Target, @Body() body: c.VoidWaterBody): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':siteId/correct')
  correctWaterBody(@On() on: Target, @Body() body: c.CorrectWaterBody): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
