import type { AnyView, Asked, CollectionSchema, Figure, SumsRow } from '#event-sourcing';
import type { RoomFigures } from './room-figures.js';

/** Which figure counts the confirmed corrections of a period; a house without that room tells of none. */
const COUNTS_THEM = 'corrections.ofPeriod';
/** By the type of the event that was corrected, and when somebody confirmed it. */
const BY = 'eventType';
const WHEN = 'decidedAt';

export interface CorrectedSince {
  readonly figure: Figure;
  readonly by: typeof BY;
}

/** The question for what was corrected of a period after it was over; none where no period is asked, or one that still runs. */
export function correctedSince({ figures }: RoomFigures, { until, at }: Asked): CorrectedSince | undefined {
  const known = figures.find(({ name }) => name === COUNTS_THEM);
  if (!known || until === undefined || until > at) return undefined;
  return { figure: { ...known, where: [...known.where, { field: WHEN, atLeast: until }] }, by: BY };
}

/** The view whose documents, or parts of documents, a figure counts. */
const viewOf = (views: readonly AnyView[], { name }: CollectionSchema) =>
  views.find((view) => view.name === name || view.parts?.some((part) => part.name === name));

/**
 * How many of them a figure may feel: they concern events that its view reads. What is read of events of any type says
 * nothing.
 */
export function correctionsOf(figure: Figure, rows: readonly SumsRow[], { views }: RoomFigures): number | undefined {
  const types = viewOf(views, figure.of)?.types;
  const count = rows
    .filter(({ group }) => types?.includes(String(group)))
    .reduce((sum, { values }) => sum + Number(values[COUNTS_THEM]), 0);
  return count === 0 ? undefined : count;
}
