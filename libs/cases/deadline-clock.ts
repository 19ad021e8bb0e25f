import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { Alarms, CLOCK, CONFIG, type Saying, type Ticking, type ZerenConfig } from '#platform';
import { caseView, type CaseDocument } from './case.views.js';
import { MissDeadline } from './internal.commands.js';

/** Says once of each deadline that ran out that it was missed. */
@Injectable()
export class DeadlineClock implements Ticking {
  constructor(
    private readonly alarms: Alarms,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  tick(): Promise<number> {
    const now = this.clock.now();
    const { escalateAfterMisses } = this.config;
    return this.alarms.passed(
      caseView,
      { field: 'alarmAt', before: now },
      function* missed({ caseId, deadlines }: CaseDocument): Iterable<Saying> {
        for (const [deadlineId, { state, missed, due }] of Object.entries(deadlines)) {
          if (state !== 'running' || missed || due.at >= now) continue;
          const command = Object.assign(new MissDeadline(), { deadlineId, escalateAfterMisses });
          yield { command, id: caseId, once: `deadline:${caseId}/${deadlineId}/${due.at}` };
        }
      },
    );
  }
}
