import type { AnyView, Figure, Rate, Sentence } from '#event-sourcing';

/** What all rooms together declare of figures. */
export interface RoomFigures {
  readonly figures: readonly Figure[];
  readonly rates: readonly Rate[];
  readonly labels: Readonly<Record<string, Sentence>>;
  readonly views: readonly AnyView[];
}
