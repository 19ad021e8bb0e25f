import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { deriveId } from '#event-sourcing';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './merchant.commands.js';
import * as v from './merchant.views.js';

/** One stream a shop and month: of two ratings of one week at once, one is refused. */
export const ratingIdOf = ({ shopId, month }: { readonly shopId: string; readonly month: string }) =>
  deriveId('rating', shopId, month);

export const merchantRubricRecords = recordControllers({
  at: 'merchant-rubrics',
  tag: 'merchants',
  kind: 'rubric',
  names: ['MerchantRubric', 'MerchantRubrics'],
  id: 'version',
  says: 'Rubrics, the latest first.',
  list: v.rubricList,
  document: v.MerchantRubricDocument,
  correct: c.CorrectMerchantRubric,
});

@ApiTags('merchants')
@Controller('merchant-rubrics')
export class MerchantRubricController {
  constructor(private readonly door: Door) {}

  /** Publish a version of the rubric 发布评分标准. */
  @Post()
  publishMerchantRubric(@Body() body: c.PublishMerchantRubric, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('rubric', body, by);
  }

  /** Retire it 停用. */
  @Step(':version/retire')
  retireMerchantRubric(@On() on: Target, @Body() body: c.RetireMerchantRubric): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

export const merchantRatingRecords = recordControllers({
  at: 'merchant-ratings',
  tag: 'merchants',
  kind: 'rating',
  names: ['MerchantRating', 'MerchantRatings'],
  says: 'Ratings by months, the latest first.',
  list: v.ratingList,
  document: v.MerchantRatingDocument,
  correct: c.CorrectMerchantRating,
});

@ApiTags('merchants')
@Controller('merchant-ratings')
export class MerchantRatingController {
  constructor(private readonly door: Door) {}

  /** Rate a shop in one week of a month 评分. */
  @Post()
  rateMerchant(@Body() body: c.RateMerchant, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('rating', body, by);
  }

  /** Veto it 一票否决. */
  @Step(':ratingId/veto')
  vetoMerchant(@On() on: Target, @Body() body: c.VetoMerchant): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Disclose the stars of the month 公示. */
  @Step(':ratingId/disclose')
  discloseMerchantStars(@On() on: Target, @Body() body: c.DiscloseMerchantStars): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Contest the rating 异议. */
  @Step(':ratingId/contest')
  contestMerchantRating(@On() on: Target, @Body() body: c.ContestMerchantRating): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Confirm it after a second look 复核维持. */
  @Step(':ratingId/confirm')
  confirmMerchantRating(@On() on: Target, @Body() body: c.ConfirmMerchantRating): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Revise it after a second look 复核改分. */
  @Step(':ratingId/revise')
  reviseMerchantRating(@On() on: Target, @Body() body: c.ReviseMerchantRating): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Publish the stars 公布星级. */
  @Step(':ratingId/publish')
  publishMerchantStars(@On() on: Target, @Body() body: c.PublishMerchantStars): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Give the flag of the month 红黑旗. */
  @Step(':ratingId/flag')
  flagMerchant(@On() on: Target, @Body() body: c.FlagMerchant): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

export const participationRecords = recordControllers({
  at: 'participations',
  tag: 'merchants',
  kind: 'participation',
  names: ['Participation', 'Participations'],
  list: v.participationList,
  document: v.ParticipationDocument,
  correct: c.CorrectParticipation,
});

@ApiTags('merchants')
@Controller('participations')
export class ParticipationController {
  constructor(private readonly door: Door) {}

  /** Record that merchants or residents took part 参与. */
  @Post()
  recordParticipation(@Body() body: c.RecordParticipation, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('participation', body, by);
  }

  /** Void what was recorded by mistake 作废. */
  @Step(':participationId/void')
  voidParticipation(@On() on: Target, @Body() body: c.VoidParticipation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
