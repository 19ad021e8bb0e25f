import { Inject, Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import { START, type AsOf, type Asked, type Position, type StoredEvent } from '#event-sourcing';
import { FindPopulation, FindStreams, GetFigureRecords, type Population } from '#figures';
import {
  askedOfPeriod,
  CALENDAR,
  FindRecord,
  Kinds,
  NoSuchKind,
  notFound,
  PastDocuments,
  QueryDoor,
  THE_SYSTEM,
} from '#platform';
import { GetSubject, type Subject } from '#subjects';
import type { FolderOf } from './folder.js';
import { words } from './folder.glossary.js';

export interface FolderQuestion {
  readonly of: FolderOf;
  readonly from?: string;
  readonly to?: string;
  readonly asOf: AsOf & { readonly recordedUntil: string };
}

/** One event, as it is stored and as of its right moment, and the record that it is of. */
export interface GatheredEvent {
  readonly stored: StoredEvent;
  readonly right: StoredEvent;
  readonly kind: string;
  readonly id: string;
}

export interface Gathered {
  /** In the order of the log: the whole histories of the records, as far as they were known and had happened. */
  readonly events: readonly GatheredEvent[];
  /** Of a legal person, the sites that it runs. */
  readonly sites: readonly string[];
  readonly upTo: Position;
}

type Belongs = (event: StoredEvent) => boolean;

/** Finds which records belong into a folder, and reads their histories. */
@Injectable()
export class FolderGatherer {
  constructor(
    private readonly past: PastDocuments,
    private readonly kinds: Kinds,
    private readonly queries: QueryDoor,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
  ) {}

  /** The moment and the period, as figures ask by them. */
  asked({ from, to, asOf }: FolderQuestion): Asked {
    const moments = [asOf.recordedUntil, ...(asOf.occurredUntil === undefined ? [] : [asOf.occurredUntil])];
    return askedOfPeriod(moments, { from, to }, this.calendar);
  }

  /** @throws ProblemError (404) */
  async gather(question: FolderQuestion): Promise<Gathered> {
    const { belongs, sites } = await this.belonging(question);
    const { from, until } = this.asked(question);
    const isInPeriod = ({ metadata: { occurredAt } }: StoredEvent) =>
      (from === undefined || occurredAt >= from) && (until === undefined || occurredAt < until);
    const found = new Set<string>();
    const inPeriod = new Set<string>();
    let upTo = START;
    for await (const { stored, right } of this.past.events(question.asOf)) {
      upTo = stored.position;
      if (belongs(stored)) found.add(stored.stream);
      if (isInPeriod(right)) inPeriod.add(stored.stream);
    }
    const events: GatheredEvent[] = [];
    for await (const { stored, right } of this.past.events(question.asOf)) {
      const { stream, position } = stored;
      if (position > upTo) break;
      const record = found.has(stream) && inPeriod.has(stream) ? this.recordOf(stream) : undefined;
      if (record) events.push({ stored, right, ...record });
    }
    return { events, sites, upTo };
  }

  /** The account that numbers and claims keep for themselves is no record. */
  private recordOf(stream: string): { readonly kind: string; readonly id: string } | undefined {
    try {
      const { kind, id } = this.kinds.ofStream(stream);
      return { kind, id };
    } catch (error) {
      if (error instanceof NoSuchKind) return undefined;
      throw error;
    }
  }

  private async belonging(question: FolderQuestion): Promise<{ belongs: Belongs; sites: readonly string[] }> {
    const { of } = question;
    if ('site' in of || 'community' in of) {
      const [kind, id] = 'site' in of ? (['site', of.site] as const) : (['community', of.community] as const);
      await this.queries.ask(new FindRecord(kind, id), THE_SYSTEM);
      return { belongs: ({ metadata }) => metadata[`${kind}Id`] === id, sites: [] };
    }
    if ('subject' in of) return this.ofSubject(of.subject, question);
    const streams = new Set('record' in of ? [await this.known(of.record)] : await this.ofFigure(of.figure, question));
    return { belongs: ({ stream }) => streams.has(stream), sites: [] };
  }

  /** @throws ProblemError (404) */
  private async known(stream: string): Promise<string> {
    const record = this.recordOf(stream);
    if (!record) throw notFound(words.record, stream);
    await this.queries.ask(new FindRecord(record.kind, record.id), THE_SYSTEM);
    return stream;
  }

  /** Its own records, and whatever happened at the sites that it runs. */
  private async ofSubject(code: string, { asOf }: FolderQuestion) {
    const { parts }: Subject = await this.queries.ask(new GetSubject(code, asOf), THE_SYSTEM);
    const records = parts.flatMap((part) => part.records);
    const sites = new Set(records.flatMap(({ kind, id }) => (kind === 'site' ? [id] : [])));
    const streams = new Set(records.map(({ kind, id }) => `${kind}-${id}`));
    const belongs: Belongs = ({ stream, metadata: { siteId } }) =>
      streams.has(stream) || (siteId !== undefined && sites.has(siteId));
    return { belongs, sites: [...sites] };
  }

  private async ofFigure(figure: string, { from, to, asOf }: FolderQuestion): Promise<string[]> {
    const { recordedUntil, occurredUntil } = asOf;
    const query = Object.assign(new GetFigureRecords(), { figure, from, to, recordedUntil, occurredUntil });
    const asked = query as GetFigureRecords & { readonly recordedUntil: string };
    const { recordIds } = await this.queries.ask<Population>(new FindPopulation(asked), THE_SYSTEM);
    const found = await this.queries.ask<ReadonlyMap<string, string[]>>(new FindStreams(asked, recordIds), THE_SYSTEM);
    return [...found.values()].flat();
  }
}
