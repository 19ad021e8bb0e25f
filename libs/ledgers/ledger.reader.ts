import { Inject } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import {
  allowedBy,
  atMoment,
  CASE_STREAM,
  caseView,
  CORRECTIONS,
  momentsBy,
  moveView,
  type CaseDocument,
  type MomentOf,
  type PlaceKind,
} from '#cases';
import {
  isAsOf,
  ViewFold,
  type AsOf,
  type Clock,
  type Condition,
  type EventStore,
  type Position,
  type StoredEvent,
} from '#event-sourcing';
import { patrolView } from '#patrols';
import { communityView, siteView } from '#places';
import {
  CALENDAR,
  CLOCK,
  CONFIG,
  EVENT_STORE,
  FindRecord,
  notFound,
  QueryDoor,
  THE_SYSTEM,
  timelineView,
  ViewReader,
  type ZerenConfig,
} from '#platform';
import type { Yardstick } from './figures.js';
import { HistoryReader } from './history.reader.js';
import {
  allDocuments,
  allowedWithPlaces,
  OfficeFold,
  readDocuments,
  thereThen,
  type LedgerDocuments,
} from './office-documents.js';

/** Reads the documents that a ledger is made from: the kept ones, or folded ones for a question about the past. */
export class LedgerReader {
  constructor(
    @Inject(ViewReader) readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CALENDAR) readonly calendar: WorkingCalendar,
    @Inject(CONFIG) private readonly config: ZerenConfig,
    private readonly queries: QueryDoor,
    private readonly history: HistoryReader,
  ) {}

  yardstick(asOf: AsOf): Yardstick {
    // Never later than now: what the future holds is not overdue yet.
    const bounds = [asOf.occurredUntil, asOf.recordedUntil, this.clock.now()].filter((bound) => bound !== undefined);
    return { at: bounds.sort()[0]!, calendar: this.calendar, limits: this.config };
  }

  async documents(of: PlaceKind, id: string, asOf: AsOf & { waitFor?: string }): Promise<LedgerDocuments> {
    if (isAsOf(asOf)) {
      await this.views.waitFor(asOf.waitFor, timelineView, moveView);
      const fold = new OfficeFold(of, id);
      for await (const { events, moments } of this.history.asOf(of, id, asOf, allowedWithPlaces)) {
        const right = atMoment(moments);
        for (const event of events) fold.add(right(event));
      }
      return thereThen(fold.documents(), asOf);
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
    await this.queries.ask(new FindRecord(of, id), THE_SYSTEM);
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
    const head = await this.store.head();
    const moments = await this.momentsOfAll(asOf, head);
    const [allowed, right] = [allowedBy(moments, asOf), atMoment(moments)];
    for await (const event of this.store.readAll({ filter: { streamPrefixes: [`${CASE_STREAM}-`] } })) {
      // What came since might have been corrected unseen.
      if (event.position > head) break;
      if (allowed(event)) fold.add(right(event));
    }
    for (const document of fold.documents().values()) if (matches(document)) yield document;
  }

  private async momentsOfAll(asOf: AsOf, head: Position): Promise<MomentOf> {
    const corrections: StoredEvent[] = [];
    if (asOf.occurredUntil !== undefined)
      for await (const event of this.store.readAll({ filter: CORRECTIONS }))
        if (event.position <= head) corrections.push(event);
    return momentsBy(corrections, asOf);
  }
}
