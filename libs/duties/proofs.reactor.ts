import { Injectable, Logger } from '@nestjs/common';
import { idIn, type Reactor, type StoredEvent } from '#event-sourcing';
import { CommandSender, findIfAny, QueryDoor, SYSTEM, ViewReader } from '#platform';
import { WithdrawSettlement } from './duty.commands.js';
import { holds } from './duty.rules.js';
import { dutyView, settlementsBy } from './duty.views.js';
import { voidingTypes } from './targets.js';

const ACTOR = `${SYSTEM}duties`;

/**
 * A duty that somebody completed by a record is due again once that is voided or merged away. The reactor is one of its
 * own, so that it begins at the beginning of each log: what was voided while nothing watched is seen too.
 */
@Injectable()
export class ProofsReactor implements Reactor {
  readonly name = 'duty-proofs';
  readonly types = Object.keys(voidingTypes);
  private readonly logger = new Logger('Duties');

  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryDoor,
    private readonly views: ViewReader,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const kind = voidingTypes[event.type]!;
    const id = idIn({ stream: kind }, event);
    await this.views.waitForAll(dutyView);
    const proven = await settlementsBy(this.views, { kind, id, byHand: true });
    if (proven.length === 0) return;
    // What was entered anew under the same id proves it again.
    if (holds(await findIfAny<{ readonly status: string }>(this.queries, kind, id))) return;
    for (const { dutyId } of proven) {
      const command = Object.assign(new WithdrawSettlement(), { recordKind: kind, recordId: id });
      const idempotencyKey = `${SYSTEM}duty-unproven:${event.id}/${dutyId}`;
      const origin = { actor: ACTOR, idempotencyKey, causationId: event.id };
      await this.sender.sendFollowing(command, dutyId, origin, (reason) =>
        this.logger.error(`the duty ${dutyId}: ${reason}`),
      );
    }
  }
}
