import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CommandRunner, type Clock, type EventStore, type Outcome } from '#event-sourcing';
import { FindSite, type SiteFound } from '#places';
import { CLOCK, EVENT_STORE, notFound, type CommandExecutor, type Sent } from '#platform';
import { RecordPatrol } from './patrol.commands.js';
import { patrolDecider, type PatrolContext } from './patrol.decider.js';
import { PATROL_STREAM, patrolCatalogue, type PatrolEvent } from './patrol.events.js';
import type { Patrol, PatrolRecord } from './patrol.record.js';

/** Executes the commands of patrols: looks up the site, then lets the decider decide. */
@Injectable()
export class PatrolExecutor implements CommandExecutor<object> {
  readonly runner: CommandRunner<PatrolRecord, object, PatrolEvent, PatrolContext>;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) clock: Clock,
    private readonly queries: QueryBus,
  ) {
    this.runner = new CommandRunner({
      store,
      clock,
      decider: patrolDecider,
      catalogue: patrolCatalogue,
      prefix: PATROL_STREAM,
    });
  }

  async execute(command: object, sent: Sent): Promise<Outcome> {
    const patrolId = sent.target;
    if (command instanceof RecordPatrol) {
      const site: SiteFound = await this.queries.execute(new FindSite(command.siteId));
      return this.runner.run(patrolId, command, sent, { patrolId, site });
    }
    await this.find(patrolId);
    return this.runner.run(patrolId, command, sent, { patrolId });
  }

  /** The patrol as it is now. */
  async find(patrolId: string): Promise<{ readonly patrol: Patrol; readonly revision: number }> {
    const { state, revision } = await this.runner.load(patrolId);
    if (state.status === 'none') throw notFound('patrol', patrolId);
    return { patrol: state, revision };
  }
}
