import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import {
  allowedBy,
  momentsBy,
  readPlaces,
  readRanges,
  START,
  type AnyView,
  type AsOf,
  type Condition,
  type EventStore,
  type MomentOf,
  type Place,
  type Position,
  type StoredDocument,
  type StoredEvent,
} from '#event-sourcing';
import {
  EVENT_STORE,
  moveView,
  placeKey,
  timelineView,
  ViewReader,
  type PlaceKind,
  type RecordMove,
  type TimelineEntry,
} from '#platform';
import type { HistoryQuery } from './ledger.queries.js';
import { allDocuments } from './office-documents.js';

/** Events of a page, where the store finds each at once. */
const FOUND_AT_ONCE = 500;
/** And where it reads their streams: a stream that has events in several pages is read for each of them. */
const READ_AT_ONCE = 5_000;

/** Follows every character that a position has: with it, a position comes after itself and before the next one. */
const BEHIND = '~';

type Pages = AsyncIterable<readonly StoredEvent[]>;

/** Which part of a history is wanted; all of it unless told. */
interface Part extends Pick<AsOf, 'recordedUntil' | 'knownBefore'> {
  /** What comes after this position. */
  readonly after?: Position;
  /** So many at least, where there are so many. */
  readonly wanted?: number;
}

function placeOf({ id: position, body: { stream, revision } }: StoredDocument<TimelineEntry>): Place {
  return { position, stream, revision };
}

/** Pages of events with these among them; both in the order of the log. */
async function* withOthers(pages: Pages, others: readonly StoredEvent[]): Pages {
  if (others.length === 0) return yield* pages;
  let next = 0;
  for await (const page of pages) {
    let merged: StoredEvent[] = [];
    for (const event of page) {
      for (; next < others.length && others[next]!.position < event.position; next += 1) merged.push(others[next]!);
      merged.push(event);
      if (merged.length < FOUND_AT_ONCE) continue;
      yield merged;
      merged = [];
    }
    yield merged;
  }
  for (; next < others.length; next += FOUND_AT_ONCE) yield others.slice(next, next + FOUND_AT_ONCE);
}

/** Events of a history, and when each of them happened. */
export interface Past {
  readonly events: readonly StoredEvent[];
  readonly moments: MomentOf;
}

/** Finds the events of a site or a community without reading the rest of the log. */
export class HistoryReader {
  constructor(
    @Inject(ViewReader) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** By which histories are found: whoever wants to see its own command in one waits for them. */
  get found(): readonly AnyView[] {
    return [timelineView, moveView];
  }

  /**
   * In the order of the log, page by page, as far as the views that find them have come. Of a record that was moved there,
   * also what was before; of one that was moved away, nothing after the correction that says so. What was moved later
   * than `recordedUntil` is where it was.
   */
  async *events(
    of: PlaceKind,
    id: string,
    { after = START, recordedUntil, knownBefore, wanted = Infinity }: Part = {},
  ): Pages {
    // One end for all: whoever goes on from an event of one view must not pass by what another does not show yet.
    const until = await this.views.shownBy(...this.found);
    if (until === START) return;
    const range = { field: 'id', atLeast: after === START ? START : after + BEHIND, lessThan: until + BEHIND };
    const here = { field: 'place', equals: placeKey(of, id) };
    const moves = await allDocuments<RecordMove>(this.views.of(moveView), [here, range]);
    const known = moves.filter(({ recordedAt, position }) =>
      knownBefore === undefined ? recordedUntil === undefined || recordedAt <= recordedUntil : position < knownBefore,
    );
    const others = (await readRanges(this.store, known)).filter(
      ({ position, metadata }) => position > after && metadata[`${of}Id`] !== id,
    );
    yield* withOthers(this.entries([{ field: `${of}Id`, equals: id }, range], wanted), others);
  }

  /** What the timeline has. */
  private async *entries(where: readonly Condition[], wanted: number): Pages {
    const entries = this.views.of(timelineView);
    if (this.store.readAt) {
      const positions = await entries.ids(where);
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
      yield await readPlaces(this.store, page.documents.map(placeOf));
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /**
   * What the bounds allow. A moment may be corrected by any later event, so with `occurredUntil` all of the history is
   * read before anything is known of its first event.
   */
  async *asOf(of: PlaceKind, id: string, asked: AsOf & Part, allows = allowedBy): AsyncIterable<Past> {
    const query = await this.views.known(asked);
    const { after = START, occurredUntil, recordedUntil, knownBefore, wanted } = query;
    if (occurredUntil === undefined) {
      const moments = momentsBy([], query);
      const allowed = allows(moments, query);
      for await (const page of this.events(of, id, { after, recordedUntil, knownBefore, wanted }))
        yield { events: page.filter(allowed), moments };
      return;
    }
    const all: StoredEvent[] = [];
    const corrections: StoredEvent[] = [];
    for await (const page of this.events(of, id, { recordedUntil, knownBefore }))
      for (const event of page) {
        all.push(event);
        if (event.type === 'RecordCorrected') corrections.push(event);
      }
    const moments = momentsBy([...corrections, ...(await this.correctedElsewhere(corrections, of, id))], query);
    const allowed = allows(moments, query);
    const then = all.filter(allowed);
    yield { events: after === START ? then : then.filter(({ position }) => position > after), moments };
  }

  /** What left the place may have been corrected where it is now. */
  private correctedElsewhere(corrections: readonly StoredEvent[], of: PlaceKind, id: string): Promise<StoredEvent[]> {
    const left = new Map<string, number>();
    for (const { stream, revision, metadata } of corrections)
      if (metadata[`${of}Id`] !== id) left.set(stream, revision + 1);
    const ranges = [...left].map(([stream, first]) => ({ stream, first }));
    return readRanges(this.store, ranges);
  }

  /** What the bounds allow, after a position, so many events at most. */
  async page(of: PlaceKind, id: string, query: HistoryQuery): Promise<Past> {
    const most = query.limit ?? Infinity;
    const events: StoredEvent[] = [];
    let moments = momentsBy([], query);
    for await (const part of this.asOf(of, id, { ...query, wanted: most })) {
      ({ moments } = part);
      for (const event of part.events) {
        events.push(event);
        if (events.length === most) return { events, moments };
      }
    }
    return { events, moments };
  }
}
