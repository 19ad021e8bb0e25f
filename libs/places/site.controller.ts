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
import * as c from './site.commands.js';
import { SiteDocument, siteList } from './site.views.js';
import { GetResponsible, Responsible, ResponsibleQuery } from './place.queries.js';

export const siteRecords = recordControllers({
  at: 'sites',
  kind: 'site',
  names: ['Site', 'Sites'],
  says: 'Sites by name.',
  list: siteList,
  document: SiteDocument,
  events: 'events',
  correct: c.CorrectSite,
});

@ApiTags('sites')
@Controller('sites')
export class SiteController {
  constructor(private readonly door: Door) {}

  /** Register a site in a community 登记点位. */
  @Post()
  register(@Body() body: c.RegisterSite, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('site', body, by);
  }

  /** Who answered for the site at a moment 责任人员. */
  @Get(':siteId/responsible')
  @PathId(':siteId/responsible')
  getSiteResponsible(@On() on: Target, @Query() query: ResponsibleQuery): Promise<Responsible> {
    return this.door.ask(new GetResponsible('site', on.id, query), on);
  }

  /** Change the name or the address 变更点位信息. */
  @Step(':siteId/change')
  change(@On() on: Target, @Body() body: c.ChangeSite): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Retire the site: it is no longer supervised 停用. */
  @Step(':siteId/retire')
  retire(@On() on: Target, @Body() body: c.RetireSite): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Supervise the site again 恢复. */
  @Step(':siteId/restore')
  restore(@On() on: Target, @Body() body: c.RestoreSite): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Name who answers for the site, from when on 明确责任. */
  @Step(':siteId/assign-responsibility')
  assignResponsibility(@On() on: Target, @Body() body: c.AssignSiteResponsibility): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** End a responsibility 解除责任. */
  @Step(':siteId/end-responsibility')
  endResponsibility(@On() on: Target, @Body() body: c.EndSiteResponsibility): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
