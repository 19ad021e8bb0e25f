import { inWords, type Instant, type Language, type Words } from '#event-sourcing';

/** In both languages. */
export class DeskLabel {
  readonly zh: string;
  readonly en: string;
}

/** One thing to do. */
export class DeskEntry {
  /** Of the list that it is on. */
  readonly list: string;
  readonly label: DeskLabel;
  /** Until when there is time; absent where no term is set. */
  readonly due?: Instant;
  readonly overdue: boolean;
  /** The record that waits. */
  readonly kind: string;
  readonly id: string;
  readonly path: string;
  /** What tells it apart, in its own words. */
  readonly title?: string;
  /** The command that takes it off the list; absent where another record does it. */
  readonly command?: string;
  /** Others that take it off too, where it may be decided in more than one way. */
  readonly instead?: string[];
  readonly person?: string;
  readonly department?: string;
  readonly unitId?: string;
  readonly communityId?: string;
}

/** How much there is on one list. */
export class DeskCount {
  readonly list: string;
  readonly label: DeskLabel;
  readonly count: number;
  readonly overdue: number;
}

export class DeskPage {
  /** The moment that it is asked of: what is overdue follows from it. */
  readonly at: Instant;
  readonly entries: DeskEntry[];
  /** Of all pages together; lists with nothing on them are left out. */
  readonly lists: DeskCount[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
  readonly total: number;
}

/** A page before it is known in which language it is read. */
export interface FoundDesk extends Omit<DeskPage, 'entries'> {
  readonly entries: readonly FoundEntry[];
}
export type FoundEntry = Omit<DeskEntry, 'title'> & { readonly title?: Words };

export const deskIn = ({ entries, ...page }: FoundDesk, language: Language): DeskPage => ({
  ...page,
  entries: entries.map(({ title, ...entry }) => ({ ...entry, title: title && inWords(title, language) })),
});
