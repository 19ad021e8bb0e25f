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
import * as c from './community.commands.js';
import { ListCommunities } from './community.queries.js';
import { CommunityAnswer, communityList, CommunityPage } from './community.views.js';
import { GetResponsible, Responsible, ResponsibleQuery } from './place.queries.js';

@ApiTags('communities')
@Controller('communities')
export class CommunityController {
  constructor(private readonly door: Door) {}

  /** Register a community 登记社区. */
  @Post()
  register(@Body() body: c.RegisterCommunity, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('community', body, by);
  }

  /** Communities by name. */
  @Get()
  listCommunities(@Query() query: ListCommunities, @Sender() by: CommandOrigin): Promise<CommunityPage> {
    return this.door.list(communityList, query, by);
  }

  /** A community with who answers for it and what is possible next; or as it was, as of a moment on either clock. */
  @Get(':communityId')
  @PathId(':communityId')
  getCommunity(@On() on: Target, @Query() asOf: AsOfQuery): Promise<CommunityAnswer> {
    return this.door.get('community', on, asOf);
  }

  /** Its events, in order, as of a moment on either clock. */
  @Get(':communityId/events')
  @PathId(':communityId')
  getCommunityEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('community', on, asOf);
  }

  /** Who answered for the community at a moment 责任人员. */
  @Get(':communityId/responsible')
  @PathId(':communityId/responsible')
  getCommunityResponsible(@On() on: Target, @Query() query: ResponsibleQuery): Promise<Responsible> {
    return this.door.ask(new GetResponsible('community', on.id, query), on);
  }

  /** Rename the community 更名. */
  @Step(':communityId/rename')
  rename(@On() on: Target, @Body() body: c.RenameCommunity): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Name who answers for the community, from when on 明确责任. */
  @Step(':communityId/assign-responsibility')
  assignResponsibility(@On() on: Target, @Body() body: c.AssignCommunityResponsibility): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** End a responsibility 解除责任. */
  @Step(':communityId/end-responsibility')
  endResponsibility(@On() on: Target, @Body() body: c.EndCommunityResponsibility): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry of the register 更正. */
  @Step(':communityId/correct')
  correct(@On() on: Target, @Body() body: c.CorrectCommunity): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
