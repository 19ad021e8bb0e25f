import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { Alarms, CLOCK, type Ticking } from '#platform';
import { MissMinutes } from './activity.commands.js';
import { activityView } from './activity.views.js';

/** Says once of each meeting that has no minutes in time that they are missing. */
@Injectable()
export class MinutesClock implements Ticking {
  constructor(
    private readonly alarms: Alarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  tick(): Promise<number> {
    return this.alarms.passed(
      activityView,
      { field: 'alarmAt', before: this.clock.now() },
      ({ activityId: id, alarmAt }) => [{ command: new MissMinutes(), id, once: `minutes:${id}/${alarmAt}` }],
    );
  }
}
