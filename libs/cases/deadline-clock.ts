import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Clock } from '#event-sourcing';
import { CLOCK, CommandSender, CONFIG, isAnswer, SYSTEM, ViewReader, type ZerenConfig } from '#platform';
import { caseView, type CaseDocument } from './case.views.js';
import { MissDeadline } from './internal.commands.js';

const CLOCK_ACTOR = `${SYSTEM}clock`;
const PAGE = 200;

/**
 * Says of each deadline that ran out that it was missed: once, however often it is asked and however often the
 * process restarts, since the command's id follows from the deadline.
 */
@Injectable()
export class DeadlineClock {
  constructor(
    private readonly views: ViewReader,
    private readonly sender: CommandSender,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  private readonly logger = new Logger('Deadlines');

  /** @returns how many deadlines were called missed */
  async tick(): Promise<number> {
    const now = this.clock.now();
    let called = 0;
    let cursor: string | undefined;
    do {
      const page = await this.views.of(caseView).query<CaseDocument>({
        where: [{ field: 'alarmAt', lessThan: now }],
        sort: { field: 'alarmAt', direction: 'asc' },
        limit: PAGE,
        cursor,
      });
      for (const { body } of page.documents) called += await this.callMissedOf(body, now);
      cursor = page.next;
    } while (cursor !== undefined);
    return called;
  }

  /** One case that cannot be answered now keeps no other waiting. */
  private async callMissedOf(document: CaseDocument, now: string): Promise<number> {
    try {
      return await this.callMissed(document, now);
    } catch (error) {
      if (!isAnswer(error)) throw error;
      this.logger.error(`the deadlines of ${document.caseId}: ${(error as Error).message}`);
      return 0;
    }
  }

  private async callMissed(document: CaseDocument, now: string): Promise<number> {
    let called = 0;
    for (const [deadlineId, deadline] of Object.entries(document.deadlines)) {
      if (deadline.state !== 'running' || deadline.missed || deadline.due.at >= now) continue;
      const command = Object.assign(new MissDeadline(), {
        deadlineId,
        escalateAfterMisses: this.config.escalateAfterMisses,
      });
      const idempotencyKey = `${SYSTEM}deadline:${document.caseId}/${deadlineId}/${deadline.due.at}`;
      const outcome = await this.sender.send(command, document.caseId, { actor: CLOCK_ACTOR, idempotencyKey });
      if (outcome.events.length > 0 && !outcome.repeated) called += 1;
    }
    return called;
  }
}
