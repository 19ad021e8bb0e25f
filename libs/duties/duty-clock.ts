import { Inject, Injectable, Logger } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import type { Clock, Instant } from '#event-sourcing';
import { CALENDAR, CLOCK, CommandSender, isAnswer, SYSTEM, ViewReader, type Ticking } from '#platform';
import { MissDuty, OpenDuty, ReleaseEndedDuty } from './duty.commands.js';
import { dutyIdOf } from './duty.kinds.js';
import { dutyView, planView, type DutyDocument, type DutyPlanDocument } from './duty.views.js';
import { daysAfter, periodOf, periodsFrom } from './periods.js';
import { coversWhole } from './plan.rules.js';

const PAGE = 200;

/**
 * Opens what is due as each period begins, so that there is something to count, and calls missed what is still open at
 * its end: each once, however often it is asked, as the ids follow from unit and period.
 */
@Injectable()
export class DutyClock implements Ticking {
  private readonly logger = new Logger('Duties');
  /** Until when there is nothing to open by a plan that is as it was. */
  private readonly quiet = new Map<string, { readonly revision: number; readonly until: Instant }>();

  constructor(
    private readonly views: ViewReader,
    private readonly sender: CommandSender,
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
        } else if (!duty) said += await this.open(planId, dutyId, period.first);
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

  private async missAll(now: Instant): Promise<number> {
    const where = [{ field: 'alarmAt', lessThan: now }];
    const sort = { field: 'alarmAt', direction: 'asc' } as const;
    let [said, cursor]: [number, string | undefined] = [0, undefined];
    do {
      const duties = this.views.of(dutyView);
      const page: Awaited<ReturnType<typeof duties.query<DutyDocument>>> = await duties.query<DutyDocument>({
        where,
        sort,
        limit: PAGE,
        cursor,
      });
      for (const { body } of page.documents)
        said += await this.say(new MissDuty(), body.dutyId, `miss/${body.revision}`);
      cursor = page.next;
    } while (cursor !== undefined);
    return said;
  }

  /** One duty that cannot be answered now keeps no other waiting. */
  private async say(command: object, dutyId: string, what: string): Promise<number> {
    const origin = { actor: `${SYSTEM}clock`, idempotencyKey: `${SYSTEM}duty-${what}:${dutyId}` };
    try {
      const { events, repeated } = await this.sender.send(command, dutyId, origin);
      return events.length > 0 && !repeated ? 1 : 0;
    } catch (error) {
      if (!isAnswer(error)) throw error;
      // The view had not seen yet that a record opened or did it.
      this.logger.debug(`${what} ${dutyId}: ${(error as Error).message}`);
      return 0;
    }
  }
}
