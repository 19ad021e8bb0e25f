import { Inject, Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import type { EventStore, Reactor, StoredEvent } from '#event-sourcing';
import { CALENDAR, CommandSender, EVENT_STORE, SYSTEM } from '#platform';
import { OF_SINGLES, singlesOf, type SinglesBook } from './singles-book.js';
import { CASE } from './street-case.js';
import { bookOf, type TallyBook } from './tally-book.js';
import { PutBackSingle, TakeOffSingle } from './tally.commands.js';

const ACTOR = `${SYSTEM}street`;

/**
 * A correction that was written by itself counts by itself: it is taken off the tally of the same area, category, kind
 * and day. Those that are known when a tally is entered the entry takes off itself; the others are taken off here, and
 * put back where one turns out to be another's.
 */
@Injectable()
export class SinglesReactor implements Reactor {
  readonly name = 'singles-off-tallies';
  readonly types = OF_SINGLES;
  private readonly book: TallyBook;
  private readonly singles: SinglesBook;

  constructor(
    private readonly sender: CommandSender,
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CALENDAR) calendar: WorkingCalendar,
  ) {
    this.book = bookOf(store);
    this.singles = singlesOf(store, calendar);
  }

  async react(event: StoredEvent): Promise<void> {
    if (!event.stream.startsWith(CASE)) return;
    // Known first, asked for afterwards: an entry that does not know it has claimed its days by then, and is waited for.
    const caseId = await this.singles.learn(event);
    if (caseId === undefined) return;
    const single = this.singles.get(caseId);
    const was = await this.book.takenFrom(caseId);
    const is = single && (await this.book.covering(single));
    if (was?.entryId === is?.entryId) return;
    if (was) await this.send(new PutBackSingle(), was.tallyId, caseId, `back:${event.id}`);
    if (is) await this.send(new TakeOffSingle(), is.tallyId, caseId, `off:${event.id}`);
  }

  private async send(command: PutBackSingle | TakeOffSingle, tallyId: string, caseId: string, why: string) {
    const idempotencyKey = `${SYSTEM}single:${caseId}/${why}`;
    // A tally that was voided meanwhile takes nothing off.
    await this.sender.sendFollowing(Object.assign(command, { caseId }), tallyId, { actor: ACTOR, idempotencyKey });
  }
}
