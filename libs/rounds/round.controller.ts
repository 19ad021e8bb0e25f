import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CommandAnswer,
  Door,
  listController,
  On,
  recordControllers,
  Sender,
  Step,
  type CommandOrigin,
  type Target,
} from '#platform';
import { RoundFindingDocument, roundFindingList } from './finding.views.js';
import * as c from './round.commands.js';
import { RoundCommunityDocument, roundCommunityList, RoundDocument, roundList } from './round.views.js';

/** One stream a quarter: of two rounds that are opened in it at once, one is refused. */
export const roundIdOf = ({ year, quarter }: { readonly year: number; readonly quarter: number }) =>
  `${year}-q${quarter}`;

export const roundRecords = recordControllers({
  at: 'rounds',
  kind: 'round',
  names: ['Round', 'Rounds'],
  list: roundList,
  document: RoundDocument,
  correct: c.CorrectRound,
});

@ApiTags('rounds')
@Controller('rounds')
export class RoundController {
  constructor(private readonly door: Door) {}

  /** Open the round of a quarter 启动季度观摩. */
  @Post()
  openRound(@Body() body: c.OpenRound, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('round', body, by);
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
}

export const listOfRoundCommunities = listController({
  at: 'round-communities',
  tag: 'rounds',
  names: ['RoundCommunity', 'RoundCommunities'],
  says: 'What became of each community in each round, with its rank 名次.',
  list: roundCommunityList,
  document: RoundCommunityDocument,
});

export const listOfRoundFindings = listController({
  at: 'round-findings',
  tag: 'rounds',
  names: ['RoundFinding', 'RoundFindings'],
  says: 'Findings of rounds, the latest first, with what became of their cases 指出问题.',
  list: roundFindingList,
  document: RoundFindingDocument,
});
