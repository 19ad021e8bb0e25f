import { Inject, Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import type { EventStore, Reactor, StoredEvent } from '#event-sourcing';
import { CALENDAR, CommandSender, EVENT_STORE, isAnswer, SYSTEM } from '#platform';
import { CASE, evolveCase } from './street-case.js';
import { idAfter, type StreetState } from './street-record.js';
import { bookOf, keyOf, type Single, type TallyBook } from './tally-book.js';
import { PutBackSingle, TakeOffSingle } from './tally.commands.js';
import type { CorrectionsTallied } from './tally.events.js';
import { daysOf } from './tally.key.js';

const ACTOR = `${SYSTEM}street`;
const OF_SINGLES = ['CorrectedOnTheSpot', 'CaseVoided', 'RecordCorrected'];

/**
 * A correction that was written by itself counts by itself: it is taken off the tally of the same area, category, kind
 * and day, whichever of the two was entered first, and put back where it turns out to be another's.
 */
@Injectable()
export class SinglesReactor implements Reactor {
  readonly name = 'singles-off-tallies';
  readonly types = ['CorrectionsTallied', ...OF_SINGLES];
  private readonly book: TallyBook;
  /** Single corrections by their cases, and by what tallies are known by. Folded from the log, as far as it was reacted to. */
  private readonly singles = new Map<string, StreetState>();
  private readonly byKey = new Map<string, Set<string>>();
  private isRead = false;

  constructor(
    private readonly sender: CommandSender,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
  ) {
    this.book = bookOf(store);
  }

  async react(event: StoredEvent): Promise<void> {
    if (!this.isRead) await this.readBefore(event);
    if (event.type === 'CorrectionsTallied') return this.takeOffEarlier(event);
    const caseId = this.fold(event);
    if (caseId !== undefined) await this.settle(caseId, event);
  }

  /** What was there when the process started. */
  private async readBefore({ position }: StoredEvent): Promise<void> {
    const filter = { streamPrefixes: [CASE], types: OF_SINGLES };
    for await (const event of this.store.readAll({ filter })) {
      if (event.position >= position) break;
      this.fold(event);
    }
    this.isRead = true;
  }

  private fold(event: StoredEvent): string | undefined {
    if (!event.stream.startsWith(CASE)) return undefined;
    const caseId = idAfter(CASE, event);
    const before = this.singles.get(caseId);
    if (!before && event.type !== 'CorrectedOnTheSpot') return undefined;
    const after = evolveCase(before, event)!;
    const [was, is] = [before && this.single(before), this.single(after)];
    if (was) this.byKey.get(keyOf(was, was.day))?.delete(caseId);
    this.singles.set(caseId, after);
    if (!is) return caseId;
    const key = keyOf(is, is.day);
    const known = this.byKey.get(key);
    if (known) known.add(caseId);
    else this.byKey.set(key, new Set([caseId]));
    return caseId;
  }

  /** As tallies are known; undefined for what no tally can cover. */
  private single({ communityId, siteId, nodeId, kind, heldAt, state }: StreetState): Single | undefined {
    if (state !== 'counts' || nodeId === undefined || communityId === undefined) return undefined;
    return { communityId, roadSegmentId: siteId, nodeId, kind: kind!, day: this.calendar.dayOf(heldAt) };
  }

  /** Those that were there before the tally. */
  private async takeOffEarlier(event: StoredEvent): Promise<void> {
    const { communityId, roadSegmentId, category, kind, from, to } = event.data as CorrectionsTallied['data'];
    for (const day of daysOf(from, to)) {
      const key = keyOf({ communityId, roadSegmentId, nodeId: category.nodeId, kind, day }, day);
      for (const caseId of this.byKey.get(key) ?? []) await this.settle(caseId, event);
    }
  }

  private async settle(caseId: string, { id }: StoredEvent): Promise<void> {
    const single = this.single(this.singles.get(caseId)!);
    const was = await this.book.takenFrom(caseId);
    const is = single && (await this.book.covering(single));
    if (was?.entryId === is?.entryId) return;
    if (was) await this.send(new PutBackSingle(), was.tallyId, caseId, `back:${id}`);
    if (is) await this.send(new TakeOffSingle(), is.tallyId, caseId, `off:${id}`);
  }

  private async send(command: PutBackSingle | TakeOffSingle, tallyId: string, caseId: string, why: string) {
    const idempotencyKey = `${SYSTEM}single:${caseId}/${why}`;
    try {
      await this.sender.send(Object.assign(command, { caseId }), tallyId, { actor: ACTOR, idempotencyKey });
    } catch (error) {
      // A tally that was voided meanwhile takes nothing off.
      if (!isAnswer(error)) throw error;
    }
  }
}
