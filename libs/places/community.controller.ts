import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CommandAnswer,
  Door,
  On,
  PathId,
  recordControllers,
  Sender,
  Step,
  type CommandOrigin,
  type Target,
} from '#platform';
import * as c from './community.commands.js';
import { CommunityDocument, communityList } from './community.views.js';
import { GetResponsible, Responsible, ResponsibleQuery } from './place.queries.js';

export const communityRecords = recordControllers({
  at: 'communities',
  kind: 'community',
  names: ['Community', 'Communities'],
  says: 'Communities by name.',
  list: communityList,
  document: CommunityDocument,
  events: 'events',
  correct: c.CorrectCommunity,
});

@ApiTags('communities')
@Controller('communities')
export class CommunityController {
  constructor(private readonly door: Door) {}

  /** Register a community 登记社区. */
  @Post()
  register(@Body() body: c.RegisterCommunity, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('community', body, by);
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
}
