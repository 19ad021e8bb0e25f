import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Clock, Condition, EventStore, Instant } from '#event-sourcing';
import { CLOCK, EVENT_STORE, handlerFor, ViewReader } from '#platform';
import type { SiteKind } from './labels.js';
import { responsibleIn, type Responsible } from './responsible.js';
import { siteRules } from './rules/sites.js';
import type { SiteAnswer, SitePage } from './site.answers.js';
import { siteCommands, siteDecider } from './site.decider.js';
import { SiteExecutor } from './site.executor.js';
import { FindSite, GetSite, GetSiteResponsible, ListSites } from './site.queries.js';
import { siteDocument, siteView } from './site.views.js';

/** What other modules may know of a site. */
export interface SiteFound {
  readonly siteId: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly communityId: string;
  readonly retired: boolean;
  /** Since when, where it is retired: what happened before is recorded all the same. */
  readonly retiredAt?: Instant;
}

@QueryHandler(FindSite)
export class FindSiteHandler implements IQueryHandler<FindSite, SiteFound> {
  constructor(private readonly executor: SiteExecutor) {}

  async execute({ siteId }: FindSite): Promise<SiteFound> {
    const { name, kind, communityId, status, retiredAt } = (await this.executor.find(siteId)).site;
    return { siteId, name, kind, communityId, retired: status === 'retired', retiredAt };
  }
}

@QueryHandler(GetSite)
export class GetSiteHandler implements IQueryHandler<GetSite, SiteAnswer> {
  constructor(private readonly executor: SiteExecutor) {}

  async execute({ siteId }: GetSite): Promise<SiteAnswer> {
    const { site, revision } = await this.executor.find(siteId);
    return { ...siteDocument(site, revision), possible: siteRules.possible(site) };
  }
}

@QueryHandler(GetSiteResponsible)
export class GetSiteResponsibleHandler implements IQueryHandler<GetSiteResponsible, Responsible> {
  constructor(
    private readonly executor: SiteExecutor,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ siteId, query }: GetSiteResponsible): Promise<Responsible> {
    await this.executor.find(siteId);
    const stream = this.executor.runner.streamOf(siteId);
    return responsibleIn(this.store, stream, siteDecider, query, this.clock.now());
  }
}

@QueryHandler(ListSites)
export class ListSitesHandler implements IQueryHandler<ListSites, SitePage> {
  constructor(private readonly views: ViewReader) {}

  async execute(query: ListSites): Promise<SitePage> {
    const { bodies, next } = await this.views.page(siteView, query, {
      where: conditions(query),
      sort: { field: 'name', direction: 'asc' },
    });
    return { sites: [...bodies], next };
  }
}

function conditions({ communityId, kind, retired }: ListSites): Condition[] {
  return [
    ...(communityId === undefined ? [] : [{ field: 'communityId', equals: communityId }]),
    ...(kind === undefined ? [] : [{ field: 'kind', equals: kind }]),
    ...(retired === undefined ? [] : [{ field: 'retired', equals: retired === 'true' }]),
  ];
}

export const siteHandlers = [
  ...siteCommands.map((Command) => handlerFor(Command, SiteExecutor)),
  FindSiteHandler,
  GetSiteHandler,
  GetSiteResponsibleHandler,
  ListSitesHandler,
];
