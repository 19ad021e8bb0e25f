import { Inject, Injectable } from '@nestjs/common';
import {
  InvalidCursor,
  isAsOf,
  isOnPagesBefore,
  pageInMemory,
  type CollectionSchema,
  type DocumentQuery,
  type EventStore,
  type Position,
} from '#event-sourcing';
import { PastDocuments } from './past-documents.js';
import { POSITION_PATTERN, type AsOfPageQuery } from './queries.js';
import type { RoomFigures } from './room-figures.js';
import { EVENT_STORE, ROOM_FIGURES } from './tokens.js';
import { ViewReader } from './view-reader.js';

/** What stands on pages before this one, and came there or changed since the first page was read. */
export class EarlierEntries {
  readonly ids: string[];
  /** More was written meanwhile than is looked through: only a list that is read anew has all. */
  readonly isCutShort: boolean;
}

export interface ListedPage<D> {
  readonly bodies: readonly D[];
  readonly next?: string;
  /** On all pages. */
  readonly total: number;
  /** Whoever goes on behind the cursor would not see it: absent where there is none. */
  readonly earlier?: EarlierEntries;
}

type Asked = Pick<DocumentQuery, 'where' | 'search' | 'sort'>;

/** Between two pages. An office of a hundred people writes as many in ten minutes. */
const MOST_EVENTS = 1_000;
/** Behind the cursor of a store: how far the view was when the first page was read. */
const SINCE = '.';
const POSITION = new RegExp(POSITION_PATTERN);

/** Pages of lists, of what is stored now or of what it was on either clock. */
@Injectable()
export class Pages {
  constructor(
    private readonly views: ViewReader,
    private readonly past: PastDocuments,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
  ) {}

  async page<D extends object>(view: CollectionSchema, query: AsOfPageQuery, asked: Asked): Promise<ListedPage<D>> {
    if (isAsOf(query)) return this.asItWas<D>(view, query, asked);
    const { cursor, since } = readCursor(query.cursor);
    // What is written while the page is read is looked through for the next.
    const first = since ?? (await this.views.shownBy(view));
    const { bodies, next } = await this.views.page<D>(view, { ...query, cursor }, asked);
    const total = await this.views.of(view).count(asked.where, asked.search);
    const earlier = cursor === undefined ? undefined : await this.earlier(view, { ...asked, cursor }, first);
    return { bodies, next: next && `${next}${SINCE}${first}`, total, earlier };
  }

  private async asItWas<D extends object>(
    view: CollectionSchema,
    query: AsOfPageQuery,
    asked: DocumentQuery,
  ): Promise<ListedPage<D>> {
    const { cursor, waitFor, recordedUntil, occurredUntil } = query;
    const limit = this.views.mostOf(query.limit);
    await this.views.waitFor(waitFor, view);
    const documents = await this.past.as({ recordedUntil, occurredUntil }, [view]);
    const page = pageInMemory(view, documents(view), { ...asked, limit, cursor });
    return { bodies: page.documents.map(({ body }) => body as D), next: page.next, total: page.total };
  }

  private async earlier(
    of: CollectionSchema,
    asked: Asked & { readonly cursor: string },
    since: Position,
  ): Promise<EarlierEntries | undefined> {
    const isOf = ({ name }: CollectionSchema) => name === of.name;
    const view = this.house.views.find((one) => isOf(one) || one.parts?.some(isOf));
    if (!view) return undefined;
    const touched = new Set<string>();
    let read = 0;
    for await (const event of this.store.readAll({ from: since, limit: MOST_EVENTS + 1 })) {
      if ((read += 1) > MOST_EVENTS) break;
      if (!view.types || view.types.includes(event.type)) for (const id of view.touches(event)) touched.add(id);
    }
    const isCutShort = read > MOST_EVENTS;
    if (touched.size === 0 && !isCutShort) return undefined;
    const part = view.parts?.find(isOf);
    const found = await this.views.of(view).getMany<object>([...touched]);
    const rows = [...found.values()].flatMap(({ id, body }) =>
      part ? [...part.of(body, id)].map(([own, its]) => ({ id: own, body: its })) : [{ id, body }],
    );
    const ids = rows.filter(isOnPagesBefore(of, asked)).map(({ id }) => id);
    return ids.length > 0 || isCutShort ? { ids, isCutShort } : undefined;
  }
}

/** @throws InvalidCursor */
function readCursor(given: string | undefined): { readonly cursor?: string; readonly since?: Position } {
  if (given === undefined) return {};
  const [cursor, since, ...rest] = given.split(SINCE);
  if (rest.length > 0 || since === undefined || !POSITION.test(since)) throw new InvalidCursor();
  return { cursor, since };
}
