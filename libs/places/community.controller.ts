import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door, On, PathId, type RecordRoutes, type Target } from '#platform';
import * as c from './community.commands.js';
import { CommunityDocument, communityView } from './community.views.js';
import { GetResponsible, Responsible, ResponsibleQuery } from './place.queries.js';

export const communityRecords: RecordRoutes = {
  at: 'communities',
  kind: 'community',
  says: 'Communities by name.',
  view: communityView,
  filters: { name: 'text' },
  sort: { field: 'name', direction: 'asc' },
  document: CommunityDocument,
  events: 'events',
  begins: [c.RegisterCommunity, 'Register a community 登记社区.'],
  steps: {
    rename: [c.RenameCommunity, 'Rename the community 更名.'],
    'count-households': [c.CountHouseholds, 'Tell how many households it has 登记户数.'],
    'assign-responsibility': [
      c.AssignCommunityResponsibility,
      'Name who answers for the community, from when on 明确责任.',
    ],
    'end-responsibility': [c.EndCommunityResponsibility, 'End a responsibility 解除责任.'],
  },
};

@ApiTags('communities')
@Controller('communities')
export class CommunityController {
  constructor(private readonly door: Door) {}

  /** Who answered for the community at a moment 责任人员. */
  @Get(':communityId/responsible')
  @PathId(':communityId/responsible')
  getCommunityResponsible(@On() on: Target, @Query() query: ResponsibleQuery): Promise<Responsible> {
    return this.door.ask(new GetResponsible('community', on.id, query), on);
  }
}
