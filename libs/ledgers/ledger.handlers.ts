import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { figureGroups, isAsOf, periodEnds, say, type Asked, type Condition, type Sentence } from '#event-sourcing';
import {
  FindRecord,
  keyOfName,
  malformed,
  monthsAskedOf,
  nearestOf,
  placesThere,
  problem,
  ProblemError,
  QueryDoor,
  THE_SYSTEM,
  ViewReader,
  type LedgerPlace,
  type PlaceDocument,
  type PlaceKind,
  personsHidden,
} from '#platform';
import { CorrectedRows, withCorrected } from './corrected-rows.js';
import { countKept, drillFolded, drillKept, type DrilledFrom } from './drill-down.js';
import { groupRows, monthRow, type GroupRow } from './groups.js';
import { HistoryReader, type Past } from './history.reader.js';
import { figureNamed, figuresIn, inGroup, whoseBy, type GroupBy } from './ledger-parts.js';
import { labels, words } from './ledger.glossary.js';
import { readAllFound, valuesOf } from './ledger-source.js';
import { communityLedger, deskLedger, officeLedger, siteLedger, type Ledger } from './ledger.js';
import {
  CountDrilled,
  DrillDown,
  GetCommunityLedger,
  GetDeskLedger,
  GetHistory,
  GetIndicators,
  GetLedgerSheet,
  GetOfficeLedger,
  GetSiteLedger,
} from './ledger.queries.js';
import { LedgerReader } from './ledger.reader.js';
import { RoomLedgers } from './room-ledgers.js';
import type { OfPlace } from './room-parts.js';
import type { ReadSheet } from './sheet-words.js';

@QueryHandler(GetSiteLedger)
export class GetSiteLedgerHandler implements IQueryHandler<GetSiteLedger, Ledger> {
  constructor(
    private readonly reader: LedgerReader,
    private readonly rooms: RoomLedgers,
  ) {}

  async execute({ siteId, asOf }: GetSiteLedger): Promise<Ledger> {
    const { sites, source } = await this.reader.documentsOfKnown('site', siteId, asOf);
    const ledger = await siteLedger(sites[0]!, source, this.reader.rules);
    return { ...ledger, parts: await this.rooms.parts({ by: 'siteId', id: siteId }, source.asked.at, asOf) };
  }
}

@QueryHandler(GetCommunityLedger)
export class GetCommunityLedgerHandler implements IQueryHandler<GetCommunityLedger, Ledger> {
  constructor(
    private readonly reader: LedgerReader,
    private readonly rooms: RoomLedgers,
  ) {}

  async execute({ communityId, asOf }: GetCommunityLedger): Promise<Ledger> {
    const documents = await this.reader.documentsOfKnown('community', communityId, asOf);
    const ledger = await communityLedger(documents.communities[0]!, documents, this.reader.rules);
    const { at } = documents.source.asked;
    return { ...ledger, parts: await this.rooms.parts({ by: 'communityId', id: communityId }, at, asOf) };
  }
}

@QueryHandler(GetOfficeLedger)
export class GetOfficeLedgerHandler implements IQueryHandler<GetOfficeLedger, Ledger> {
  constructor(
    private readonly reader: LedgerReader,
    private readonly rooms: RoomLedgers,
  ) {}

  async execute(query: GetOfficeLedger): Promise<Ledger> {
    const { views, partViews, places } = this.reader;
    const limits = this.reader.settingsAt(query.recordedUntil).limits;
    await views.waitFor(query.waitFor, places.community.view, ...partViews);
    const source = await this.reader.source(askedBy(query, this.reader), [], query);
    const ledger = await officeLedger(await namesOf(places.community, views), source, {
      parts: this.reader.parts,
      limits,
    });
    return { ...ledger, parts: await this.rooms.parts(undefined, source.asked.at, query) };
  }
}

@QueryHandler(GetLedgerSheet)
export class GetLedgerSheetHandler implements IQueryHandler<GetLedgerSheet, ReadSheet> {
  constructor(
    private readonly reader: LedgerReader,
    private readonly rooms: RoomLedgers,
    private readonly queries: QueryDoor,
  ) {}

  async execute(query: GetLedgerSheet): Promise<ReadSheet> {
    await placesThere(query, this.queries);
    return this.rooms.sheet(query.sheet, placeOf(query), this.reader.moment(query), query);
  }
}

/** A site says more than its community. */
function placeOf({ siteId, communityId }: GetLedgerSheet): OfPlace | undefined {
  if (siteId !== undefined) return { by: 'siteId', id: siteId };
  if (communityId === undefined) return undefined;
  return { by: 'communityId', id: communityId === 'null' ? null : communityId };
}

async function namesOf({ view }: LedgerPlace, views: ViewReader): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const { id, body } of readAllFound<PlaceDocument>(views.of(view), {})) names.set(id, body.name);
  return names;
}

@QueryHandler(GetDeskLedger)
export class GetDeskLedgerHandler implements IQueryHandler<GetDeskLedger, Ledger> {
  constructor(private readonly reader: LedgerReader) {}

  async execute(query: GetDeskLedger): Promise<Ledger> {
    const { department, assignee } = query;
    await this.reader.views.waitFor(query.waitFor, ...this.reader.partViews);
    const where: Condition[] = [];
    const [assigneeKey, departmentKey] = [keyOfName(assignee), keyOfName(department)];
    if (assigneeKey !== undefined) where.push({ field: 'assigneeKey', equals: assigneeKey });
    if (departmentKey !== undefined) where.push({ field: 'departmentKey', equals: departmentKey });
    const source = await this.reader.source({ at: this.reader.moment(query) }, where, query);
    return deskLedger({ department, assignee }, source, this.reader.rules);
  }
}

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory, Past> {
  constructor(
    private readonly history: HistoryReader,
    private readonly views: ViewReader,
    private readonly queries: QueryDoor,
  ) {}

  async execute({ of, id, query }: GetHistory): Promise<Past> {
    await this.queries.ask(new FindRecord(of, id), THE_SYSTEM);
    await this.views.waitFor(query.waitFor, ...this.history.found);
    return this.history.page(of, id, query);
  }
}

/** The asked moment, and the days asked for as a period. */
function askedBy(
  query: Pick<GetIndicators, 'from' | 'to' | 'recordedUntil' | 'occurredUntil'>,
  reader: LedgerReader,
): Asked {
  const { calendar } = reader;
  const { from, to } = query;
  if (from !== undefined && to !== undefined && from > to) throw malformed('to', say(words.notBefore, { from }));
  return {
    at: reader.moment(query),
    from: from === undefined ? undefined : calendar.startOfDay(from),
    // Instants have milliseconds, so what is before the next character after the last one is up to it.
    until: to === undefined ? undefined : `${calendar.endOfDay(to)}~`,
  };
}

/** Each month of the period, and what is asked of it. */
async function monthsAsked(
  query: GetIndicators,
  reader: LedgerReader,
): Promise<{ readonly month: string; readonly asked: Asked }[]> {
  const { calendar } = reader;
  const asked = askedBy(query, reader);
  const source = await reader.source(asked, [], query);
  const moments: string[] = [];
  for (const { figures } of periodEnds(figureGroups(figuresIn(reader.parts))))
    for (const value of Object.values(await valuesOf(source, figures)))
      if (typeof value === 'string') moments.push(value);
  const dayOf = (moment: string) => calendar.dayOf(moment);
  const months = monthsAskedOf(query, moments, dayOf, dayOf(asked.at));
  return months.map(({ month, from, to }) => ({
    month,
    asked: { ...askedBy({ ...query, from, to }, reader), at: asked.at },
  }));
}

@QueryHandler(GetIndicators)
export class GetIndicatorsHandler implements IQueryHandler<GetIndicators, GroupRow[]> {
  constructor(
    private readonly reader: LedgerReader,
    private readonly corrected: CorrectedRows,
  ) {}

  async execute(query: GetIndicators): Promise<GroupRow[]> {
    const by = query.by ?? 'community';
    const { parts, places, views, partViews } = this.reader;
    const settings = this.reader.settingsAt(query.recordedUntil);
    await views.waitFor(query.waitFor, places.community.view, places.site.view, ...partViews);
    if (by === 'month') {
      const rows: GroupRow[] = [];
      const months = await monthsAsked(query, this.reader);
      for (const [n, source] of (
        await this.reader.sources(
          months.map(({ asked }) => asked),
          [],
          query,
        )
      ).entries())
        rows.push(await monthRow(months[n]!.month, parts, source, settings.limits));
      const counts = await this.corrected.counts(
        parts,
        by,
        months.map(({ asked }) => asked),
        query,
      );
      return rows.map((row, n) => withCorrected(row, counts[n]!.get(null)));
    }
    const asked = askedBy(query, this.reader);
    const source = await this.reader.source(asked, [], query);
    const names = isPlace(by) ? await namesOf(places[by], views) : new Map<string, string>();
    const [counts] = await this.corrected.counts(parts, by, [asked], query);
    const rows = await groupRows(by, parts, source, names, settings.limits);
    return rows.map((row) => withCorrected(row, counts!.get(row.id)));
  }
}

const isPlace = (by: GroupBy | 'month'): by is PlaceKind => by === 'community' || by === 'site';

function unknownFigure(name: string, figureNames: readonly string[]): Sentence {
  const nearest = nearestOf(name, figureNames) ?? '–';
  return say(words.unknownFigure, { name, nearest, known: figureNames.join(', ') });
}

/** What is drilled into. @throws ProblemError (400, 404) */
async function drilledFrom(reader: LedgerReader, query: DrillDown): Promise<DrilledFrom> {
  const { parts, views } = reader;
  const { by = 'community' } = query;
  const named = figureNamed(parts, query.figure, whoseBy(by));
  if (!named)
    throw malformed(
      'figure',
      unknownFigure(
        query.figure,
        figuresIn(parts).map(({ name }) => name),
      ),
    );
  const month = by === 'month' && query.id !== undefined;
  const asked = month ? await askedOfMonth(reader, query) : askedBy(query, reader);
  const limit = views.mostOf(query.limit);
  const group = query.id === 'null' ? null : query.id;
  const where = group === undefined || by === 'month' ? [] : [inGroup(by, group)];
  await views.waitFor(query.waitFor, named.part.view);
  return { ...named, asked, where, limit, cursor: query.cursor };
}

async function askedOfMonth(reader: LedgerReader, query: DrillDown): Promise<Asked> {
  const found = (await monthsAsked(query, reader)).find(({ month }) => month === query.id);
  if (!found) throw new ProblemError(problem('not-found', say(words.noSuchMonth, { id: query.id! })));
  return found.asked;
}

@QueryHandler(DrillDown)
export class DrillDownHandler implements IQueryHandler<DrillDown, Ledger> {
  constructor(private readonly reader: LedgerReader) {}

  async execute(query: DrillDown): Promise<Ledger> {
    const from = await drilledFrom(this.reader, query);
    const { part, figure, asked } = from;
    const source = await this.reader.source(asked, [], query);
    const { amounts, ...page } = isAsOf(query)
      ? await drillFolded(from, source)
      : await drillKept(from, this.reader.views.of(figure.of));
    if (amounts.size === 0 && query.id !== undefined && query.id !== 'null') await this.assertGroup(query);
    const documents = await source.getMany(part.view, [...amounts.keys()]);
    return {
      [part.view.name]: documents.map(({ id, body }) => ({
        ...personsHidden(body, part.personal ?? {}),
        amount: amounts.get(id)!,
      })),
      ...page,
    };
  }

  /** An empty list of a place that does not exist would pass for a figure of nothing. */
  private async assertGroup({ by = 'community', id }: DrillDown): Promise<void> {
    if (!isPlace(by)) return;
    const ids = [...(await namesOf(this.reader.places[by], this.reader.views)).keys()];
    if (ids.includes(id!)) return;
    const nearest = nearestOf(id!, ids);
    const hint = nearest === undefined ? '' : say(words.didYouMean, { nearest });
    throw new ProblemError(problem('not-found', say(words.noSuchGroup, { by: labels[`group.${by}`], id: id!, hint })));
  }
}

@QueryHandler(CountDrilled)
export class CountDrilledHandler implements IQueryHandler<CountDrilled, number> {
  constructor(private readonly reader: LedgerReader) {}

  async execute({ query }: CountDrilled): Promise<number> {
    const from = await drilledFrom(this.reader, query);
    return countKept(from, this.reader.views.of(from.figure.of));
  }
}

export const ledgerHandlers = [
  GetSiteLedgerHandler,
  GetCommunityLedgerHandler,
  GetOfficeLedgerHandler,
  GetLedgerSheetHandler,
  GetDeskLedgerHandler,
  GetHistoryHandler,
  GetIndicatorsHandler,
  DrillDownHandler,
  CountDrilledHandler,
];
