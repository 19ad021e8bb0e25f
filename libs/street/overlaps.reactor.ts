import { Inject, Injectable } from '@nestjs/common';
import { idIn, inBoth, recordedOf, say, type EventStore, type Reactor, type StoredEvent } from '#event-sourcing';
import { CommandSender, EVENT_STORE, SYSTEM, ViewReader } from '#platform';
import { VoidTally } from './tally.commands.js';
import type { CorrectionsTallied, TallyVoided } from './tally.events.js';
import { words } from './tally.glossary.js';
import { tally } from './tally.rules.js';
import { tallyView, type TallyDocument } from './tally.views.js';

const ACTOR = `${SYSTEM}tallies`;

/**
 * The book of tallies keeps what overlaps out of one process. Two processes may each take one of the two at once: the
 * later one in the log is voided, or the same corrections would count twice.
 */
@Injectable()
export class OverlapsReactor implements Reactor {
  readonly name = 'tallies-that-overlap';
  readonly types: readonly string[];

  constructor(
    private readonly sender: CommandSender,
    private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {
    // Nobody else writes to a store that knows where streams end: the book knows all, and there is nothing to look at.
    this.types = store.endsAt ? [] : ['CorrectionsTallied'];
  }

  async react(event: StoredEvent): Promise<void> {
    await this.views.waitForAll(tallyView);
    const tallyId = idIn(tally, event);
    for (const { tallyId: other, entryId } of await this.overlapping(recordedOf<CorrectionsTallied>(event).data)) {
      if (other === tallyId || !(await this.isEarlier(other, entryId, event))) continue;
      return this.void(tallyId, other, event);
    }
  }

  private async overlapping({ communityId, roadSegmentId, category, kind, from, to }: CorrectionsTallied['data']) {
    const { documents } = await this.views.of(tallyView).query<TallyDocument>({
      where: [
        { field: 'communityId', equals: communityId },
        { field: 'status', equals: 'tallied' },
        { field: 'kind', equals: kind },
        { field: 'to', atLeast: from },
      ],
    });
    const isSameArea = (other?: string) =>
      other === undefined || roadSegmentId === undefined || other === roadSegmentId;
    return documents
      .map(({ body }) => body)
      .filter((one) => one.category.nodeId === category.nodeId && one.from <= to && isSameArea(one.roadSegmentId));
  }

  private async isEarlier(tallyId: string, entryId: string | undefined, than: StoredEvent): Promise<boolean> {
    for await (const { id, position } of this.store.readStream(`${tally.stream}-${tallyId}`))
      if (id === entryId) return position < than.position;
    return false;
  }

  private async void(tallyId: string, other: string, { id }: StoredEvent): Promise<void> {
    // Whoever voided it and entered it anew has answered this already.
    for await (const { type, data } of this.store.readStream(`${tally.stream}-${tallyId}`))
      if (type === 'TallyVoided' && (data as TallyVoided['data']).entryId === id) return;
    const reason = inBoth(say(words.overlapping, { tallyId: other }));
    const command = Object.assign(new VoidTally(), { reason });
    const idempotencyKey = `${SYSTEM}overlap:${tallyId}/${id}`;
    await this.sender.sendFollowing(command, tallyId, { actor: ACTOR, idempotencyKey, causationId: id });
  }
}
