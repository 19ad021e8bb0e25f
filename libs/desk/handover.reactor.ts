import { Injectable, Logger } from '@nestjs/common';
import { idIn, isOf, type CommandClass, type Reactor, type StoredEvent } from '#event-sourcing';
import { CommandSender, HandOverWork, Kinds, QueryDoor, SYSTEM, THE_SYSTEM } from '#platform';
import { CompleteHandover } from './handover.commands.js';
import type { DeskHandedOver } from './handover.events.js';
import { handover } from './handover.rules.js';
import { GetHeld, type HeldEntry } from './held.js';

/** So many of those that stay are named one by one. */
const MOST_NAMED = 500;
const ACTOR = `${SYSTEM}handover`;

/** Moves what is on a desk that was handed over, record by record; again and again it moves each once. */
@Injectable()
export class HandoverReactor implements Reactor {
  readonly name = 'handovers';
  readonly types = ['DeskHandedOver'];
  private readonly logger = new Logger('Handovers');

  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryDoor,
    private readonly kinds: Kinds,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    if (!isOf(handover, event)) return;
    const { role, from } = event.data as DeskHandedOver['data'];
    // All of it before anything is moved: what is moved is not on that desk any more.
    const entries = await this.queries.ask<HeldEntry[]>(new GetHeld(role, from), THE_SYSTEM);
    const records = new Map(entries.map((entry) => [`${entry.kind}/${entry.id}`, entry]));
    const stays: HeldEntry[] = [];
    for (const entry of records.values()) if (!(await this.move(entry, event))) stays.push(entry);
    const [staying, moved] = [stays.length, records.size - stays.length];
    const { occurredAt } = event.metadata;
    const complete = { moved, staying, stays: stays.slice(0, MOST_NAMED), occurredAt };
    const handoverId = idIn(handover, event);
    const origin = { actor: ACTOR, idempotencyKey: `${SYSTEM}handover:${handoverId}`, causationId: event.id };
    // Once: what it said the first time stands, also where it is made to say so again.
    await this.sender.sendFollowing(Object.assign(new CompleteHandover(), complete), handoverId, origin);
  }

  private commandOf(kind: string): CommandClass | undefined {
    const { commands } = this.kinds.of(kind).kind.aggregate.rules;
    return commands.find((command) => command.prototype instanceof HandOverWork);
  }

  /** @returns whether it went along; what a record's rules do not let go stays where it is */
  private async move({ kind, id }: HeldEntry, event: StoredEvent): Promise<boolean> {
    const Command = this.commandOf(kind);
    if (!Command) return false;
    const handoverId = idIn(handover, event);
    const { occurredAt } = event.metadata;
    const command = Object.assign(new Command(), {
      ...(event.data as object),
      handoverId,
      kind,
      occurredAt,
    }) as HandOverWork;
    const idempotencyKey = `${SYSTEM}handover:${handoverId}/${kind}/${id}`;
    const origin = { actor: ACTOR, idempotencyKey, causationId: event.id };
    const moved = await this.sender.sendFollowing(command, id, origin, (reason) =>
      this.logger.error(`the handover of ${kind} ${id}: ${reason}`),
    );
    return moved !== undefined && moved.events.length > 0;
  }
}
