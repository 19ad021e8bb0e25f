import { Inject, Optional } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { drillDown, type Clock } from '#event-sourcing';
import { CLOCK, FindOpenAtSite, OPEN_AT_SITE, ViewReader, type OpenAtSite, type StillOpen } from '#platform';

@QueryHandler(FindOpenAtSite)
export class FindOpenAtSiteHandler implements IQueryHandler<FindOpenAtSite, StillOpen[]> {
  constructor(
    private readonly views: ViewReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() @Inject(OPEN_AT_SITE) private readonly parts: readonly OpenAtSite[] = [],
  ) {}

  async execute({ siteId }: FindOpenAtSite): Promise<StillOpen[]> {
    await this.views.waitForAll(...this.parts.map(({ of }) => of));
    const asked = { at: this.clock.now() };
    const found: StillOpen[] = [];
    for (const { kind, what, of, by, where } of this.parts) {
      const here = drillDown({ name: kind, version: 1, of, where }, asked, [{ field: by, equals: siteId }]);
      const count = await this.views.of(of).count(here);
      if (count > 0) found.push({ kind, what, count });
    }
    return found;
  }
}
