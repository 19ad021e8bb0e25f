import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './water.commands.js';
import { WaterBodyDocument, waterList } from './water.views.js';

export const waterRecords = recordControllers({
  at: 'water-bodies',
  kind: 'water',
  names: ['WaterBody', 'WaterBodies'],
  id: 'siteId',
  says: 'Water bodies, the latest identified first.',
  list: waterList,
  document: WaterBodyDocument,
  correct: c.CorrectWaterBody,
});

@ApiTags('water-bodies')
@Controller('water-bodies')
export class WaterController {
  constructor(private readonly door: Door) {}

  /** Identify a site as black and odorous water 识别. */
  @Post()
  identifyWaterBody(@Body() body: c.IdentifyWaterBody, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('water', body, by);
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
}
