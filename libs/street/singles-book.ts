import type { WorkingCalendar } from '#calendar';
import type { EventStore, StoredEvent } from '#event-sourcing';
import { CASE, evolveCase } from './street-case.js';
import { caseDerived, idAfter, type StreetState } from './street-record.js';
import { keyOf, type Claim, type Single } from './tally-book.js';
import { daysOf } from './tally.key.js';

/** Events that make a single correction, or may move it to another tally. */
export const OF_SINGLES = ['CorrectedOnTheSpot', 'CaseVoided', 'RecordCorrected'];

/**
 * Single corrections by their cases, and by what tallies are known by: all that the log had when it was first asked, and
 * what the reactor has come to since.
 */
export class SinglesBook {
  private readonly known = new Map<string, StreetState>();
  private readonly byKey = new Map<string, Map<string, Single>>();
  private reading: Promise<void> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly calendar: WorkingCalendar,
  ) {}

  /** The case of the event, where that is a single correction. */
  async learn(event: StoredEvent): Promise<string | undefined> {
    await this.ready();
    return this.fold(event);
  }

  get(caseId: string): Single | undefined {
    return this.singleOf(this.known.get(caseId));
  }

  /** Those that a tally covers. */
  async coveredBy(claim: Claim): Promise<string[]> {
    await this.ready();
    const { roadSegmentId } = claim;
    return daysOf(claim.from, claim.to).flatMap((day) =>
      [...(this.byKey.get(keyOf(claim, day)) ?? [])]
        .filter(([, single]) => roadSegmentId === undefined || single.roadSegmentId === roadSegmentId)
        .map(([caseId]) => caseId),
    );
  }

  private ready(): Promise<void> {
    return (this.reading ??= this.read());
  }

  private async read(): Promise<void> {
    const filter = { streamPrefixes: [CASE], types: OF_SINGLES };
    for await (const event of this.store.readAll({ filter })) this.fold(event);
  }

  private fold(event: StoredEvent): string | undefined {
    if (!event.stream.startsWith(CASE)) return undefined;
    const caseId = idAfter(CASE, event);
    const before = this.known.get(caseId);
    // What was read already comes again by the reactor: it began once.
    if (before ? event.type === 'CorrectedOnTheSpot' : event.type !== 'CorrectedOnTheSpot')
      return before ? caseId : undefined;
    const after = caseDerived(evolveCase(before, event)!);
    const was = this.singleOf(before);
    const is = this.singleOf(after);
    if (was) this.byKey.get(keyOf(was, was.day))?.delete(caseId);
    this.known.set(caseId, after);
    if (!is) return caseId;
    const key = keyOf(is, is.day);
    const those = this.byKey.get(key);
    if (those) those.set(caseId, is);
    else this.byKey.set(key, new Map([[caseId, is]]));
    return caseId;
  }

  /** As tallies are known; undefined for what no tally can cover. */
  private singleOf(state: StreetState | undefined): Single | undefined {
    if (!state || state.state !== 'counts' || state.nodeId === undefined || state.communityId === undefined)
      return undefined;
    const { communityId, siteId, nodeId, kind, heldAt } = state;
    return { communityId, roadSegmentId: siteId, nodeId, kind: kind!, day: this.calendar.dayOf(heldAt) };
  }
}

const books = new WeakMap<EventStore, SinglesBook>();

/** The one book of a log. */
export function singlesOf(store: EventStore, calendar: WorkingCalendar): SinglesBook {
  const known = books.get(store) ?? new SinglesBook(store, calendar);
  books.set(store, known);
  return known;
}
