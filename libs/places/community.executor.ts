import { Inject, Injectable } from '@nestjs/common';
import { CommandRunner, type Clock, type EventStore, type Outcome } from '#event-sourcing';
import { CLOCK, EVENT_STORE, notFound, type CommandExecutor, type Sent } from '#platform';
import { RegisterCommunity } from './community.commands.js';
import { communityDecider } from './community.decider.js';
import { COMMUNITY_STREAM, communityCatalogue, type CommunityEvent } from './community.events.js';
import type { Community, CommunityRecord } from './community.record.js';
import type { PlaceContext } from './rules/rule.js';

/** Executes the commands of communities. */
@Injectable()
export class CommunityExecutor implements CommandExecutor<object> {
  readonly runner: CommandRunner<CommunityRecord, object, CommunityEvent, PlaceContext>;

  constructor(@Inject(EVENT_STORE) store: EventStore, @Inject(CLOCK) clock: Clock) {
    this.runner = new CommandRunner({
      store,
      clock,
      decider: communityDecider,
      catalogue: communityCatalogue,
      prefix: COMMUNITY_STREAM,
    });
  }

  async execute(command: object, sent: Sent): Promise<Outcome> {
    if (!(command instanceof RegisterCommunity)) await this.find(sent.target);
    return this.runner.run(sent.target, command, sent, { id: sent.target, partId: sent.id });
  }

  /** The community as it is now. */
  async find(communityId: string): Promise<{ readonly community: Community; readonly revision: number }> {
    const { state, revision } = await this.runner.load(communityId);
    if (state.status === 'none') throw notFound('community', communityId);
    return { community: state, revision };
  }
}
