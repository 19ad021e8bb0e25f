import { Injectable, Logger } from '@nestjs/common';
import { idIn, isOf, type CommandClass, type Reactor, type StoredEvent } from '#event-sourcing';
import { CommandSender, HandOverWork, isAnswer, Kinds, QueryDoor, SYSTEM, THE_SYSTEM, ViewReader } from '#platform';
import type { DeskEntry, DeskPage } from './desk.answers.js';
import { GetDesk } from './desk.queries.js';
import type { DeskHandedOver } from './handover.events.js';
import { handover } from './handover.rules.js';

const PAGE = 200;
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
    private readonly views: ViewReader,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    if (!isOf(handover, event)) return;
    const { role, from } = event.data as DeskHandedOver['data'];
    const asked = role === 'person' ? { person: from } : { department: from };
    const moved = new Set<string>();
    let cursor: string | undefined;
    // All pages before anything is moved: what is moved is not on that desk any more.
    const entries: DeskEntry[] = [];
    do {
      const query = Object.assign(new GetDesk(), { ...asked, limit: this.views.mostOf(undefined), cursor });
      const page: DeskPage = await this.queries.ask(query, THE_SYSTEM);
      entries.push(...page.entries);
      cursor = page.next;
    } while (cursor !== undefined && entries.length < PAGE * PAGE);
    for (const { kind, id } of entries) {
      if (moved.has(`${kind}/${id}`)) continue;
      moved.add(`${kind}/${id}`);
      await this.move(kind, id, event);
    }
  }

  private commandOf(kind: string): CommandClass | undefined {
    const { commands } = this.kinds.of(kind).kind.aggregate.rules;
    return commands.find((command) => command.prototype instanceof HandOverWork);
  }

  /** What a record's rules do not let go stays on the desk, where it is seen. */
  private async move(kind: string, id: string, event: StoredEvent): Promise<void> {
    const Command = this.commandOf(kind);
    if (!Command) return;
    const handoverId = idIn(handover, event);
    const { occurredAt } = event.metadata;
    const command = Object.assign(new Command(), {
      ...(event.data as object),
      handoverId,
      kind,
      occurredAt,
    }) as HandOverWork;
    const idempotencyKey = `${SYSTEM}handover:${handoverId}/${kind}/${id}`;
    try {
      await this.sender.send(command, id, { actor: ACTOR, idempotencyKey, causationId: event.id });
    } catch (error) {
      if (!isAnswer(error)) throw error;
      this.logger.error(`the handover of ${kind} ${id}: ${(error as Error).message}`);
    }
  }
}
