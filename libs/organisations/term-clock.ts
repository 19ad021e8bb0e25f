import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { Alarms, CLOCK, type Ticking } from '#platform';
import { CallTermOverdue } from './organisation.commands.js';
import { currentTerm } from './organisation.rules.js';
import { organisationView } from './organisation.views.js';

/** Says once of each term that is over without a new one that it is. */
@Injectable()
export class TermClock implements Ticking {
  constructor(
    private readonly alarms: Alarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  tick(): Promise<number> {
    const passed = { field: 'termAlarmAt', before: this.clock.now() } as const;
    return this.alarms.passed(organisationView, passed, ({ organisationId: id, terms, termAlarmAt }) => {
      const { termId } = currentTerm(terms)!;
      const command = Object.assign(new CallTermOverdue(), { termId });
      return [{ command, id, once: `term:${id}/${termId}/${termAlarmAt}` }];
    });
  }
}
