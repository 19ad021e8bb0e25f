import { Injectable, Logger } from '@nestjs/common';
import { idIn, type Reactor, type StoredEvent } from '#event-sourcing';
import { CommandSender, findIfAny, QueryDoor, ViewReader } from '#platform';
import { DutySender } from './duty-sender.js';
import { holds } from './duty.rules.js';
import { dutyView, settlementsBy } from './duty.views.js';
import { voidingTypes } from './targets.js';

/**
 * A duty that somebody completed by a record is due again once that is voided or merged away. The reactor is one of its
 * own, so that it begins at the beginning of each log: what was voided while nothing watched is seen too.
 */
@Injectable()
export class ProofsReactor implements Reactor {
  readonly name = 'duty-proofs';
  readonly types = Object.keys(voidingTypes);
  private readonly duties: DutySender;

  constructor(
    sender: CommandSender,
    private readonly queries: QueryDoor,
    private readonly views: ViewReader,
  ) {
    this.duties = new DutySender(sender, new Logger('Duties'));
  }

  async react(event: StoredEvent): Promise<void> {
    const kind = voidingTypes[event.type]!;
    const id = idIn({ stream: kind }, event);
    await this.views.waitForAll(dutyView);
    const proven = await settlementsBy(this.views, { kind, id, byHand: true });
    if (proven.length === 0) return;
    // What was entered anew under the same id proves it again.
    if (holds(await findIfAny<{ readonly status: string }>(this.queries, kind, id))) return;
    for (const { dutyId } of proven) await this.duties.withdraw({ kind, id }, dutyId, 'unproven', event);
  }
}
