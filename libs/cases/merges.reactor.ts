import { Inject, Injectable } from '@nestjs/common';
import {
  fold,
  idIn,
  inBoth,
  recordedOf,
  type EventStore,
  type Position,
  type Reactor,
  type StoredEvent,
} from '#event-sourcing';
import { CommandSender, EVENT_STORE, SYSTEM, ViewReader } from '#platform';
import { UndoMerge } from './case.commands.js';
import { caseDecider } from './case.decider.js';
import type { CaseEvent, CaseMerged } from './case.events.js';
import { evolveCase } from './case.fold.js';
import { words } from './case.glossary.js';
import { caseView } from './case.views.js';

const ACTOR = `${SYSTEM}merges`;

function isGone(events: readonly StoredEvent[]): boolean {
  const recorded = events.map((event) => recordedOf<CaseEvent>(event));
  const { status } = fold(evolveCase, caseDecider.initialState, recorded);
  return status === 'voided' || status === 'merged';
}

/**
 * Two processes may merge two cases into each other, or one voids what the other merges into: each decided on a case
 * that was open. Whichever came later in the log is taken back, or the complaint would be nowhere.
 */
@Injectable()
export class MergesReactor implements Reactor {
  readonly name = 'merges-into-nothing';
  readonly types = ['CaseMerged', 'CaseVoided'];

  constructor(
    private readonly sender: CommandSender,
    private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const caseId = idIn(caseDecider, event);
    if (event.type === 'CaseVoided') for (const merged of await this.mergedInto(caseId)) await this.undo(merged, event);
    else if (await this.wasGone(recordedOf<CaseMerged>(event).data.into, event.position))
      await this.undo(caseId, event);
  }

  private async mergedInto(caseId: string): Promise<readonly string[]> {
    await this.views.waitForAll(caseView);
    if (!isGone(await this.eventsOf(caseId))) return [];
    return this.views.of(caseView).ids([
      { field: 'mergedInto', equals: caseId },
      { field: 'status', equals: 'merged' },
    ]);
  }

  /** Whether the case was gone before that position, and still is. */
  private async wasGone(caseId: string, before: Position): Promise<boolean> {
    const events = await this.eventsOf(caseId);
    return isGone(events.filter(({ position }) => position < before)) && isGone(events);
  }

  private async eventsOf(caseId: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.store.readStream(`${caseDecider.stream}-${caseId}`)) events.push(event);
    return events;
  }

  private async undo(caseId: string, { id }: StoredEvent): Promise<void> {
    const command = Object.assign(new UndoMerge(), { reason: inBoth(words.mergedIntoNothing) });
    const idempotencyKey = `${SYSTEM}merge:${caseId}/${id}`;
    // Refused where somebody undid it already.
    await this.sender.sendFollowing(command, caseId, { actor: ACTOR, idempotencyKey, causationId: id });
  }
}
