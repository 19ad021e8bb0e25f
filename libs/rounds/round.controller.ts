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
import { ListRoundFindings, RoundFindingPage, roundFindingList } from './finding.views.js';
import * as c from './round.commands.js';
import {
  ListRoundCommunities,
  ListRounds,
  RoundAnswer,
  RoundCommunityPage,
  roundCommunityList,
  roundList,
  RoundPage,
} from './round.views.js';

/** One stream a quarter: of two rounds that are opened in it at once, one is refused. */
export const roundIdOf = ({ year, quarter }: { readonly year: number; readonly quarter: number }) =>
  `${year}-q${quarter}`;

@ApiTags('rounds')
@Controller('rounds')
export class RoundController {
  constructor(private readonly door: Door) {}

  /** Open the round of a quarter 启动季度观摩. */
  @Post()
  openRound(@Body() body: c.OpenRound, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('round', body, by);
  }

  /** Rounds, the latest first. */
  @Get()
  listRounds(@Query() query: ListRounds, @Sender() by: CommandOrigin): Promise<RoundPage> {
    return this.door.list(roundList, query, by);
  }

  /** A round with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':roundId')
  @PathId(':roundId')
  getRound(@On() on: Target, @Query() asOf: AsOfQuery): Promise<RoundAnswer> {
    return this.door.get('round', on, asOf);
  }

  /** Its events, in order. */
  @Get(':roundId/history')
  @PathId(':roundId')
  getRoundEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('round', on, asOf);
  }

  /** Visit a community 观摩. */
  @Step(':roundId/visit')
  visitRoundCommunity(@On() on: Target, @Body() body: c.VisitRoundCommunity): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Leave a community out, with the reason. */
  @Step(':roundId/excuse')
  excuseRoundCommunity(@On() on: Target, @Body() body: c.ExcuseRoundCommunity): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Score a community, as a judge 评分. */
  @Step(':roundId/score')
  giveRoundScore(@On() on: Target, @Body() body: c.GiveRoundScore): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Revise a score, with the reason 改分. */
  @Step(':roundId/revise-score')
  reviseRoundScore(@On() on: Target, @Body() body: c.ReviseRoundScore): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Raise a finding, which becomes a case 指出问题. */
  @Step(':roundId/raise-finding')
  raiseRoundFinding(@On() on: Target, @Body() body: c.RaiseRoundFinding): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Make the ranking 计分排名. */
  @Step(':roundId/count')
  scoreRound(@On() on: Target, @Body() body: c.ScoreRound): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Publish the results 公布结果. */
  @Step(':roundId/close')
  closeRound(@On() on: Target, @Body() body: c.CloseRound): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Void what was opened by mistake 作废. */
  @Step(':roundId/void')
  voidRound(@On() on: Target, @Body() body: c.VoidRound): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':roundId/correct')
  correctRound(@On() on: Target, @Body() body: c.CorrectRound): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}

/** Communities and findings of all rounds. */
@ApiTags('rounds')
@Controller()
export class RoundPartsController {
  constructor(private readonly door: Door) {}

  /** What became of each community in each round, with its rank 名次. */
  @Get('round-communities')
  listRoundCommunities(@Query() query: ListRoundCommunities, @Sender() by: CommandOrigin): Promise<RoundCommunityPage> {
    return this.door.list(roundCommunityList, query, by);
  }

  /** Findings of rounds, the latest first, with what became of their cases 指出问题. */
  @Get('round-findings')
  listRoundFindings(@Query() query: ListRoundFindings, @Sender() by: CommandOrigin): Promise<RoundFindingPage> {
    return this.door.list(roundFindingList, query, by);
  }
}
