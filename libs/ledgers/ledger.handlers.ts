import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import { caseView, moveView, type CaseDocument } from '#cases';
import type { Condition } from '#event-sourcing';
import { communityView, FindCommunity, FindSite, siteView, type CommunityDocument, type SiteDocument } from '#places';
import { keyOfName, malformed, timelineView, ViewReader } from '#platform';
import type { DrilledCase } from './drilled.answers.js';
import { amountOf, figureNames, isFigure } from './figures.js';
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
} from './ledger.queries.js';
import { HistoryReader, type Past } from './history.reader.js';
import { LedgerReader } from './ledger.reader.js';
import { readDocuments } from './office-documents.js';

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
    await this.reader.views.waitFor(query.waitFor, caseView);
    const where: Condition[] = [];
    const [assigneeKey, departmentKey] = [keyOfName(assignee), keyOfName(department)];
    if (assigneeKey !== undefined) where.push({ field: 'assigneeKey', equals: assigneeKey });
    if (departmentKey !== undefined) where.push({ field: 'departmentKey', equals: departmentKey });
    const matches = (document: CaseDocument) =>
      (assigneeKey === undefined || document.assigneeKey === assigneeKey) &&
      (departmentKey === undefined || document.departmentKey === departmentKey);
    const cases: CaseDocument[] = [];
    for await (const document of this.reader.cases(where, query, matches)) cases.push(document);
    return deskLedger({ department, assignee }, cases, this.reader.yardstick(query));
  }
}

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory, Past> {
  constructor(
    private readonly history: HistoryReader,
    private readonly views: ViewReader,
    private readonly queries: QueryBus,
  ) {}

  async execute({ of, id, query }: GetHistory): Promise<Past> {
    await this.queries.execute(of === 'site' ? new FindSite(id) : new FindCommunity(id));
    await this.views.waitFor(query.waitFor, timelineView, moveView);
    return this.history.page(of, id, query);
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
    const { figure } = query;
    if (!isFigure(figure)) throw malformed('figure', `must be one of ${figureNames.join(', ')}`);
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
