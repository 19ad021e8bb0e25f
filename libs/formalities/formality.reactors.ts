import { Injectable, Logger } from '@nestjs/common';
import type { Reactor, StoredEvent } from '#event-sourcing';
import { RetireSite } from '#places';
import { CommandSender, findIfAny, QueryDoor, SYSTEM } from '#platform';
import { NoteFormalityChangeDue } from './formality.commands.js';
import { formalityId, formalityKinds } from './formality.kinds.js';
import type { FormalityRecord } from './formality.record.js';
import type { RepairShopClosedDown } from './shop.events.js';

/** What of a shop its filings and approvals name, by the fields of the events that change it. */
const NAMED = ['name', 'address', 'businessClass', 'sprayBooth', 'legalPerson'];

/** What has changed of a shop has to be changed in its formalities too. */
@Injectable()
export class FormalityChangesReactor implements Reactor {
  readonly name = 'formality-changes';
  readonly types = ['RepairShopChanged', 'SiteChanged'];

  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryDoor,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const { siteId, actor } = event.metadata;
    const changed = Object.keys(event.data).filter((field) => NAMED.includes(field));
    if (siteId === undefined || changed.length === 0 || !(await findIfAny(this.queries, 'repairshop', siteId))) return;
    for (const kind of formalityKinds) {
      const id = formalityId(siteId, kind);
      const found = await findIfAny<FormalityRecord>(this.queries, 'formality', id);
      if (found?.status !== 'filed' && found?.status !== 'approved') continue;
      const command = Object.assign(new NoteFormalityChangeDue(), { changed, occurredAt: event.metadata.occurredAt });
      const idempotencyKey = `${SYSTEM}formality-change:${event.id}/${kind}`;
      await this.sender.send(command, id, { actor, idempotencyKey, causationId: event.id });
    }
  }
}

/** The site of a shop that closed down is no longer supervised. */
@Injectable()
export class ClosedShopsReactor implements Reactor {
  readonly name = 'closed-shops';
  readonly types = ['RepairShopClosedDown'];
  private readonly logger = new Logger('ClosedShops');

  constructor(private readonly sender: CommandSender) {}

  async react(event: StoredEvent): Promise<void> {
    const { siteId, actor, occurredAt } = event.metadata;
    const { reason } = event.data as RepairShopClosedDown['data'];
    const command = Object.assign(new RetireSite(), { reason, occurredAt });
    const idempotencyKey = `${SYSTEM}shop-closed:${event.id}`;
    const origin = { actor, idempotencyKey, causationId: event.id };
    await this.sender.sendFollowing(command, siteId!, origin, (reason) =>
      this.logger.error(`the site ${siteId} of a closed shop was not retired: ${reason}`),
    );
  }
}
