import type { AnyView, CollectionSchema, CommandClass, FigureCondition, Sentence, Words } from '#event-sourcing';

/** Who: the field by which lists tell names apart, and the one that shows the name as it is spelled. */
export interface DeskName {
  readonly key: string;
  readonly shown: string;
}

/** What the house calls its records, events and fields, and the values of these, in both languages. */
export interface RecordWords {
  /** The word for its kind, and what the record itself is called, by its name or number; else by its id. */
  readonly record: (stream: string) => Words;
  readonly event: (type: string) => Words;
  /** By its name, or by its path in an event. */
  readonly field: (stream: string, path: string) => Words;
  /** A code or a state as its word, a moment by the office's clock; all else as it is. */
  readonly value: (stream: string, field: string, value: string | null) => Words;
}

/**
 * What somebody has to do next, as data: a list of records that wait for the same thing. A desk is all lists of all rooms
 * at once; conditions may ask for the moment of the question.
 */
export interface DeskList {
  /** Stays: clients know the list by it, e.g. `cases.toFile`. */
  readonly name: string;
  readonly label: Sentence;
  /** The view, or the part of one, whose documents are its entries. */
  readonly of: CollectionSchema;
  readonly where: readonly FigureCondition[];
  /** By when: a declared field that is a moment, or a day until whose end there is time. Absent: no term is set. */
  readonly due?: { readonly field: string; readonly is: 'moment' | 'day' };
  /** Whose desk an entry is on; absent: whoever does such things in the office. */
  readonly person?: DeskName;
  readonly department?: DeskName;
  /** The declared field with the id of the unit that has to: an organisation, a community, a site. */
  readonly unit?: string;
  /** The field whose words tell the entries apart. */
  readonly title: string;
  /** Instead, where it is put together from words of the house: of a document about a record, which it names by its stream. */
  readonly titled?: (document: never, words: RecordWords) => Words;
  /** The kind of the record, the field with its id, and the route under which it is found: `cases`. */
  readonly record: { readonly kind: string; readonly id: string; readonly at: string };
  /** The command that takes the entry off the list; absent where another record does it. */
  readonly next?: CommandClass;
  /** Other commands that take it off the list too: what is refused instead of granted. */
  readonly instead?: readonly CommandClass[];
}

/** Lists by their names, each with what it is called in both languages. */
export function deskLists<N extends string>(
  labels: Readonly<Record<N, Sentence>>,
  lists: Readonly<Record<N, Omit<DeskList, 'name' | 'label'>>>,
): readonly DeskList[] {
  return Object.keys(lists).map((name) => ({ name, label: labels[name as N], ...lists[name as N] }));
}

/** The lists of all rooms, and the views that they are of. */
export interface HouseDesk {
  readonly lists: readonly DeskList[];
  /** What somebody holds without having to do anything now; it goes along with a handover, or is named by it. */
  readonly held: readonly DeskList[];
  readonly views: readonly AnyView[];
}
