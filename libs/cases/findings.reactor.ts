import { Injectable, Logger } from '@nestjs/common';
import type { Reactor, StoredEvent } from '#event-sourcing';
import type { PatrolRecorded } from '#patrols';
import { CommandSender, isAnswer, SYSTEM } from '#platform';
import { CorrectOnTheSpot, ReportProblem } from './case.commands.js';

/** What a patrol found becomes a case each, under the id that the patrol gave it. */
@Injectable()
export class FindingsReactor implements Reactor {
  readonly name = 'findings';
  readonly types = ['PatrolRecorded'];

  private readonly logger = new Logger('Findings');

  constructor(private readonly sender: CommandSender) {}

  async react(event: StoredEvent): Promise<void> {
    const { findings } = event.data as PatrolRecorded['data'];
    const { actor, occurredAt, siteId } = event.metadata;
    const patrolId = event.stream.slice(event.stream.indexOf('-') + 1);
    for (const { findingId, correctedOnTheSpot, category, description, location, evidence } of findings) {
      const found = { category, description, location, evidence, siteId, patrolId, occurredAt };
      const command = correctedOnTheSpot
        ? Object.assign(new CorrectOnTheSpot(), { ...found, kind: 'correction' })
        : Object.assign(new ReportProblem(), { ...found, source: 'patrol' });
      const idempotencyKey = `${SYSTEM}finding:${findingId}`;
      try {
        await this.sender.send(command, findingId, { actor, idempotencyKey, causationId: event.id });
      } catch (error) {
        if (!isAnswer(error)) throw error;
        this.logger.error(`the finding ${findingId} did not become a case: ${(error as Error).message}`);
      }
    }
  }
}
