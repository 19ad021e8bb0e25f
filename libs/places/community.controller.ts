import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandAnswer, CommandSender, IdPipe, Sender, type CommandOrigin } from '#platform';
import * as c from './community.commands.js';
import { CommunityAnswer, CommunityPage } from './community.answers.js';
import { GetCommunity, GetCommunityResponsible, ListCommunities } from './community.queries.js';
import { Responsible } from './responsible.js';
import { ResponsibleQuery } from './place.queries.js';

@ApiTags('communities')
@Controller('communities')
export class CommunityController {
  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryBus,
  ) {}

  /** Register a community 登记社区. */
  @Post()
  register(@Body() body: c.RegisterCommunity, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.send(body, body.communityId ?? this.sender.newId('community', by), by);
  }

  /** Communities by name. */
  @Get()
  listCommunities(@Query() query: ListCommunities): Promise<CommunityPage> {
    return this.queries.execute(query);
  }

  /** A community as it is now, with who answers for it and what is possible next. */
  @Get(':communityId')
  getCommunity(@Param('communityId', IdPipe) communityId: string): Promise<CommunityAnswer> {
    return this.queries.execute(new GetCommunity(communityId));
  }

  /** Who answered for the community at a moment 责任人员. */
  @Get(':communityId/responsible')
  getCommunityResponsible(
    @Param('communityId', IdPipe) communityId: string,
    @Query() query: ResponsibleQuery,
  ): Promise<Responsible> {
    return this.queries.execute(new GetCommunityResponsible(communityId, query));
  }

  /** Rename the community 更名. */
  @Post(':communityId/rename')
  @HttpCode(200)
  rename(
    @Param('communityId', IdPipe) communityId: string,
    @Body() body: c.RenameCommunity,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, communityId, by);
  }

  /** Name who answers for the community, from when on 明确责任. */
  @Post(':communityId/assign-responsibility')
  @HttpCode(200)
  assignResponsibility(
    @Param('communityId', IdPipe) communityId: string,
    @Body() body: c.AssignCommunityResponsibility,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, communityId, by);
  }

  /** End a responsibility 解除责任. */
  @Post(':communityId/end-responsibility')
  @HttpCode(200)
  endResponsibility(
    @Param('communityId', IdPipe) communityId: string,
    @Body() body: c.EndCommunityResponsibility,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, communityId, by);
  }

  private async send(command: object, communityId: string, by: CommandOrigin): Promise<CommandAnswer> {
    return answerOf(communityId, await this.sender.send(command, communityId, by));
  }
}
