import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Clock, Condition, EventStore, Instant } from '#event-sourcing';
import { CLOCK, CONFIG, EVENT_STORE, handlerFor, ViewReader, type ZerenConfig } from '#platform';
import type { SiteKind } from './labels.js';
import { pageLimit, responsibleIn, type Responsible } from './place.pages.js';
import { siteRules } from './rules/sites.js';
import { siteCommands, siteDecider } from './site.decider.js';
import { SiteExecutor } from './site.executor.js';
import { FindSite, GetSite, GetSiteResponsible, ListSites } from './site.queries.js';
import { siteDocument, siteView, type SiteDocument } from './site.views.js';

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

export interface SiteAnswer extends SiteDocument {
  /** Commands that are allowed now. */
  readonly possible: readonly string[];
}

export interface SitePage {
  readonly sites: readonly SiteDocument[];
  readonly next?: string;
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
  constructor(
    private readonly views: ViewReader,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  async execute(query: ListSites): Promise<SitePage> {
    await this.views.waitFor(query.waitFor, siteView);
    const { documents, next } = await this.views.of(siteView).query<SiteDocument>({
      where: conditions(query),
      sort: { field: 'name', direction: 'asc' },
      limit: pageLimit(query, this.config),
      cursor: query.cursor,
    });
    return { sites: documents.map((document) => document.body), next };
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
