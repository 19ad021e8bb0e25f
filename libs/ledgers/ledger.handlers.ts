import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import { caseView, type CaseDocument } from '#cases';
import {
  encodeCursor,
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
import { communityView, FindCommunity, FindSite, siteView, type CommunityDocument, type SiteDocument } from '#places';
import {
  CALENDAR,
  CONFIG,
  type ZerenConfig,
  CLOCK,
  EVENT_STORE,
  malformed,
  notFound,
  timelineView,
  ViewReader,
  type TimelineEntry,
} from '#platform';
import type { DrilledCase } from './drilled.answers.js';
import { amountOf, isFigure, type FigureName, type Yardstick } from './figures.js';
import { belongsTo, groupRows, type GroupRow } from './groups.js';
import {
  communityLedger,
  deskLedger,
  siteLedger,
  type CommunityLedger,
  type DeskLedger,
  type SiteLedger,
} from './ledger.js';
import {
  DrillDown,
  GetCommunityLedger,
  GetDeskLedger,
  GetHistory,
  GetIndicators,
  GetSiteLedger,
  type HistoryQuery,
} from './ledger.queries.js';
import { allDocuments, OfficeFold, readDocuments, type LedgerDocuments } from './office-documents.js';

type PlaceKind = 'site' | 'community';

/** Events of a page, where the store finds each at once. */
const FOUND_AT_ONCE = 500;
/** And where it reads their streams: a stream that has events in several pages is read for each of them. */
const READ_AT_ONCE = 5_000;

function placeOf({ id: position, body: { stream, revision } }: StoredDocument<TimelineEntry>): Place {
  return { position, stream, revision };
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

  /** The events of a site or a community after a position, in the order of the log, page by page. */
  async *history(of: PlaceKind, id: string, after = START, wanted = Infinity): AsyncIterable<readonly StoredEvent[]> {
    const where = [{ field: `${of}Id`, equals: id }];
    const entries = this.views.of(timelineView);
    if (this.store.readAt) {
      const ids = await entries.ids([...where, { field: 'id', atLeast: after }]);
      const positions = ids[0] === after ? ids.slice(1) : ids;
      for (let start = 0; start < positions.length; start += FOUND_AT_ONCE) {
        if (start > 0) await nextTurn();
        yield await this.store.readAt(positions.slice(start, start + FOUND_AT_ONCE));
      }
      return;
    }
    // Bounds may let few of a page through, so a page is never as small as what is wanted.
    const limit = Math.min(READ_AT_ONCE, Math.max(FOUND_AT_ONCE, wanted));
    let cursor = after === START ? undefined : encodeCursor(null, after);
    do {
      const page = await entries.query<TimelineEntry>({ where, limit, cursor });
      yield await readPlaces(this.store, page.documents.map(placeOf));
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
      await this.views.waitFor(asOf.waitFor, timelineView);
      const fold = new OfficeFold();
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
    const place = of === 'site' ? documents.sites[0] : documents.communities[0];
    if (place) return documents;
    if (isAsOf(asOf)) throw notFound(of, `${id} at that moment`);
    await this.queries.execute(of === 'site' ? new FindSite(id) : new FindCommunity(id));
    await this.views.waitForAll(communityView, siteView, caseView, patrolView);
    return this.documents(of, id, asOf);
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

@QueryHandler(GetSiteLedger)
export class GetSiteLedgerHandler implements IQueryHandler<GetSiteLedger, SiteLedger> {
  constructor(private readonly reader: LedgerReader) {}

  async execute({ siteId, asOf }: GetSiteLedger): Promise<SiteLedger> {
    const documents = await this.reader.documentsOfKnown('site', siteId, asOf);
    return siteLedger(documents.sites[0]!, documents, this.reader.yardstick(asOf));
  }
}

@QueryHandler(GetCommunityLedger)
export class GetCommunityLedgerHandler implements IQueryHandler<GetCommunityLedger, CommunityLedger> {
  constructor(private readonly reader: LedgerReader) {}

  async execute({ communityId, asOf }: GetCommunityLedger): Promise<CommunityLedger> {
    const documents = await this.reader.documentsOfKnown('community', communityId, asOf);
    return communityLedger(
      { communityId, name: documents.communities[0]!.name },
      documents,
      this.reader.yardstick(asOf),
    );
  }
}

@QueryHandler(GetDeskLedger)
export class GetDeskLedgerHandler implements IQueryHandler<GetDeskLedger, DeskLedger> {
  constructor(private readonly reader: LedgerReader) {}

  async execute(query: GetDeskLedger): Promise<DeskLedger> {
    const { department, assignee } = query;
    if (department === undefined && assignee === undefined)
      throw malformed('department', 'name a department, an assignee, or both');
    await this.reader.views.waitFor(query.waitFor, caseView);
    const where: Condition[] = [];
    if (assignee !== undefined) where.push({ field: 'assignee', equals: assignee });
    if (department !== undefined) where.push({ field: 'department', equals: department });
    const matches = (document: CaseDocument) =>
      (assignee === undefined || document.assignee === assignee) &&
      (department === undefined || document.department === department);
    const cases: CaseDocument[] = [];
    for await (const document of this.reader.cases(where, query, matches)) cases.push(document);
    return deskLedger({ department, assignee }, cases, this.reader.yardstick(query));
  }
}

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory, StoredEvent[]> {
  constructor(
    private readonly reader: LedgerReader,
    private readonly queries: QueryBus,
  ) {}

  async execute({ of, id, query }: GetHistory): Promise<StoredEvent[]> {
    await this.queries.execute(of === 'site' ? new FindSite(id) : new FindCommunity(id));
    await this.reader.views.waitFor(query.waitFor, timelineView);
    return this.reader.historyPage(of, id, query);
  }
}

/** Cases reported in the period, as a condition on the view and as a test for folded ones. */
function reportedIn({ from, to }: GetIndicators, calendar: WorkingCalendar) {
  if (from !== undefined && to !== undefined && from > to) throw malformed('to', `must not be before from (${from})`);
  const first = from === undefined ? undefined : calendar.startOfDay(from);
  const last = to === undefined ? undefined : calendar.endOfDay(to);
  // Instants have milliseconds, so what is before the next character after the last one is up to it.
  const where: Condition[] =
    first === undefined && last === undefined
      ? []
      : [{ field: 'reportedAt', atLeast: first, lessThan: last === undefined ? undefined : `${last}~` }];
  const matches = ({ reportedAt }: CaseDocument) =>
    reportedAt !== undefined &&
    (first === undefined || reportedAt >= first) &&
    (last === undefined || reportedAt <= last);
  return { where, matches };
}

@QueryHandler(GetIndicators)
export class GetIndicatorsHandler implements IQueryHandler<GetIndicators, GroupRow[]> {
  constructor(private readonly reader: LedgerReader) {}

  async execute(query: GetIndicators): Promise<GroupRow[]> {
    const by = query.by ?? 'community';
    await this.reader.views.waitFor(query.waitFor, caseView, communityView, siteView);
    const { where, matches } = reportedIn(query, this.reader.calendar);
    return groupRows(by, this.reader.cases(where, query, matches), await this.names(by), this.reader.yardstick(query));
  }

  private async names(by: NonNullable<GetIndicators['by']>): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    if (by === 'community')
      for await (const { communityId, name } of readDocuments<CommunityDocument>(
        this.reader.views.of(communityView),
        [],
      ))
        names.set(communityId, name);
    if (by === 'site')
      for await (const { siteId, name } of readDocuments<SiteDocument>(this.reader.views.of(siteView), []))
        names.set(siteId, name);
    return names;
  }
}

@QueryHandler(DrillDown)
export class DrillDownHandler implements IQueryHandler<DrillDown, DrilledCase[]> {
  constructor(private readonly reader: LedgerReader) {}

  async execute(query: DrillDown): Promise<DrilledCase[]> {
    if (!isFigure(query.figure)) throw malformed('figure', `there is no figure ${query.figure}`);
    const figure: FigureName = query.figure;
    await this.reader.views.waitFor(query.waitFor, caseView);
    const { where, matches } = reportedIn(query, this.reader.calendar);
    const inGroup =
      query.id === undefined ? () => true : belongsTo(query.by ?? 'community', query.id === 'null' ? null : query.id);
    const yardstick = this.reader.yardstick(query);
    const found: DrilledCase[] = [];
    for await (const document of this.reader.cases(where, query, (d) => matches(d) && inGroup(d))) {
      const amount = amountOf(figure, document, yardstick);
      if (amount > 0) found.push({ ...document, amount });
    }
    return found;
  }
}

export const ledgerHandlers = [
  GetSiteLedgerHandler,
  GetCommunityLedgerHandler,
  GetDeskLedgerHandler,
  GetHistoryHandler,
  GetIndicatorsHandler,
  DrillDownHandler,
];
