import { IsName, PageQuery } from '#platform';
import type { ResponsibleQuery } from './place.queries.js';

/** Whether there is such a community, for other modules: always by what is stored now. */
export class FindCommunity {
  constructor(readonly communityId: string) {}
}

/** A community as it is now. */
export class GetCommunity {
  constructor(readonly communityId: string) {}
}

/** Who answered for a community at a moment. */
export class GetCommunityResponsible {
  constructor(
    readonly communityId: string,
    readonly query: ResponsibleQuery = {},
  ) {}
}

/** Communities by name. */
export class ListCommunities extends PageQuery {
  @IsName(200, { optional: true })
  readonly name?: string;
}
