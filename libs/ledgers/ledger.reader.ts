import { labels } from './ledger.glossary.js';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import {
  allowedBy,
  atMoment,
  CORRECTIONS,
  momentsBy,
  isAsOf,
  type AnyView,
  type AsOf,
  type Asked,
  type Clock,
  type Condition,
  type EventStore,
  type Instant,
  type MomentOf,
  type Position,
  type StoredEvent,
} from '#event-sourcing';
import {
  CALENDAR,
  CLOCK,
  EVENT_STORE,
  FindRecord,
  LEDGER_PARTS,
  LEDGER_PLACES,
  notFound,
  QueryDoor,
  SETTINGS_THEN,
  THE_SYSTEM,
  ViewReader,
  type LedgerPart,
  type LedgerPlaces,
  type OfficeSettings,
  type PlaceKind,
  type SettingsThen,
} from '#platform';
import { HistoryReader } from './history.reader.js';
import type { LedgerRules } from './ledger-parts.js';
import { KeptSource, type LedgerSource } from './ledger-source.js';
import { allDocuments, allowedWith, LedgerFold, PlaceFold, type LedgerDocuments } from './office-documents.js';
import { replay, type Replayed, type ReplayStep } from './replay.js';

/** So many events of the log are folded before others have their turn. */
const TURN_AFTER = 2_000;

/** Reads the documents that a ledger is made from: the kept ones, or folded ones for a question about the past. */
export class LedgerReader {
  constructor(
    @Inject(ViewReader) readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CALENDAR) readonly calendar: WorkingCalendar,
    @Inject(SETTINGS_THEN) private readonly settings: SettingsThen,
    @Inject(LEDGER_PARTS) readonly parts: readonly LedgerPart[],
    @Inject(LEDGER_PLACES) readonly places: LedgerPlaces,
    private readonly queries: QueryDoor,
    private readonly history: HistoryReader,
  ) {}

  /** What figures are judged by; as of a moment, by what was known then. */
  settingsAt(recordedUntil?: Instant): OfficeSettings {
    return this.settings(recordedUntil);
  }

  /** The moment of the question. Never later than now: what the future holds is not overdue yet. */
  moment(asOf: AsOf): Instant {
    const bounds = [asOf.occurredUntil, asOf.recordedUntil, this.clock.now()].filter((bound) => bound !== undefined);
    return bounds.sort()[0]!;
  }

  /** By what ledgers are made. */
  get rules(): LedgerRules {
    return { parts: this.parts, places: this.places, limits: this.settingsAt().limits };
  }

  replay(siteId: string, replayed: Replayed): AsyncGenerator<ReplayStep> {
    const moment = (at: Instant) => this.moment({ occurredUntil: at });
    return replay(replayed, this.placeFold('site', siteId), this.rules, moment);
  }

  private placeFold(of: PlaceKind, id: string, recordedUntil?: Instant): PlaceFold {
    return new PlaceFold(of, id, this, this.settingsAt(recordedUntil));
  }

  async documents(of: PlaceKind, id: string, asOf: AsOf & { waitFor?: string }): Promise<LedgerDocuments> {
    const asked = { at: this.moment(asOf) };
    if (isAsOf(asOf)) {
      await this.views.waitFor(asOf.waitFor, ...this.history.found);
      const fold = this.placeFold(of, id, asOf.recordedUntil);
      for await (const { events, moments } of this.history.asOf(of, id, asOf, allowedWith(this.places))) {
        const right = atMoment(moments);
        for (const event of events) fold.add(right(event));
      }
      return fold.documentsThen(asked, asOf);
    }
    await this.views.waitFor(asOf.waitFor, ...this.placeViews());
    const { site, community } = this.places;
    const where: Condition[] = [{ field: `${of}Id`, equals: id }];
    const itself: Condition[] = [{ field: 'id', equals: id }];
    return {
      sites: await allDocuments(this.views.of(site.view), of === 'site' ? itself : where),
      communities: of === 'site' ? [] : await allDocuments(this.views.of(community.view), itself),
      source: this.kept(asked, where),
    };
  }

  /** The same of a place that is there; a view that does not show it yet is waited for. @throws not found */
  async documentsOfKnown(of: PlaceKind, id: string, asOf: AsOf & { waitFor?: string }): Promise<LedgerDocuments> {
    const documents = await this.documents(of, id, asOf);
    const placeIn = ({ sites, communities }: LedgerDocuments) => (of === 'site' ? sites[0] : communities[0]);
    if (placeIn(documents)) return documents;
    await this.queries.ask(new FindRecord(of, id), THE_SYSTEM);
    await this.views.waitForAll(...this.history.found, ...this.placeViews());
    const again = await this.documents(of, id, asOf);
    if (!placeIn(again)) throw notFound(labels[`group.${of}`], id, isAsOf(asOf));
    return again;
  }

  /** The views of all parts. */
  get partViews(): readonly AnyView[] {
    return this.parts.map(({ view }) => view);
  }

  /** The documents of all places that pass, by an asked moment and period; for the past, folded from the log. */
  async source(asked: Asked, where: readonly Condition[], asOf: AsOf): Promise<LedgerSource> {
    return (await this.sources([asked], where, asOf))[0]!;
  }

  /** The same for several questions, by one reading of the log. */
  async sources(asked: readonly Asked[], where: readonly Condition[], asOf: AsOf): Promise<LedgerSource[]> {
    if (!isAsOf(asOf)) return asked.map((one) => this.kept(one, where));
    const fold = new LedgerFold(this.parts, this.settingsAt(asOf.recordedUntil));
    const head = await this.store.head();
    const known = await this.views.known(asOf);
    const moments = await this.momentsOfAll(known, head);
    const [allowed, right] = [allowedBy(moments, known), atMoment(moments)];
    const streamPrefixes = this.parts.flatMap(({ streams }) => streams.map((name) => `${name}-`));
    let read = 0;
    for await (const event of this.store.readAll({ filter: { streamPrefixes } })) {
      // What came since might have been corrected unseen.
      if (event.position > head) break;
      if (allowed(event)) fold.add(right(event));
      if ((read += 1) % TURN_AFTER === 0) await nextTurn();
    }
    return asked.map((one) => fold.source(one, where));
  }

  private kept(asked: Asked, where: readonly Condition[]): LedgerSource {
    return new KeptSource((of) => this.views.of(of), asked, where);
  }

  private placeViews(): readonly AnyView[] {
    return [this.places.community.view, this.places.site.view, ...this.partViews];
  }

  private async momentsOfAll(asOf: AsOf, head: Position): Promise<MomentOf> {
    const corrections: StoredEvent[] = [];
    if (asOf.occurredUntil !== undefined)
      for await (const event of this.store.readAll({ filter: CORRECTIONS }))
        if (event.position <= head) corrections.push(event);
    return momentsBy(corrections, asOf);
  }
}
