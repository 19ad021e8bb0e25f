import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { CLOCK, CommandSender, isAnswer, SYSTEM, ViewReader, type Ticking } from '#platform';
import { MissMinutes } from './activity.commands.js';
import { activityView, type ActivityDocument } from './activity.views.js';

const PAGE = 200;

/** Says once of each meeting that has no minutes in time that they are missing. */
@Injectable()
export class MinutesClock implements Ticking {
  private readonly logger = new Logger('Minutes');

  constructor(
    private readonly views: ViewReader,
    private readonly sender: CommandSender,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tick(): Promise<number> {
    const where = [{ field: 'alarmAt', lessThan: this.clock.now() }];
    let [said, cursor]: [number, string | undefined] = [0, undefined];
    do {
      const sort = { field: 'alarmAt', direction: 'asc' } as const;
      const page: { documents: readonly { body: ActivityDocument }[]; next?: string } = await this.views
        .of(activityView)
        .query<ActivityDocument>({ where, sort, limit: PAGE, cursor });
      for (const { body } of page.documents) said += await this.say(body);
      cursor = page.next;
    } while (cursor !== undefined);
    return said;
  }

  /** One meeting that cannot be answered now keeps no other waiting. */
  private async say({ activityId, alarmAt }: ActivityDocument): Promise<number> {
    const origin = { actor: `${SYSTEM}clock`, idempotencyKey: `${SYSTEM}minutes:${activityId}/${alarmAt}` };
    try {
      const { events, repeated } = await this.sender.send(new MissMinutes(), activityId, origin);
      return events.length > 0 && !repeated ? 1 : 0;
    } catch (error) {
      if (!isAnswer(error)) throw error;
      this.logger.error(`the minutes of ${activityId}: ${(error as Error).message}`);
      return 0;
    }
  }
}
