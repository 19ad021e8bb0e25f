import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { deriveId } from '#event-sourcing';
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
import * as c from './merchant.commands.js';
import * as v from './merchant.views.js';

/** One stream a shop and month: of two ratings of one week at once, one is refused. */
export const ratingIdOf = ({ shopId, month }: { readonly shopId: string; readonly month: string }) =>
  deriveId('rating', shopId, month);

@ApiTags('merchants')
@Controller('merchant-rubrics')
export class MerchantRubricController {
  constructor(private readonly door: Door) {}

  /** Publish a version of the rubric 发布评分标准. */
  @Post()
  publishMerchantRubric(@Body() body: c.PublishMerchantRubric, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('rubric', body, by);
  }

  /** Rubrics, the latest first. */
  @Get()
  listMerchantRubrics(
    @Query() query: v.ListMerchantRubrics,
    @Sender() by: CommandOrigin,
  ): Promise<v.MerchantRubricPage> {
    return this.door.list(v.rubricList, query, by);
  }

  /** One of them with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':version')
  @PathId(':version')
  getMerchantRubric(@On() on: Target, @Query() asOf: AsOfQuery): Promise<v.MerchantRubricAnswer> {
    return this.door.get('rubric', on, asOf);
  }

  /** Its events, in order. */
  @Get(':version/history')
  @PathId(':version')
  getMerchantRubricEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('rubric', on, asOf);
  }

  /** Retire it 停用. */
  @Step(':version/retire')
  retireMerchantRubric(@On() on: Target, @Body() body: c.RetireMerchantRubric): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':version/correct')
  correctMerchantRubric(@On() on: Target, @Body() body: c.CorrectMerchantRubric): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

@ApiTags('merchants')
@Controller('merchant-ratings')
export class MerchantRatingController {
  constructor(private readonly door: Door) {}

  /** Rate a shop in one week of a month 评分. */
  @Post()
  rateMerchant(@Body() body: c.RateMerchant, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('rating', body, by);
  }

  /** Ratings by months, the latest first. */
  @Get()
  listMerchantRatings(
    @Query() query: v.ListMerchantRatings,
    @Sender() by: CommandOrigin,
  ): Promise<v.MerchantRatingPage> {
    return this.door.list(v.ratingList, query, by);
  }

  /** One of them with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':ratingId')
  @PathId(':ratingId')
  getMerchantRating(@On() on: Target, @Query() asOf: AsOfQuery): Promise<v.MerchantRatingAnswer> {
    return this.door.get('rating', on, asOf);
  }

  /** Its events, in order. */
  @Get(':ratingId/history')
  @PathId(':ratingId')
  getMerchantRatingEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('rating', on, asOf);
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

  /** Correct an entry 更正. */
  @Step(':ratingId/correct')
  correctMerchantRating(@On() on: Target, @Body() body: c.CorrectMerchantRating): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

@ApiTags('merchants')
@Controller('participations')
export class ParticipationController {
  constructor(private readonly door: Door) {}

  /** Record that merchants or residents took part 参与. */
  @Post()
  recordParticipation(@Body() body: c.RecordParticipation, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('participation', body, by);
  }

  /** Participations, the latest first. */
  @Get()
  listParticipations(@Query() query: v.ListParticipations, @Sender() by: CommandOrigin): Promise<v.ParticipationPage> {
    return this.door.list(v.participationList, query, by);
  }

  /** One of them with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':participationId')
  @PathId(':participationId')
  getParticipation(@On() on: Target, @Query() asOf: AsOfQuery): Promise<v.ParticipationAnswer> {
    return this.door.get('participation', on, asOf);
  }

  /** Its events, in order. */
  @Get(':participationId/history')
  @PathId(':participationId')
  getParticipationEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('participation', on, asOf);
  }

  /** Void what was recorded by mistake 作废. */
  @Step(':participationId/void')
  voidParticipation(@On() on: Target, @Body() body: c.VoidParticipation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':participationId/correct')
  correctParticipation(@On() on: Target, @Body() body: c.CorrectParticipation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
