import { Inject, Injectable } from '@nestjs/common';
import {
  allowedBy,
  atMoment,
  CORRECTIONS,
  isAsOf,
  momentsBy,
  partsOf,
  sumFigures,
  sumsOf,
  ViewFold,
  passing,
  type AnyView,
  type AsOf,
  type Asked,
  type CollectionSchema,
  type Condition,
  type EventStore,
  type Figure,
  type FigureGroup,
  type StoredEvent,
  type SumsRow,
} from '#event-sourcing';
import { EVENT_STORE, ROOM_FIGURES, ViewReader, type RoomFigures } from '#platform';

/** Where figures of the moment are summed: the store. */
export interface FigureSource {
  sums(group: FigureGroup, asked: Asked, groupBy?: string): Promise<readonly SumsRow[]>;
  /** All documents that pass, of a folded past; undefined where the store pages them itself. */
  documents?(of: CollectionSchema, where: readonly Condition[]): object[];
}

/** Sums by the store, or over documents that are folded as of a moment: from the same declarations. */
@Injectable()
export class FigureSources {
  constructor(
    private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
  ) {}

  async as(asOf: AsOf, where: readonly Condition[], figures: readonly Figure[]): Promise<FigureSource> {
    if (isAsOf(asOf)) return this.folded(asOf, where, figures);
    return { sums: (group, asked, groupBy) => this.views.of(group.of).sums(sumsOf(group, asked, { where, groupBy })) };
  }

  /** The view that writes a collection: itself, or the one whose part it is. */
  private viewOf({ name }: CollectionSchema): AnyView {
    const view = this.house.views.find((v) => v.name === name || v.parts?.some((part) => part.name === name));
    if (!view) throw new Error(`no room has a view that writes ${name}`);
    return view;
  }

  private async folded(asked: AsOf, where: readonly Condition[], figures: readonly Figure[]): Promise<FigureSource> {
    const asOf = await this.views.known(asked);
    const folds = new Map<AnyView, ViewFold<object>>();
    for (const { of } of figures) {
      const view = this.viewOf(of);
      if (!folds.has(view)) folds.set(view, new ViewFold(view));
    }
    const head = await this.store.head();
    const corrections: StoredEvent[] = [];
    if (asOf.occurredUntil !== undefined)
      for await (const event of this.store.readAll({ filter: CORRECTIONS }))
        if (event.position <= head) corrections.push(event);
    const moments = momentsBy(corrections, asOf);
    const [allowed, right] = [allowedBy(moments, asOf), atMoment(moments)];
    for await (const event of this.store.readAll()) {
      // What came since might have been corrected unseen.
      if (event.position > head) break;
      if (!allowed(event)) continue;
      for (const fold of folds.values()) fold.add(right(event));
    }
    const documents = (of: CollectionSchema, conditions: readonly Condition[]) => {
      const view = this.viewOf(of);
      const whole = folds.get(view)!.documents();
      const part = view.parts?.find(({ name }) => name === of.name);
      const all = part ? [...partsOf(part, whole)].map(([, body]) => body) : [...whole.values()];
      return all.filter(passing(conditions));
    };
    return {
      documents,
      sums: async (group, asked, groupBy) => sumFigures(group.figures, documents(group.of, where), asked, groupBy),
    };
  }
}
