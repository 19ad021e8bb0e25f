import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Clock, EventStore } from '#event-sourcing';
import { CLOCK, EVENT_STORE, handlerFor, ViewReader } from '#platform';
import type { CommunityAnswer, CommunityPage } from './community.answers.js';
import { communityCommands, communityDecider } from './community.decider.js';
import { CommunityExecutor } from './community.executor.js';
import { FindCommunity, GetCommunity, GetCommunityResponsible, ListCommunities } from './community.queries.js';
import { communityView } from './community.views.js';
import { responsibleIn, type Responsible } from './responsible.js';
import { communityRules } from './rules/communities.js';

export interface CommunityFound {
  readonly communityId: string;
  readonly name: string;
}

@QueryHandler(FindCommunity)
export class FindCommunityHandler implements IQueryHandler<FindCommunity, CommunityFound> {
  constructor(private readonly executor: CommunityExecutor) {}

  async execute({ communityId }: FindCommunity): Promise<CommunityFound> {
    const { community } = await this.executor.find(communityId);
    return { communityId, name: community.name };
  }
}

@QueryHandler(GetCommunity)
export class GetCommunityHandler implements IQueryHandler<GetCommunity, CommunityAnswer> {
  constructor(private readonly executor: CommunityExecutor) {}

  async execute({ communityId }: GetCommunity): Promise<CommunityAnswer> {
    const { community, revision } = await this.executor.find(communityId);
    return { ...community, revision, possible: communityRules.possible(community) };
  }
}

@QueryHandler(GetCommunityResponsible)
export class GetCommunityResponsibleHandler implements IQueryHandler<GetCommunityResponsible, Responsible> {
  constructor(
    private readonly executor: CommunityExecutor,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ communityId, query }: GetCommunityResponsible): Promise<Responsible> {
    await this.executor.find(communityId);
    const stream = this.executor.runner.streamOf(communityId);
    return responsibleIn(this.store, stream, communityDecider, query, this.clock.now());
  }
}

@QueryHandler(ListCommunities)
export class ListCommunitiesHandler implements IQueryHandler<ListCommunities, CommunityPage> {
  constructor(private readonly views: ViewReader) {}

  async execute(query: ListCommunities): Promise<CommunityPage> {
    const { bodies, next } = await this.views.page(communityView, query, {
      where: query.name === undefined ? [] : [{ field: 'name', equals: query.name }],
      sort: { field: 'name', direction: 'asc' },
    });
    return { communities: [...bodies], next };
  }
}

export const communityHandlers = [
  ...communityCommands.map((Command) => handlerFor(Command, CommunityExecutor)),
  FindCommunityHandler,
  GetCommunityHandler,
  GetCommunityResponsibleHandler,
  ListCommunitiesHandler,
];
