import { Inject, Injectable } from '@nestjs/common';
import { daysAfter, type WorkingCalendar } from '#calendar';
import type { Clock, Instant } from '#event-sourcing';
import { Alarms, CALENDAR, CLOCK, ViewReader, type Saying, type Ticking } from '#platform';
import { MissDuty, OpenDuty, ReleaseEndedDuty } from './duty.commands.js';
import { dutyIdOf } from './duty.kinds.js';
import { dutyView, planView, type DutyDocument, type DutyPlanDocument } from './duty.views.js';
import { periodOf, periodsFrom } from './periods.js';
import { coversWhole } from './plan.rules.js';

/** So many are opened by one plan before the other clocks have their turn. */
const MOST_OPENED = 200;

/**
 * Opens what is due as each period begins, so that there is something to count, and calls missed what is still open at
 * its end: each once, however often it is asked, as the ids follow from unit and period.
 */
@Injectable()
export class DutyClock implements Ticking {
  /** Until when there is nothing to open by a plan that is as it was. */
  private readonly quiet = new Map<string, { readonly revision: number; readonly until: Instant }>();

  constructor(
    private readonly views: ViewReader,
    private readonly alarms: Alarms,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tick(): Promise<number> {
    const now = this.clock.now();
    let said = 0;
    const plans = await this.views.of(planView).query<DutyPlanDocument>({});
    for (const { body } of plans.documents) said += await this.openBy(body, now);
    return said + (await this.missAll(now));
  }

  private async openBy(plan: DutyPlanDocument, now: Instant): Promise<number> {
    const { planId, revision, spans } = plan;
    const quiet = this.quiet.get(planId);
    if (quiet?.revision === revision && now < quiet.until) return 0;
    const today = this.calendar.dayOf(now);
    const where = [{ field: 'planId', equals: planId }];
    const { documents } = await this.views.of(dutyView).query<DutyDocument>({ where });
    const known = new Map(documents.map(({ id, body }) => [id, body]));
    let said = 0;
    for (const span of spans)
      for (const period of periodsFrom(span.period, span.from, today)) {
        if (span.until !== undefined && period.first >= span.until) break;
        const dutyId = dutyIdOf(planId, period.key);
        const duty = known.get(dutyId);
        if (!coversWhole(span, period)) {
          if (duty?.status === 'open' || duty?.status === 'missed') said += await this.release(dutyId);
        } else if (!duty) {
          if (said >= MOST_OPENED) return said;
          said += await this.open(planId, dutyId, period.first);
        }
      }
    const next = spans.map(({ period }) => daysAfter(periodOf(period, today).last, 1)).sort()[0]!;
    this.quiet.set(planId, { revision, until: this.calendar.startOfDay(next) });
    return said;
  }

  private open(planId: string, dutyId: string, day: string): Promise<number> {
    return this.say(Object.assign(new OpenDuty(), { planId, day }), dutyId, 'open');
  }

  private release(dutyId: string): Promise<number> {
    const reason = 'the plan ended within the period';
    return this.say(Object.assign(new ReleaseEndedDuty(), { reason }), dutyId, 'release');
  }

  private missAll(now: Instant): Promise<number> {
    const passed = { field: 'alarmAt', before: now } as const;
    return this.alarms.passed(dutyView, passed, ({ dutyId, revision }) => [
      saying(new MissDuty(), dutyId, `miss/${revision}`),
    ]);
  }

  private say(command: object, dutyId: string, what: string): Promise<number> {
    return this.alarms.say(saying(command, dutyId, what));
  }
}

/** The view may not have seen yet that a record opened or did it. */
const saying = (command: object, id: string, what: string): Saying => ({
  command,
  id,
  once: `duty-${what}:${id}`,
  mayBeLate: true,
});
