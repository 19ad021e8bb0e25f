import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { Alarms, CLOCK, type Ticking } from '#platform';
import { countBelowThree } from './organisation.checks.js';
import { CallBranchBelowThree, CallTermOverdue } from './organisation.commands.js';
import { currentTerm } from './organisation.rules.js';
import { organisationView } from './organisation.views.js';

/** Says once of each term that is over without a new one that it is, and of a branch that it is too small for one. */
@Injectable()
export class TermClock implements Ticking {
  constructor(
    private readonly alarms: Alarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tick(): Promise<number> {
    return (await this.termsOverdue()) + (await this.branchesBelowThree());
  }

  private branchesBelowThree(): Promise<number> {
    const passed = { field: 'belowThreeAlarmAt', before: this.clock.now() } as const;
    return this.alarms.passed(organisationView, passed, (document) => {
      const { reportId } = countBelowThree(document)!;
      const command = Object.assign(new CallBranchBelowThree(), { reportId });
      const id = document.organisationId;
      return [{ command, id, once: `below-three:${id}/${reportId}/${document.revision}` }];
    });
  }

  private termsOverdue(): Promise<number> {
    const passed = { field: 'termAlarmAt', before: this.clock.now() } as const;
    return this.alarms.passed(organisationView, passed, ({ organisationId: id, terms, termAlarmAt }) => {
      const { termId } = currentTerm(terms)!;
      const command = Object.assign(new CallTermOverdue(), { termId });
      return [{ command, id, once: `term:${id}/${termId}/${termAlarmAt}` }];
    });
  }
}
