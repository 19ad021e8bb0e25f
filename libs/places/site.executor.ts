import { Inject, Injectable } from '@nestjs/common';
import { CommandRunner, type Clock, type EventStore, type Outcome } from '#event-sourcing';
import { CLOCK, EVENT_STORE, notFound, type CommandExecutor, type Sent } from '#platform';
import { CommunityExecutor } from './community.executor.js';
import type { PlaceContext } from './rules/rule.js';
import { RegisterSite } from './site.commands.js';
import { siteDecider } from './site.decider.js';
import { SITE_STREAM, siteCatalogue, type SiteEvent } from './site.events.js';
import type { Site, SiteRecord } from './site.record.js';

/** Executes the commands of sites; a site is registered in a community that exists. */
@Injectable()
export class SiteExecutor implements CommandExecutor<object> {
  readonly runner: CommandRunner<SiteRecord, object, SiteEvent, PlaceContext>;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) clock: Clock,
    private readonly communities: CommunityExecutor,
  ) {
    this.runner = new CommandRunner({
      store,
      clock,
      decider: siteDecider,
      catalogue: siteCatalogue,
      prefix: SITE_STREAM,
    });
  }

  async execute(command: object, sent: Sent): Promise<Outcome> {
    if (command instanceof RegisterSite) await this.communities.find(command.communityId);
    else await this.find(sent.target);
    return this.runner.run(sent.target, command, sent, { id: sent.target, partId: sent.id });
  }

  /** The site as it is now. */
  async find(siteId: string): Promise<{ readonly site: Site; readonly revision: number }> {
    const { state, revision } = await this.runner.load(siteId);
    if (state.status === 'none') throw notFound('site', siteId);
    return { site: state, revision };
  }
}
