import type { Logger } from '@nestjs/common';
import type { StoredEvent } from '#event-sourcing';
import { SYSTEM, type CommandSender } from '#platform';
import { WithdrawSettlement } from './duty.commands.js';

const ACTOR = `${SYSTEM}duties`;

/** A record by its kind and id. */
export interface ProvingRecord {
  readonly kind: string;
  readonly id: string;
}

/** What the reactors of this room send to a duty. */
export class DutySender {
  constructor(
    private readonly sender: CommandSender,
    private readonly logger: Logger,
  ) {}

  /** @param key tells the command from others that follow from the same event */
  async send(command: object, dutyId: string, key: string, event: StoredEvent): Promise<void> {
    const origin = { actor: ACTOR, idempotencyKey: `${SYSTEM}duty-${key}`, causationId: event.id };
    await this.sender.sendFollowing(command, dutyId, origin, (reason) =>
      this.logger.error(`the duty ${dutyId}: ${reason}`),
    );
  }

  /** The record does the duty no more. @param key as of `send`, before the event and the duty */
  async withdraw({ kind, id }: ProvingRecord, dutyId: string, key: string, event: StoredEvent): Promise<void> {
    const command = Object.assign(new WithdrawSettlement(), { recordKind: kind, recordId: id });
    await this.send(command, dutyId, `${key}:${event.id}/${dutyId}`, event);
  }
}
