import { Inject, Injectable, Logger } from '@nestjs/common';
import { daysAfter, type WorkingCalendar } from '#calendar';
import { idIn, isOf, type Condition, type Instant, type Reactor, type StoredEvent } from '#event-sourcing';
import {
  CALENDAR,
  CommandSender,
  findIfAny,
  FindRecords,
  GetRecord,
  QueryDoor,
  THE_SYSTEM,
  ViewReader,
} from '#platform';
import { DutySender, type ProvingRecord } from './duty-sender.js';
import { SettleDuty } from './duty.commands.js';
import type { DutyDefined } from './duty.events.js';
import { dutyIdOf, planIdOf } from './duty.kinds.js';
import type { DutyPlanRecord } from './duty.record.js';
import { duePeriod } from './duty.rules.js';
import { dutyView, settlementsBy } from './duty.views.js';
import { dutyPlan } from './plan.rules.js';
import {
  beginningTypes,
  recordsFor,
  settlingTypes,
  targetsOf,
  venuesTogether,
  type Target,
  type VenueShown,
} from './targets.js';

/** A record, or what several do together, and what it may have done. */
interface Doing {
  readonly kind: string;
  readonly id: string;
  readonly targets: readonly Target[];
}

interface SiteShown {
  readonly siteId: string;
  readonly retiredAt?: Instant;
}

/** What was done twice in a period was done by the first. */
const inOrder = (targets: readonly Target[]) => [...targets].sort((a, b) => (a.doneAt < b.doneAt ? -1 : 1));

/** What was held, patrolled, visited or checked does what is due for its unit and period; what counts no more does it no more. */
@Injectable()
export class SettlementsReactor implements Reactor {
  readonly name = 'duty-settlements';
  readonly types = settlingTypes;
  private readonly duties: DutySender;

  constructor(
    sender: CommandSender,
    private readonly queries: QueryDoor,
    private readonly views: ViewReader,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
  ) {
    this.duties = new DutySender(sender, new Logger('Duties'));
  }

  async react(event: StoredEvent): Promise<void> {
    if (event.type === 'DutyDefined') return this.lookBack(event);
    const kind = Object.keys(targetsOf).find((stream) => isOf({ stream }, event));
    if (kind !== undefined) {
      const id = idIn({ stream: kind }, event);
      const shown = await this.queries.ask(new GetRecord(kind, id), THE_SYSTEM);
      await this.settleAll({ kind, id, targets: targetsOf[kind]!(shown as never) }, event);
    }
    const { communityId } = event.metadata;
    if (communityId === undefined || !(kind === 'venue' || isOf({ stream: 'site' }, event))) return;
    const together = await this.venuesOf(communityId);
    if (together) await this.settleAll(together, event);
  }

  private async settleAll({ kind, id, targets }: Doing, event: StoredEvent): Promise<void> {
    const settled = new Set<string>();
    for (const target of inOrder(targets)) {
      const dutyId = await this.settle(target, kind, id, event, settled, '');
      if (dutyId !== undefined) settled.add(dutyId);
    }
    if (!beginningTypes.includes(event.type)) await this.withdrawOthers(settled, { kind, id }, event);
  }

  /** What the venues of a community did together, where a plan asks for it. */
  private async venuesOf(communityId: string): Promise<Doing | undefined> {
    const planId = planIdOf({ duty: 'venue-check', unitId: communityId });
    const plan = await findIfAny<DutyPlanRecord>(this.queries, dutyPlan.stream, planId);
    if (!plan) return undefined;
    const here = { field: 'communityId', equals: communityId };
    const venues = await this.find<VenueShown>('venue', [here]);
    const sites = await this.find<SiteShown>('site', [here, { field: 'kind', equals: 'venue' }]);
    const retired = new Map(sites.map(({ siteId, retiredAt }) => [siteId, retiredAt]));
    const all = venues.map((venue) => ({ ...venue, retiredAt: retired.get(venue.siteId) }));
    const periodAt = (at: Instant) => {
      const period = duePeriod(plan, this.calendar.dayOf(at));
      return (
        period && {
          from: this.calendar.startOfDay(period.first),
          until: this.calendar.startOfDay(daysAfter(period.last, 1)),
        }
      );
    };
    return { kind: 'community', id: communityId, targets: venuesTogether(communityId, all, periodAt) };
  }

  /** A plan that begins before it is made: what was entered before it does what is due by it. */
  private async lookBack(event: StoredEvent): Promise<void> {
    const planId = idIn(dutyPlan, event);
    for (const { kind, id, targets } of await this.doneBefore(event.data as DutyDefined['data'])) {
      const settled = new Set<string>();
      for (const target of inOrder(targets).filter((one) => planIdOf(one) === planId)) {
        const dutyId = await this.settle(target, kind, id, event, settled, `/${kind}/${id}`);
        if (dutyId !== undefined) settled.add(dutyId);
      }
    }
  }

  private async doneBefore({ duty, unitKind, unitId, from }: DutyDefined['data']): Promise<readonly Doing[]> {
    const since = this.calendar.startOfDay(from);
    if (duty === 'venue-check' && unitKind === 'community') {
      const together = await this.venuesOf(unitId);
      return together ? [together] : [];
    }
    const found: Doing[] = [];
    for (const { kind, id, where } of recordsFor(duty, unitKind, unitId, since))
      for (const shown of await this.find<Readonly<Record<string, string>>>(kind, where))
        found.push({ kind, id: shown[id]!, targets: targetsOf[kind]!(shown as never) });
    return found;
  }

  private find<R>(kind: string, where: readonly Condition[]): Promise<readonly R[]> {
    return this.queries.ask<readonly R[]>(new FindRecords(kind, where), THE_SYSTEM);
  }

  /** @returns the duty that it does, where one is due */
  private async settle(
    target: Target,
    kind: string,
    id: string,
    event: StoredEvent,
    settled: ReadonlySet<string>,
    of: string,
  ): Promise<string | undefined> {
    const planId = planIdOf(target);
    const plan = await findIfAny<DutyPlanRecord>(this.queries, dutyPlan.stream, planId);
    const day = this.calendar.dayOf(target.at);
    const period = duePeriod(plan, day);
    if (!period) return undefined;
    const dutyId = dutyIdOf(planId, period.key);
    if (settled.has(dutyId)) return dutyId;
    const { doneAt } = target;
    const command = Object.assign(new SettleDuty(), { planId, day, recordKind: kind, recordId: id, doneAt });
    await this.duties.send(command, dutyId, `settle:${event.id}/${dutyId}${of}`, event);
    return dutyId;
  }

  /** What it had done by itself before this event, and does not do any more. */
  private async withdrawOthers(settled: ReadonlySet<string>, record: ProvingRecord, event: StoredEvent) {
    await this.views.waitForAll(dutyView);
    for (const { dutyId } of await settlementsBy(this.views, { ...record, byHand: false }))
      if (!settled.has(dutyId)) await this.duties.withdraw(record, dutyId, 'withdraw', event);
  }
}
