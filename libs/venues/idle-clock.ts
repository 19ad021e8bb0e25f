import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { CLOCK, CommandSender, CONFIG, isAnswer, SYSTEM, ViewReader, type Ticking, type ZerenConfig } from '#platform';
import { SayVenueIdle } from './venue.commands.js';
import { venueView, type VenueDocument } from './venue.views.js';

const PAGE = 200;
const DAY = 86_400_000;

/** Says once of each venue that nobody has used it for so many days, until it is used again. */
@Injectable()
export class IdleClock implements Ticking {
  private readonly logger = new Logger('Venues');

  constructor(
    private readonly views: ViewReader,
    private readonly sender: CommandSender,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  async tick(): Promise<number> {
    const before = new Date(Date.parse(this.clock.now()) - this.config.venueIdleDays * DAY).toISOString();
    const where = [{ field: 'watchedSince', lessThan: before }];
    const sort = { field: 'watchedSince', direction: 'asc' } as const;
    let [said, cursor]: [number, string | undefined] = [0, undefined];
    do {
      const page: { documents: readonly { body: VenueDocument }[]; next?: string } = await this.views
        .of(venueView)
        .query<VenueDocument>({ where, sort, limit: PAGE, cursor });
      for (const { body } of page.documents) said += await this.say(body);
      cursor = page.next;
    } while (cursor !== undefined);
    return said;
  }

  /** One venue that cannot be answered now keeps no other waiting. */
  private async say({ venueId, watchedSince }: VenueDocument): Promise<number> {
    const command = Object.assign(new SayVenueIdle(), { days: this.config.venueIdleDays });
    const origin = { actor: `${SYSTEM}clock`, idempotencyKey: `${SYSTEM}idle:${venueId}/${watchedSince}` };
    try {
      const { events, repeated } = await this.sender.send(command, venueId, origin);
      return events.length > 0 && !repeated ? 1 : 0;
    } catch (error) {
      if (!isAnswer(error)) throw error;
      this.logger.error(`the use of ${venueId}: ${(error as Error).message}`);
      return 0;
    }
  }
}
