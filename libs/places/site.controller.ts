import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandAnswer, CommandSender, IdPipe, Sender, type CommandOrigin } from '#platform';
import { Responsible } from './responsible.js';
import { ResponsibleQuery } from './place.queries.js';
import * as c from './site.commands.js';
import { SiteAnswer, SitePage } from './site.answers.js';
import { GetSite, GetSiteResponsible, ListSites } from './site.queries.js';

@ApiTags('sites')
@Controller('sites')
export class SiteController {
  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryBus,
  ) {}

  /** Register a site in a community 登记点位. */
  @Post()
  register(@Body() body: c.RegisterSite, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.send(body, body.siteId ?? this.sender.newId('site', by), by);
  }

  /** Sites by name. */
  @Get()
  listSites(@Query() query: ListSites): Promise<SitePage> {
    return this.queries.execute(query);
  }

  /** A site as it is now, with who answers for it and what is possible next. */
  @Get(':siteId')
  getSite(@Param('siteId', IdPipe) siteId: string): Promise<SiteAnswer> {
    return this.queries.execute(new GetSite(siteId));
  }

  /** Who answered for the site at a moment 责任人员. */
  @Get(':siteId/responsible')
  getSiteResponsible(@Param('siteId', IdPipe) siteId: string, @Query() query: ResponsibleQuery): Promise<Responsible> {
    return this.queries.execute(new GetSiteResponsible(siteId, query));
  }

  /** Change the name or the address 变更点位信息. */
  @Post(':siteId/change')
  @HttpCode(200)
  change(
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: c.ChangeSite,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, siteId, by);
  }

  /** Retire the site: it is no longer supervised 停用. */
  @Post(':siteId/retire')
  @HttpCode(200)
  retire(
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: c.RetireSite,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, siteId, by);
  }

  /** Supervise the site again 恢复. */
  @Post(':siteId/restore')
  @HttpCode(200)
  restore(
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: c.RestoreSite,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, siteId, by);
  }

  /** Name who answers for the site, from when on 明确责任. */
  @Post(':siteId/assign-responsibility')
  @HttpCode(200)
  assignResponsibility(
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: c.AssignSiteResponsibility,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, siteId, by);
  }

  /** End a responsibility 解除责任. */
  @Post(':siteId/end-responsibility')
  @HttpCode(200)
  endResponsibility(
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: c.EndSiteResponsibility,
    @Sender() by: CommandOrigin,
  ): Promise<CommandAnswer> {
    return this.send(body, siteId, by);
  }

  private async send(command: object, siteId: string, by: CommandOrigin): Promise<CommandAnswer> {
    return answerOf(siteId, await this.sender.send(command, siteId, by));
  }
}
