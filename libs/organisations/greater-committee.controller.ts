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
import * as c from './greater-committee.commands.js';
import {
  ListGreaterCommittees,
  GreaterCommitteeAnswer,
  GreaterCommitteePage,
  greaterCommitteeList,
} from './greater-committee.views.js';

@ApiTags('greater-committees')
@Controller('greater-committees')
export class GreaterCommitteeController {
  constructor(private readonly door: Door) {}

  /** Establish the greater committee of a community 成立. */
  @Post()
  establishGreaterCommittee(
    @Body() body: c.EstablishGreaterCommittee,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.door.begin('greater-committee', body, by);
  }

  /** Greater committees, the latest first. */
  @Get()
  listGreaterCommittees(
    @Query() query: ListGreaterCommittees,
    @Sender() by: CommandOrigin,
  ): Promise<GreaterCommitteePage> {
    return this.door.list(greaterCommitteeList, query, by);
  }

  /** The greater committee of a community with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':communityId')
  @PathId(':communityId')
  getGreaterCommittee(@On() on: Target, @Query() asOf: AsOfQuery): Promise<GreaterCommitteeAnswer> {
    return this.door.get('greater-committee', on, asOf);
  }

  /** Its events, in order. */
  @Get(':communityId/history')
  @PathId(':communityId')
  getGreaterCommitteeEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('greater-committee', on, asOf);
  }

  /** Change its members 调整成员. */
  @Step(':communityId/change')
  changeGreaterCommittee(@On() on: Target, @Body() body: c.ChangeGreaterCommittee): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Dissolve it 撤销. */
  @Step(':communityId/dissolve')
  dissolveGreaterCommittee(@On() on: Target, @Body() body: c.DissolveGreaterCommittee): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':communityId/correct')
  correctGreaterCommittee(@On() on: Target, @Body() body: c.CorrectGreaterCommittee): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
