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
  filters: {
    name: 'text',
    registeredFrom: { is: 'from', field: 'registeredAt' },
    registeredTo: { is: 'to', field: 'registeredAt' },
  },
  sort: { field: 'name', direction: 'asc' },
  document: CommunityDocument,
  events: 'events',
  begins: c.RegisterCommunity,
  steps: {
    rename: c.RenameCommunity,
    'count-households': c.CountHouseholds,
    'assign-responsibility': c.AssignCommunityResponsibility,
    'end-responsibility': c.EndCommunityResponsibility,
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
