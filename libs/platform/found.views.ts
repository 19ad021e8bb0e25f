import type { CollectionSchema, PartView, StoredEvent, View } from '#event-sourcing';

/** What a document becomes by an event, whose type is known. */
type Change<D> = (before: D, event: StoredEvent) => D;
type Changes<D> = Readonly<Record<string, Change<D>>>;

/** What becomes of problems that records of a room found. */
export interface Found<D extends object> extends CollectionSchema {
  readonly parts?: readonly PartView[];
  /** The type of event that says they were found, and their ids in it. */
  readonly by: string;
  readonly ids: (event: StoredEvent) => readonly string[];
  readonly begun: (event: StoredEvent, id: string) => D | undefined;
  /** Of the case that bears the problem's id. */
  readonly ofCase: Changes<D>;
  /** Of the record that found them, which does not name them: the ids that its own id leads to. */
  readonly ofRecord?: {
    readonly stream: string;
    readonly ids: (recordId: string) => readonly string[];
    readonly changes: Changes<D>;
  };
  /** By types of events of the room that name them. */
  readonly byOthers?: Readonly<Record<string, { readonly ids: Found<D>['ids']; readonly change: Change<D> }>>;
}

const CASE = 'case-';

/** One document a problem: it follows its case, which bears its id. No other room is asked, only its events are read. */
export function foundView<D extends object>(found: Found<D>): View<D> {
  const { by, ids, begun, ofCase, ofRecord, byOthers = {}, ...schema } = found;
  const changesOf = ({ stream }: StoredEvent): Changes<D> => {
    if (stream.startsWith(CASE)) return ofCase;
    return ofRecord && stream.startsWith(`${ofRecord.stream}-`) ? ofRecord.changes : {};
  };
  return {
    ...schema,
    types: [by, ...Object.keys(ofCase), ...Object.keys(ofRecord?.changes ?? {}), ...Object.keys(byOthers)],
    touches: (event) => {
      const { type, stream } = event;
      if (type === by) return ids(event);
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

/** A moment of theirs is corrected with the entry that said it. */
export const movedBy = ({ data }: StoredEvent, eventId: string): string | undefined => {
  const { eventId: of, field, value } = data as { eventId: string; field: string; value: string };
  return of === eventId && field === 'occurredAt' ? value : undefined;
};
