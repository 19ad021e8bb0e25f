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
import * as c from './site.commands.js';
import { ListSites } from './site.queries.js';
import { SiteAnswer, siteList, SitePage } from './site.views.js';
import { GetResponsible, Responsible, ResponsibleQuery } from './place.queries.js';

@ApiTags('sites')
@Controller('sites')
export class SiteController {
  constructor(private readonly door: Door) {}

  /** Register a site in a community 登记点位. */
  @Post()
  register(@Body() body: c.RegisterSite, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('site', body, by);
  }

  /** Sites by name. */
  @Get()
  listSites(@Query() query: ListSites, @Sender() by: CommandOrigin): Promise<SitePage> {
    return this.door.list(siteList, query, by);
  }

  /** A site with who answers for it and what is possible next; or as it was, as of a moment on either clock. */
  @Get(':siteId')
  @PathId(':siteId')
  getSite(@On() on: Target, @Query() asOf: AsOfQuery): Promise<SiteAnswer> {
    return this.door.get('site', on, asOf);
  }

  /** Its events, in order, as of a moment on either clock. */
  @Get(':siteId/events')
  @PathId(':siteId')
  getSiteEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('site', on, asOf);
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

  /** Correct an entry of the register 更正. */
  @Step(':siteId/correct')
  correct(@On() on: Target, @Body() body: c.CorrectSite): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
