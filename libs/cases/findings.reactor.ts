import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Reactor, StoredEvent } from '#event-sourcing';
import { CommandSender, FINDINGS, SYSTEM, type FoundProblem, type Room } from '#platform';
import { CorrectOnTheSpot, ReportProblem } from './case.commands.js';

/** What a record of any room found becomes a case each, under the id that the record gave it. */
@Injectable()
export class FindingsReactor implements Reactor {
  readonly name = 'findings';
  readonly types: readonly string[];

  private readonly logger = new Logger('Findings');

  constructor(
    private readonly sender: CommandSender,
    @Inject(FINDINGS) private readonly findings: Room['findings'],
  ) {
    this.types = Object.keys(findings);
  }

  async react(event: StoredEvent): Promise<void> {
    for (const found of this.findings[event.type]!(event)) await this.report(found, event);
  }

  private async report({ findingId, correctedOnTheSpot, ...problem }: FoundProblem, event: StoredEvent): Promise<void> {
    const { actor, occurredAt } = event.metadata;
    const command = correctedOnTheSpot
      ? Object.assign(new CorrectOnTheSpot(), { ...problem, source: undefined, occurredAt, kind: 'correction' })
      : Object.assign(new ReportProblem(), { ...problem, occurredAt });
    const idempotencyKey = `${SYSTEM}finding:${findingId}`;
    const origin = { actor, idempotencyKey, causationId: event.id };
    await this.sender.sendFollowing(command, findingId, origin, (reason) =>
      this.logger.error(`the finding ${findingId} did not become a case: ${reason}`),
    );
  }
}
