import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import { caseView, moveView, placeKey, type CaseDocument, type CaseMove, type PlaceKind } from '#cases';
import {
  byPosition,
  isAsOf,
  readPlaces,
  START,
  ViewFold,
  within,
  type AsOf,
  type Clock,
  type Condition,
  type EventStore,
  type Place,
  type StoredDocument,
  type StoredEvent,
} from '#event-sourcing';
import { patrolView } from '#patrols';
import { communityView, FindCommunity, FindSite, siteView } from '#places';
import {
  CALENDAR,
  CLOCK,
  CONFIG,
  EVENT_STORE,
  notFound,
  timelineView,
  ViewReader,
  type TimelineEntry,
  type ZerenConfig,
} from '#platform';
import type { Yardstick } from './figures.js';
import type { HistoryQuery } from './ledger.queries.js';
import { allDocuments, OfficeFold, readDocuments, type LedgerDocuments } from './office-documents.js';

/** Events of a page, where the store finds each at once. */
const FOUND_AT_ONCE = 500;
/** And where it reads their streams: a stream that has events in several pages is read for each of them. */
const READ_AT_ONCE = 5_000;

function placeOf({ id: position, body: { stream, revision } }: StoredDocument<TimelineEntry>): Place {
  return { position, stream, revision };
}

/** Pages of events with all of these streams instead of what the pages have of them. */
async function* withStreams(
  pages: AsyncIterable<readonly StoredEvent[]>,
  streams: ReadonlySet<string>,
  events: readonly StoredEvent[],
): AsyncIterable<readonly StoredEvent[]> {
  let next = 0;
  for await (const page of pages) {
    const last = page.at(-1)?.position ?? START;
    const merged = page.filter(({ stream }) => !streams.has(stream));
    for (; next < events.length && events[next]!.position <= last; next += 1) merged.push(events[next]!);
    yield merged.sort(byPosition);
  }
  if (next < events.length) yield events.slice(next);
}

/** Reads the documents that a ledger is made from: the kept ones, or folded ones for a question about the past. */
export class LedgerReader {
  constructor(
    @Inject(ViewReader) readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CALENDAR) readonly calendar: WorkingCalendar,
    @Inject(CONFIG) private readonly config: ZerenConfig,
    private readonly queries: QueryBus,
  ) {}

  yardstick(asOf: AsOf): Yardstick {
    // Never later than now: what the future holds is not overdue yet.
    const bounds = [asOf.occurredUntil, asOf.recordedUntil, this.clock.now()].filter((bound) => bound !== undefined);
    return { at: bounds.sort()[0]!, calendar: this.calendar, limits: this.config };
  }

  /**
   * The events of a site or a community after a position, in the order of the log, page by page. Of a case that was
   * moved from or to it, all of them: only the whole case tells when it belonged to it.
   */
  async *history(of: PlaceKind, id: string, after = START, wanted = Infinity): AsyncIterable<readonly StoredEvent[]> {
    const moves = await allDocuments<CaseMove>(this.views.of(moveView), [{ field: 'place', equals: placeKey(of, id) }]);
    const pages = this.entries(of, id, after, wanted);
    if (moves.length === 0) return yield* pages;
    const moved = new Set(moves.map(({ stream }) => stream));
    yield* withStreams(pages, moved, await this.eventsOf(moved, after));
  }

  private async eventsOf(streams: Iterable<string>, after: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (const stream of streams)
      for await (const event of this.store.readStream(stream)) if (event.position > after) events.push(event);
    return events.sort(byPosition);
  }

  /** What the timeline has of a place. */
  private async *entries(
    of: PlaceKind,
    id: string,
    after: string,
    wanted: number,
  ): AsyncIterable<readonly StoredEvent[]> {
    const where = [
      { field: `${of}Id`, equals: id },
      { field: 'id', atLeast: after },
    ];
    const entries = this.views.of(timelineView);
    if (this.store.readAt) {
      const ids = await entries.ids(where);
      const positions = ids[0] === after ? ids.slice(1) : ids;
      for (let start = 0; start < positions.length; start += FOUND_AT_ONCE) {
        if (start > 0) await nextTurn();
        yield await this.store.readAt(positions.slice(start, start + FOUND_AT_ONCE));
      }
      return;
    }
    // Bounds may let few of a page through, so a page is never as small as what is wanted.
    const limit = Math.min(READ_AT_ONCE, Math.max(FOUND_AT_ONCE, wanted));
    let cursor: string | undefined;
    do {
      const page = await entries.query<TimelineEntry>({ where, limit, cursor });
      const places = page.documents.map(placeOf).filter(({ position }) => position !== after);
      yield await readPlaces(this.store, places);
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /** What the bounds allow of a history, after a position, so many events at most. */
  async historyPage(of: PlaceKind, id: string, query: HistoryQuery): Promise<StoredEvent[]> {
    const most = Number(query.limit ?? Infinity);
    const found: StoredEvent[] = [];
    for await (const events of this.history(of, id, query.after, most)) {
      found.push(...events.filter(within(query)));
      if (found.length >= most) break;
    }
    return found.slice(0, most);
  }

  async documents(of: PlaceKind, id: string, asOf: AsOf & { waitFor?: string }): Promise<LedgerDocuments> {
    if (isAsOf(asOf)) {
      await this.views.waitFor(asOf.waitFor, timelineView, moveView);
      const fold = new OfficeFold(of, id);
      const allowed = within(asOf);
      for await (const events of this.history(of, id)) for (const event of events) if (allowed(event)) fold.add(event);
      return fold.documents();
    }
    await this.views.waitFor(asOf.waitFor, communityView, siteView, caseView, patrolView);
    const where: Condition[] = [{ field: `${of}Id`, equals: id }];
    return {
      sites: await allDocuments(this.views.of(siteView), of === 'site' ? [{ field: 'id', equals: id }] : where),
      communities: of === 'site' ? [] : await allDocuments(this.views.of(communityView), [{ field: 'id', equals: id }]),
      cases: await allDocuments(this.views.of(caseView), where),
      patrols: await allDocuments(this.views.of(patrolView), where),
    };
  }

  /** The same of a place that is there; a view that does not show it yet is waited for. @throws not found */
  async documentsOfKnown(of: PlaceKind, id: string, asOf: AsOf & { waitFor?: string }): Promise<LedgerDocuments> {
    const documents = await this.documents(of, id, asOf);
    const placeIn = ({ sites, communities }: LedgerDocuments) => (of === 'site' ? sites[0] : communities[0]);
    if (placeIn(documents)) return documents;
    await this.queries.execute(of === 'site' ? new FindSite(id) : new FindCommunity(id));
    await this.views.waitForAll(timelineView, communityView, siteView, caseView, patrolView, moveView);
    const again = await this.documents(of, id, asOf);
    if (!placeIn(again)) throw notFound(of, isAsOf(asOf) ? `${id} at that moment` : id);
    return again;
  }

  /** Cases of all places that match the fields; for the past, folded from the log. */
  async *cases(
    where: readonly Condition[],
    asOf: AsOf,
    matches: (document: CaseDocument) => boolean,
  ): AsyncIterable<CaseDocument> {
    if (!isAsOf(asOf)) {
      for await (const document of readDocuments<CaseDocument>(this.views.of(caseView), where))
        if (matches(document)) yield document;
      return;
    }
    const fold = new ViewFold(caseView);
    const allowed = within(asOf);
    for await (const event of this.store.readAll({ filter: { streamPrefixes: ['case-'] } }))
      if (allowed(event)) fold.add(event);
    for (const document of fold.documents().values()) if (matches(document)) yield document;
  }
}
