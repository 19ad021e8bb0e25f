import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  allowedBy,
  atMoment,
  CORRECTIONS,
  momentsBy,
  partsOf,
  ViewFold,
  type AnyView,
  type AsOf,
  type CollectionSchema,
  type EventStore,
  type StoredEvent,
} from '#event-sourcing';
import type { RoomFigures } from './room-figures.js';
import { EVENT_STORE, ROOM_FIGURES } from './tokens.js';
import { ViewReader } from './view-reader.js';

/** So many events of the log are folded before others have their turn. */
const TURN_AFTER = 2_000;

/** The documents of a collection as they were. */
export type DocumentsThen = (of: CollectionSchema) => (readonly [id: string, body: object])[];

/** Documents as of a moment on either clock, of whatever room: folded from the log for the question. */
@Injectable()
export class PastDocuments {
  constructor(
    private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
  ) {}

  /** @param collections those that will be asked for: views, or parts of one */
  async as(asked: AsOf, collections: Iterable<CollectionSchema>): Promise<DocumentsThen> {
    const fold = this.fold(collections);
    for await (const { right } of this.events(asked)) fold.add(right);
    return fold.documents;
  }

  /** All that was known, and had happened, by then, in the order of the log: as stored, and as of its right moment. */
  async *events(asked: AsOf): AsyncGenerator<{ readonly stored: StoredEvent; readonly right: StoredEvent }> {
    const asOf = await this.views.known(asked);
    const head = await this.store.head();
    const corrections: StoredEvent[] = [];
    if (asOf.occurredUntil !== undefined)
      for await (const event of this.store.readAll({ filter: CORRECTIONS }))
        if (event.position <= head) corrections.push(event);
    const moments = momentsBy(corrections, asOf);
    const [allowed, right] = [allowedBy(moments, asOf), atMoment(moments)];
    let read = 0;
    for await (const event of this.store.readAll()) {
      // What came since might have been corrected unseen.
      if (event.position > head) break;
      if (allowed(event)) yield { stored: event, right: right(event) };
      if ((read += 1) % TURN_AFTER === 0) await nextTurn();
    }
  }

  /** The same by whoever has the events already, such as those of one site. */
  fold(collections: Iterable<CollectionSchema>): { add(event: StoredEvent): void; readonly documents: DocumentsThen } {
    const folds = new Map<AnyView, ViewFold<object>>();
    for (const of of collections) {
      const view = this.viewOf(of);
      if (!folds.has(view)) folds.set(view, new ViewFold(view));
    }
    return {
      add: (event) => {
        for (const fold of folds.values()) fold.add(event);
      },
      documents: (of) => {
        const view = this.viewOf(of);
        const whole = folds.get(view)!.documents();
        const part = view.parts?.find(({ name }) => name === of.name);
        return part ? [...partsOf(part, whole)] : [...whole];
      },
    };
  }

  /** The view that writes a collection: itself, or the one whose part it is. */
  viewOf({ name }: CollectionSchema): AnyView {
    const view = this.house.views.find((v) => v.name === name || v.parts?.some((part) => part.name === name));
    if (!view) throw new Error(`no room has a view that writes ${name}`);
    return view;
  }
}
