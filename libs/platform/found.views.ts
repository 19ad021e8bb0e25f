import { idIn, type CollectionSchema, type Instant, type PartView, type StoredEvent, type View } from '#event-sourcing';
import type { NumberedProblem } from './found.commands.js';

/** What every such document has: the problem as it was found, and whether it still is one. */
export interface FoundDocument {
  /** Also the id of the case. */
  readonly findingId: string;
  readonly category: string;
  readonly description: string;
  /** The case was neither voided nor merged into another. */
  readonly holds: boolean;
}

/** What a document becomes by an event, whose type is known. */
type Change<D> = (before: D, event: StoredEvent) => D;
type Changes<D> = Readonly<Record<string, Change<D>>>;

/** What a room knows of them besides. */
export type KnownOf<D extends FoundDocument> = Omit<D, keyof FoundDocument>;

/** Problems that records of a room found, and what became of them. */
export interface Found<K extends object, D = FoundDocument & K> extends CollectionSchema {
  readonly parts?: readonly PartView[];
  /** The type of event that says they were found, and where it has them. */
  readonly by: string;
  readonly problemsIn: (event: StoredEvent) => readonly NumberedProblem[];
  /** What the room knows besides. */
  readonly known: (event: StoredEvent) => K;
  /** Of the case that bears the problem's id, where that changes more than whether it holds. */
  readonly ofCase?: Changes<D>;
  /** Of the record that found them, which does not name them: the ids that its own id leads to. */
  readonly ofRecord?: {
    readonly stream: string;
    readonly ids: (recordId: string) => readonly string[];
    readonly changes: Changes<D>;
  };
  /** By types of events of the room that name them. */
  readonly byOthers?: Readonly<
    Record<string, { readonly ids: (event: StoredEvent) => readonly string[]; readonly change: Change<D> }>
  >;
}

const CASE = 'case-';
const gone = <D>(before: D): D => ({ ...before, holds: false });
const back = <D>(before: D): D => ({ ...before, holds: true });

/** One document a problem: it follows its case, which bears its id. No other room is asked, only its events are read. */
export function foundView<K extends object>(found: Found<K>): View<FoundDocument & K> {
  type D = FoundDocument & K;
  const { by, problemsIn, known, ofCase: more, ofRecord, byOthers = {}, ...schema } = found;
  const ofCase: Changes<D> = { CaseVoided: gone, CaseMerged: gone, CaseReopened: back, MergeUndone: back, ...more };
  const changesOf = ({ stream }: StoredEvent): Changes<D> => {
    if (stream.startsWith(CASE)) return ofCase;
    return ofRecord && stream.startsWith(`${ofRecord.stream}-`) ? ofRecord.changes : {};
  };
  function begun(event: StoredEvent, findingId: string): D | undefined {
    const problem = problemsIn(event).find((one) => one.findingId === findingId);
    if (!problem) return undefined;
    const { category, description } = problem;
    return { findingId, category, description, holds: true, ...known(event) };
  }
  return {
    ...schema,
    types: [by, ...Object.keys(ofCase), ...Object.keys(ofRecord?.changes ?? {}), ...Object.keys(byOthers)],
    touches: (event) => {
      const { type, stream } = event;
      if (type === by) return problemsIn(event).map(({ findingId }) => findingId);
      if (Object.hasOwn(byOthers, type)) return byOthers[type]!.ids(event);
      if (!Object.hasOwn(changesOf(event), type)) return [];
      if (stream.startsWith(CASE)) return [stream.slice(CASE.length)];
      return ofRecord!.ids(stream.slice(ofRecord!.stream.length + 1));
    },
    evolve: (before, event, id) => {
      if (event.type === by) return before ?? begun(event, id);
      const change = byOthers[event.type]?.change ?? changesOf(event)[event.type];
      return before && (change?.(before, event) ?? before);
    },
  };
}

/** The moment is corrected with the entry that found it. */
export const movedWith =
  <F extends string>(field: F) =>
  <D extends { readonly foundBy: string } & Readonly<Record<F, string>>>(before: D, event: StoredEvent): D => ({
    ...before,
    [field]: movedBy(event, before.foundBy) ?? before[field],
  });

/** When something began, and by which entry. */
interface Begun {
  readonly by: string;
  readonly at: Instant;
}

/** When each thing of a kind began, by their ids. */
export type Beginnings = Readonly<Record<string, Begun>>;

/** After an event of one: the first of the type begins it, and a correction of that entry's moment moves it. */
export function beginningsAfter(
  before: Beginnings,
  kind: { stream: string },
  event: StoredEvent,
  type: string,
): Beginnings {
  const id = idIn(kind, event);
  const known = before[id];
  if (!known)
    return event.type === type ? { ...before, [id]: { by: event.id, at: event.metadata.occurredAt } } : before;
  const at = event.type === 'RecordCorrected' ? movedBy(event, known.by) : undefined;
  return at === undefined ? before : { ...before, [id]: { ...known, at } };
}

/** A moment of theirs is corrected with the entry that said it. */
export const movedBy = ({ data }: StoredEvent, eventId: string): string | undefined => {
  const { eventId: of, field, value } = data as { eventId: string; field: string; value: string };
  return of === eventId && field === 'occurredAt' ? value : undefined;
};
