import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { CLOCK, CommandSender, isAnswer, SYSTEM, ViewReader, type Ticking } from '#platform';
import { CallTermOverdue } from './organisation.commands.js';
import { currentTerm } from './organisation.rules.js';
import { organisationView, type OrganisationDocument } from './organisation.views.js';

const PAGE = 200;

/** Says of each term that is over without a new one that it is: once, as the command's id follows from the term. */
@Injectable()
export class TermClock implements Ticking {
  private readonly logger = new Logger('Terms');

  constructor(
    private readonly views: ViewReader,
    private readonly sender: CommandSender,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tick(): Promise<number> {
    const now = this.clock.now();
    let said = 0;
    let cursor: string | undefined;
    do {
      const page = await this.views.of(organisationView).query<OrganisationDocument>({
        where: [{ field: 'termAlarmAt', lessThan: now }],
        sort: { field: 'termAlarmAt', direction: 'asc' },
        limit: PAGE,
        cursor,
      });
      for (const { body } of page.documents) said += await this.call(body);
      cursor = page.next;
    } while (cursor !== undefined);
    return said;
  }

  /** One organisation that cannot be answered now keeps no other waiting. */
  private async call({ organisationId, terms, termAlarmAt }: OrganisationDocument): Promise<number> {
    const { termId } = currentTerm(terms)!;
    const command = Object.assign(new CallTermOverdue(), { termId });
    const idempotencyKey = `${SYSTEM}term:${organisationId}/${termId}/${termAlarmAt}`;
    try {
      const outcome = await this.sender.send(command, organisationId, { actor: `${SYSTEM}clock`, idempotencyKey });
      return outcome.events.length > 0 && !outcome.repeated ? 1 : 0;
    } catch (error) {
      if (!isAnswer(error)) throw error;
      this.logger.error(`the term of ${organisationId}: ${(error as Error).message}`);
      return 0;
    }
  }
}
