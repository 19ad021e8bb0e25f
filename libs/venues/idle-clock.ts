import { Inject, Injectable } from '@nestjs/common';
import { DAY } from '#calendar';
import type { Clock } from '#event-sourcing';
import { Alarms, CLOCK, CONFIG, type Ticking, type ZerenConfig } from '#platform';
import { SayVenueIdle } from './venue.commands.js';
import { venueView } from './venue.views.js';

/** Says once of each venue that nobody has used it for so many days, until it is used again. */
@Injectable()
export class IdleClock implements Ticking {
  constructor(
    private readonly alarms: Alarms,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  tick(): Promise<number> {
    const days = this.config.venueIdleDays;
    const before = new Date(Date.parse(this.clock.now()) - days * DAY).toISOString();
    return this.alarms.passed(
      venueView,
      { field: 'watchedSince', before },
      ({ venueId: id, watchedSince, revision }) => [
        // By the revision too: a use that was corrected away leaves the same moment behind, and it is said anew.
        { command: Object.assign(new SayVenueIdle(), { days }), id, once: `idle:${id}/${watchedSince}/${revision}` },
      ],
    );
  }
}
