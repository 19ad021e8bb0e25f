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
  type Figure,
  type StoredEvent,
} from '#event-sourcing';
import {
  askedOfPeriod,
  CALENDAR,
  correctedSince,
  correctionsOf,
  EVENT_STORE,
  malformed,
  PastDocuments,
  ROOM_FIGURES,
  ROOM_PARTS,
  ViewReader,
  type CorrectedSince,
  type DocumentsThen,
  type LedgerSheet,
  type RoomFigures,
  type RoomPart,
} from '#platform';
import { HistoryReader } from './history.reader.js';
import type { RoomLedger } from './ledger.answers.js';
import { words } from './ledger.glossary.js';
import { FoldedSource, KeptSource, readAllFound, type LedgerSource } from './ledger-source.js';
import {
  byCommunity,
  collectionsOfSheet,
  countRows,
  figuresOf,
  isEmpty,
  knowsPlace,
  placeConditions,
  rowsOf,
  ROWS_IN_A_LEDGER,
  totalsOf,
  type OfPlace,
  type Rows,
} from './room-parts.js';
import { SheetReader } from './sheet-reader.js';
import { isVoided, type ReadSheet } from './sheet-words.js';

interface Paged {
  readonly limit?: number;
  readonly cursor?: string;
}

/** In a sheet's cursor, between how many rows were before and the cursor of its documents. */
const AFTER = '.';
const ROWS_AT_ONCE = 500;

function begunAt(cursor: string | undefined): { readonly before: number; readonly cursor?: string } {
  const [, before, rest] = /^(\d{1,9})\.(.+)$/.exec(cursor ?? '') ?? [];
  return before === undefined ? { before: 0, cursor } : { before: Number(before), cursor: rest };
}

/** What a room contributes to a ledger, before it is known in which language it is read. */
export type ReadLedger = Omit<RoomLedger, 'sheets'> & { readonly sheets: readonly ReadSheet[] };

/** Days of a period, as the routes of the records say them. */
interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** What a ledger is made from: sums of what passes, and for the past the documents that were folded for it. */
interface Sources {
  /** @param collection where its documents do not know the place, they are of whatever the conditions say */
  readonly of: (where: readonly Condition[], collection?: CollectionSchema) => LedgerSource;
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
    private readonly reader: SheetReader,
  ) {}

  /** @param at the moment of the question, inclusive */
  async parts(
    place: OfPlace | undefined,
    at: string,
    asOf: AsOf & Period & { waitFor?: string },
  ): Promise<ReadLedger[]> {
    const asked = askedOfPeriod([at], asOf, this.calendar);
    const since = correctedSince(this.house, asked);
    const known = since && knowsPlace(since.figure, place) ? since : undefined;
    const sources = await this.sources(place, asked, asOf, this.rooms, known && [known.figure.of]);
    const source = sources.of([]);
    const parts: ReadLedger[] = [];
    const period = periodText(asOf);
    const corrected = known && (await this.corrected(known, source));
    for (const room of this.rooms) {
      const figures = await figuresOf(room, place, source, { labels: this.house.labels, period, corrected });
      const sheets: ReadSheet[] = [];
      for (const sheet of room.sheets.filter((one) => knowsPlace(one, place)))
        sheets.push(await this.page(sheet, place, sources, { at, limit: ROWS_IN_A_LEDGER, ...asOf }));
      const communities = place ? {} : { communities: Object.fromEntries(await byCommunity(room, source)) };
      const part: ReadLedger = { ...figures, sheets, ...communities };
      if (place?.by !== 'siteId' || !isEmpty(part)) parts.push(part);
    }
    return parts;
  }

  /** What was corrected of a period since it was over, figure by figure. */
  private async corrected({ figure: corrections, by }: CorrectedSince, source: LedgerSource) {
    const { house } = this;
    const rows = [...(await source.sums([corrections], by))].map(([group, values]) => ({ group, values }));
    return (figure: Figure) => correctionsOf(figure, rows, house);
  }

  /** One page of a sheet; of the past all of it, as it was folded for this question. */
  async sheet(
    name: string,
    place: OfPlace | undefined,
    at: string,
    query: AsOf & Paged & { waitFor?: string },
  ): Promise<ReadSheet> {
    const room = this.rooms.find(({ sheets }) => sheets.some((sheet) => sheet.name === name));
    const sheet = room?.sheets.find((one) => one.name === name);
    if (!room || !sheet) {
      const known = this.rooms.flatMap(({ sheets }) => sheets.map((one) => one.name)).join(', ');
      throw malformed('sheet', say(words.unknownSheet, { name, known }));
    }
    // Of what such places are not known to, nothing is theirs.
    if (!knowsPlace(sheet, place))
      return this.reader.read({ sheet, place, at, bodies: [], rows: [], before: 0, total: 0 });
    const asked = askedOfPeriod([at], {}, this.calendar);
    const sources = await this.sources(place, asked, query, [{ ...room, figures: [], sheets: [sheet] }]);
    const limit = this.views.mostOf(query.limit);
    return this.page(sheet, place, sources, { ...query, at, limit });
  }

  private async page(
    sheet: LedgerSheet,
    place: OfPlace | undefined,
    sources: Sources,
    { limit, cursor: begun, at, recordedUntil }: Paged & AsOf & { readonly at: string; readonly limit: number },
  ): Promise<ReadSheet> {
    const { of, sort, where = [] } = sheet;
    const total = await countRows(sheet, sources.of([]));
    const query = { where: [...placeConditions(place), ...where], sort };
    const { before, cursor } = begunAt(begun);
    const { bodies, next: rest } = await this.documents(of, sources, { ...query, limit, cursor });
    const rows = await rowsOf(sheet, bodies, sources.of);
    const next = rest === undefined ? undefined : `${before + rows.length}${AFTER}${rest}`;
    const standing = rows.filter((_row, n) => !isVoided(bodies[n]!));
    const all = before === 0 ? [standing] : this.allRows(sheet, sources, query);
    const totals = next === undefined ? await totalsOf(sheet, all) : undefined;
    return this.reader.read({ sheet, place, bodies, rows, before, total, totals, next, at, recordedUntil });
  }

  /** Those of all pages that were not voided, some at a time. */
  private async *allRows(
    sheet: LedgerSheet,
    { of: sourceOf, past }: Sources,
    query: Pick<LedgerSheet, 'sort'> & { readonly where: readonly Condition[] },
  ): AsyncGenerator<Rows> {
    let bodies: object[] = [];
    if (past)
      bodies = pageInMemory(sheet.of, past(sheet.of), query)
        .documents.map(({ body }) => body)
        .filter((body) => !isVoided(body));
    else
      for await (const { body } of readAllFound<object>(this.views.of(sheet.of), query)) {
        if (isVoided(body)) continue;
        bodies.push(body);
        if (bodies.length < ROWS_AT_ONCE) continue;
        yield await rowsOf(sheet, bodies, sourceOf);
        bodies = [];
      }
    yield await rowsOf(sheet, bodies, sourceOf);
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
    if (!past) return this.views.page<object>(of, { limit, cursor }, { where, sort });
    const page = pageInMemory(of, past(of), { where, sort, limit, cursor });
    return { bodies: page.documents.map(({ body }) => body), next: page.next };
  }

  private async sources(
    place: OfPlace | undefined,
    asked: Asked,
    asOf: AsOf & { waitFor?: string },
    rooms: readonly RoomPart[],
    more: readonly CollectionSchema[] = [],
  ): Promise<Sources> {
    const own = (collection: CollectionSchema | undefined) =>
      placeConditions(place).filter(({ field }) => collection?.fields.includes(field) ?? true);
    if (!isAsOf(asOf)) {
      await this.views.waitFor(asOf.waitFor, ...this.house.views);
      return { of: (where, of) => new KeptSource((one) => this.views.of(one), asked, [...own(of), ...where]) };
    }
    const then = await this.documentsThen(place, asOf, [...collectionsOf(rooms, place), ...more]);
    const documentsOf = (of: CollectionSchema) => then(of).map(([id, body]) => ({ id, body }));
    return { of: (where, of) => new FoldedSource(documentsOf, asked, [...own(of), ...where]), past: then };
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
    const counted = figures.filter((figure) => knowsPlace(figure, place)).map(({ of }) => of);
    return [...counted, ...shown.flatMap(collectionsOfSheet)];
  });
}
