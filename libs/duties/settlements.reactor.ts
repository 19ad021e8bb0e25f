import { Inject, Injectable, Logger } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import { idIn, isOf, type Reactor, type StoredEvent } from '#event-sourcing';
import {
  CALENDAR,
  CommandSender,
  findIfAny,
  GetRecord,
  isAnswer,
  QueryDoor,
  SYSTEM,
  THE_SYSTEM,
  ViewReader,
} from '#platform';
import { SettleDuty, WithdrawSettlement } from './duty.commands.js';
import { dutyIdOf, planIdOf } from './duty.kinds.js';
import type { DutyPlanRecord } from './duty.record.js';
import { duePeriod } from './duty.rules.js';
import { dutyView, settlementPart } from './duty.views.js';
import { dutyPlan } from './plan.rules.js';
import { beginningTypes, settlingTypes, targetsOf, type Target } from './targets.js';

const ACTOR = `${SYSTEM}duties`;

/** What was held, patrolled, visited or checked does what is due for its unit and period; what counts no more does it no more. */
@Injectable()
export class SettlementsReactor implements Reactor {
  readonly name = 'duty-settlements';
  readonly types = settlingTypes;
  private readonly logger = new Logger('Duties');

  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryDoor,
    private readonly views: ViewReader,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const kind = Object.keys(targetsOf).find((stream) => isOf({ stream }, event));
    if (kind === undefined) return;
    const id = idIn({ stream: kind }, event);
    const shown = await this.queries.ask(new GetRecord(kind, id), THE_SYSTEM);
    const settled = new Set<string>();
    // A venue checked twice in a period did what was due with the first check.
    const inOrder = [...targetsOf[kind]!(shown as never)].sort((a, b) => (a.doneAt < b.doneAt ? -1 : 1));
    for (const target of inOrder) {
      const dutyId = await this.settle(target, kind, id, event, settled);
      if (dutyId !== undefined) settled.add(dutyId);
    }
    const { status, voided } = shown as { readonly status?: string; readonly voided?: boolean };
    const isVoid = status === 'voided' || voided === true;
    if (!beginningTypes.includes(event.type)) await this.withdrawOthers(settled, { kind, id, isVoid }, event);
  }

  /** @returns the duty that it does, where one is due */
  private async settle(
    target: Target,
    kind: string,
    id: string,
    event: StoredEvent,
    settled: ReadonlySet<string>,
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
    await this.send(command, dutyId, `settle:${event.id}/${dutyId}`, event);
    return dutyId;
  }

  /** What it had done before this event, and does not do any more; what a person said of it, once it is void. */
  private async withdrawOthers(
    settled: ReadonlySet<string>,
    { kind, id, isVoid }: { readonly kind: string; readonly id: string; readonly isVoid: boolean },
    event: StoredEvent,
  ) {
    await this.views.waitForAll(dutyView);
    const where = [{ field: 'record', equals: `${kind}/${id}` }];
    type Done = { readonly dutyId: string; readonly byHand: boolean };
    const { documents } = await this.views.of(settlementPart).query<Done>({ where });
    const others = documents.map(({ body }) => body).filter(({ dutyId }) => !settled.has(dutyId));
    for (const { dutyId } of others.filter(({ byHand }) => isVoid || !byHand)) {
      const command = Object.assign(new WithdrawSettlement(), { recordKind: kind, recordId: id });
      await this.send(command, dutyId, `withdraw:${event.id}/${dutyId}`, event);
    }
  }

  private async send(command: object, dutyId: string, key: string, event: StoredEvent): Promise<void> {
    const origin = { actor: ACTOR, idempotencyKey: `${SYSTEM}duty-${key}`, causationId: event.id };
    try {
      await this.sender.send(command, dutyId, origin);
    } catch (error) {
      if (!isAnswer(error)) throw error;
      this.logger.error(`the duty ${dutyId}: ${(error as Error).message}`);
    }
  }
}
