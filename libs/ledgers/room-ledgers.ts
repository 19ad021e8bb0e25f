import { Inject } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import {
  allowedBy,
  atMoment,
  momentsBy,
  isAsOf,
  pageInMemory,
  say,
  type AsOf,
  type Asked,
  type CollectionSchema,
  type Condition,
  type EventStore,
  type StoredEvent,
} from '#event-sourcing';
import {
  askedOfPeriod,
  CALENDAR,
  EVENT_STORE,
  malformed,
  PastDocuments,
  ROOM_FIGURES,
  ROOM_PARTS,
  ViewReader,
  type DocumentsThen,
  type LedgerSheet,
  type RoomFigures,
  type RoomPart,
} from '#platform';
import { HistoryReader } from './history.reader.js';
import type { RoomLedger, SheetPage } from './ledger.answers.js';
import { words } from './ledger.glossary.js';
import { FoldedSource, KeptSource, type LedgerSource } from './ledger-source.js';
import {
  byCommunity,
  columnsOf,
  countRows,
  figuresOf,
  isEmpty,
  knowsPlace,
  placeConditions,
  rowsOf,
  ROWS_IN_A_LEDGER,
  type OfPlace,
} from './room-parts.js';

interface Paged {
  readonly limit?: number;
  readonly cursor?: string;
}

/** Days of a period, as the routes of the records say them. */
interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** What a ledger is made from: sums of what passes, and for the past the documents that were folded for it. */
interface Sources {
  readonly of: (where: readonly Condition[]) => LedgerSource;
  readonly past?: DocumentsThen;
}

/** What each room contributes to a ledger, kept or as of a moment on either clock. */
export class RoomLedgers {
  constructor(
    @Inject(ViewReader) private readonly views: ViewReader,
    @Inject(PastDocuments) private readonly past: PastDocuments,
    @Inject(ROOM_PARTS) private readonly rooms: readonly RoomPart[],
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly history: HistoryReader,
  ) {}

  /** @param at the moment of the question, inclusive */
  async parts(
    place: OfPlace | undefined,
    at: string,
    asOf: AsOf & Period & { waitFor?: string },
  ): Promise<RoomLedger[]> {
    const asked = askedOfPeriod([at], asOf, this.calendar);
    const sources = await this.sources(place, asked, asOf, this.rooms);
    const source = sources.of([]);
    const parts: RoomLedger[] = [];
    const period = periodText(asOf);
    for (const room of this.rooms) {
      const figures = await figuresOf(room, place, source, { labels: this.house.labels, period });
      const sheets: SheetPage[] = [];
      for (const sheet of room.sheets.filter((one) => knowsPlace(one, place)))
        sheets.push(await this.page(sheet, place, sources, { limit: ROWS_IN_A_LEDGER }));
      const communities = place ? {} : { communities: Object.fromEntries(await byCommunity(room, source)) };
      const part: RoomLedger = { ...figures, sheets, ...communities };
      if (place?.by !== 'siteId' || !isEmpty(part)) parts.push(part);
    }
    return parts;
  }

  /** One page of a sheet; of the past all of it, as it was folded for this question. */
  async sheet(
    name: string,
    place: OfPlace | undefined,
    at: string,
    query: AsOf & Paged & { waitFor?: string },
  ): Promise<SheetPage> {
    const room = this.rooms.find(({ sheets }) => sheets.some((sheet) => sheet.name === name));
    const sheet = room?.sheets.find((one) => one.name === name);
    if (!room || !sheet) {
      const known = this.rooms.flatMap(({ sheets }) => sheets.map((one) => one.name)).join(', ');
      throw malformed('sheet', say(words.unknownSheet, { name, known }));
    }
    // Of what such places are not known to, nothing is theirs.
    if (!knowsPlace(sheet, place)) return { name, label: sheet.label, columns: columnsOf(sheet), rows: [], total: 0 };
    const asked = askedOfPeriod([at], {}, this.calendar);
    const sources = await this.sources(place, asked, query, [{ ...room, figures: [], sheets: [sheet] }]);
    const limit = this.views.mostOf(query.limit);
    return this.page(sheet, place, sources, { limit, cursor: query.cursor });
  }

  private async page(
    sheet: LedgerSheet,
    place: OfPlace | undefined,
    sources: Sources,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<SheetPage> {
    const { name, label, of, sort, where = [] } = sheet;
    const total = await countRows(sheet, sources.of([]));
    const query = { where: [...placeConditions(place), ...where], sort };
    const { bodies, next } = await this.documents(of, sources, { ...query, limit, cursor });
    const rows = await rowsOf(sheet, bodies, sources.of);
    return { name, label, columns: columnsOf(sheet), rows, total, ...(next === undefined ? {} : { next }) };
  }

  private async documents(
    of: CollectionSchema,
    { past }: Sources,
    {
      where,
      sort,
      limit,
      cursor,
    }: Pick<LedgerSheet, 'sort'> & {
      readonly where: readonly Condition[];
      readonly limit: number;
      readonly cursor?: string;
    },
  ): Promise<{ readonly bodies: readonly object[]; readonly next?: string }> {
    if (!past) return this.views.page<object, object>(of as never, { limit, cursor }, { where, sort });
    const page = pageInMemory(of, past(of), { where, sort, limit, cursor });
    return { bodies: page.documents.map(({ body }) => body), next: page.next };
  }

  private async sources(
    place: OfPlace | undefined,
    asked: Asked,
    asOf: AsOf & { waitFor?: string },
    rooms: readonly RoomPart[],
  ): Promise<Sources> {
    const own = placeConditions(place);
    if (!isAsOf(asOf)) {
      await this.views.waitFor(asOf.waitFor, ...this.house.views);
      return { of: (where) => new KeptSource((of) => this.views.of(of), asked, [...own, ...where]) };
    }
    const then = await this.documentsThen(place, asOf, collectionsOf(rooms, place));
    const documentsOf = (of: CollectionSchema) => then(of).map(([id, body]) => ({ id, body }));
    return { of: (where) => new FoldedSource(documentsOf, asked, [...own, ...where]), past: then };
  }

  /** What is of a site stands in its own history; what is of a community may stand in records of the office. */
  private async documentsThen(
    place: OfPlace | undefined,
    asOf: AsOf,
    collections: readonly CollectionSchema[],
  ): Promise<DocumentsThen> {
    if (place?.by !== 'siteId' || place.id === null) return this.past.as(asOf, collections);
    const fold = this.past.fold(collections);
    const events = await this.elsewhere(asOf);
    for await (const past of this.history.asOf('site', place.id, asOf))
      events.push(...past.events.map(atMoment(past.moments)));
    for (const event of events.sort((a, b) => (a.position < b.position ? -1 : 1))) fold.add(event);
    return fold.documents;
  }

  /** Of records of the office that tell of its sites too, as of the moment. */
  private async elsewhere(asked: AsOf): Promise<StoredEvent[]> {
    const streamPrefixes = this.rooms.flatMap(({ elsewhere = [] }) => elsewhere.map((stream) => `${stream}-`));
    if (streamPrefixes.length === 0) return [];
    const asOf = await this.views.known(asked);
    const head = await this.store.head();
    const all: StoredEvent[] = [];
    for await (const event of this.store.readAll({ filter: { streamPrefixes } }))
      if (event.position <= head) all.push(event);
    const moments = momentsBy(all, asOf);
    return all.filter(allowedBy(moments, asOf)).map(atMoment(moments));
  }
}

function periodText({ from, to }: Period): string {
  return [from === undefined ? '' : `&from=${from}`, to === undefined ? '' : `&to=${to}`].join('');
}

/** What the figures and rows of a ledger are made from. */
function collectionsOf(rooms: readonly RoomPart[], place: OfPlace | undefined): CollectionSchema[] {
  return rooms.flatMap(({ figures, sheets }) => {
    const shown = sheets.filter((sheet) => knowsPlace(sheet, place));
    const summed = shown.flatMap(({ columns }) =>
      columns.flatMap(({ cell }) => (typeof cell === 'function' ? [] : [cell.sums.of])),
    );
    const counted = figures.filter((figure) => knowsPlace(figure, place)).map(({ of }) => of);
    return [...counted, ...shown.map(({ of }) => of), ...summed];
  });
}
