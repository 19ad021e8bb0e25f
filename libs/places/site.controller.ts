import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door, On, PathId, type RecordRoutes, type Target } from '#platform';
import * as c from './site.commands.js';
import { SiteDocument, siteView } from './site.views.js';
import { GetResponsible, Responsible, ResponsibleQuery } from './place.queries.js';
import { siteKinds } from './labels.js';

export const siteRecords: RecordRoutes = {
  at: 'sites',
  kind: 'site',
  says: 'Sites by name.',
  view: siteView,
  filters: {
    communityId: 'id',
    kind: siteKinds,
    retired: 'flag',
    creditCode: 'text',
    registeredFrom: { is: 'from', field: 'registeredAt' },
    registeredTo: { is: 'to', field: 'registeredAt' },
  },
  sort: { field: 'name', direction: 'asc' },
  document: SiteDocument,
  events: 'events',
  begins: c.RegisterSite,
  steps: {
    change: c.ChangeSite,
    retire: c.RetireSite,
    restore: c.RestoreSite,
    'assign-responsibility': c.AssignSiteResponsibility,
    'end-responsibility': c.EndSiteResponsibility,
  },
};

@ApiTags('sites')
@Controller('sites')
export class SiteController {
  constructor(private readonly door: Door) {}

  /** Who answered for the site at a moment 责任人员. */
  @Get(':siteId/responsible')
  @PathId(':siteId/responsible')
  getSiteResponsible(@On() on: Target, @Query() query: ResponsibleQuery): Promise<Responsible> {
    return this.door.ask(new GetResponsible('site', on.id, query), on);
  }
}
