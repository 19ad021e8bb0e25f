import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import { drillDown, passing, type Clock, type EventStore } from '#event-sourcing';
import { CALENDAR, CLOCK, EVENT_STORE, PastDocuments, ROOM_FIGURES, type RoomFigures } from '#platform';
import { asOfOf, askedOf, figureNamed, inPlace } from './figures.handlers.js';
import { GetFigureRecords } from './figures.queries.js';

/** All records of a figure as they were: of the question's moment on both clocks, whenever it is asked. */
export interface Population {
  /** Of the figure's formula now. */
  readonly version: number;
  /** In the order of their UTF-8 bytes: that of `LC_ALL=C sort`. */
  readonly recordIds: readonly string[];
}

/** The records of a figure by their ids; the question says until when it was recorded. */
export class FindPopulation {
  constructor(readonly query: GetFigureRecords & { readonly recordedUntil: string }) {}
}

/** By record, the streams whose events make it. */
export class FindStreams {
  constructor(
    readonly query: FindPopulation['query'],
    readonly recordIds: readonly string[],
  ) {}
}

@QueryHandler(FindPopulation)
export class FindPopulationHandler implements IQueryHandler<FindPopulation, Population> {
  constructor(
    private readonly past: PastDocuments,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ query }: FindPopulation): Promise<Population> {
    const figure = figureNamed(this.house, query.figure);
    const asked = askedOf(query, this.calendar, this.clock.now());
    const passes = passing(drillDown(figure, asked, inPlace(query)));
    const then = await this.past.as(asOfOf(query), [figure.of]);
    const ids = then(figure.of).flatMap(([id, body]) => (passes(body) ? [id] : []));
    const byBytes = ids.map((id) => [Buffer.from(id), id] as const).sort(([a], [b]) => a.compare(b));
    return { version: figure.version, recordIds: byBytes.map(([, id]) => id) };
  }
}

@QueryHandler(FindStreams)
export class FindStreamsHandler implements IQueryHandler<FindStreams, ReadonlyMap<string, string[]>> {
  constructor(
    private readonly past: PastDocuments,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async execute({ query, recordIds }: FindStreams): Promise<ReadonlyMap<string, string[]>> {
    const { of } = figureNamed(this.house, query.figure);
    const view = this.past.viewOf(of);
    const part = view.parts?.find(({ name }) => name === of.name);
    const wanted = new Set(recordIds);
    // Of a part, the document that it is part of.
    const whole = new Map(recordIds.map((id) => [id, [id]]));
    if (part) {
      whole.clear();
      for (const [id, body] of (await this.past.as(asOfOf(query), [view]))(view))
        for (const [partId] of part.of(body, id))
          if (wanted.has(partId)) whole.set(id, [...(whole.get(id) ?? []), partId]);
    }
    const streams = new Map(recordIds.map((id) => [id, new Set<string>()]));
    for await (const event of this.store.readAll())
      for (const id of view.touches(event))
        for (const recordId of whole.get(id) ?? []) streams.get(recordId)?.add(event.stream);
    return new Map([...streams].map(([id, all]) => [id, [...all].sort()]));
  }
}
