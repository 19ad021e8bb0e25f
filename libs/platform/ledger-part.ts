import type { WorkingCalendar } from '#calendar';
import type {
  AnyPartView,
  AnyView,
  Asked,
  CollectionSchema,
  Condition,
  DocumentSort,
  Figure,
  Instant,
  Rate,
} from '#event-sourcing';
import type { PersonalFields } from './hidden-names.js';

/** Working hours within which an office means to act; part of the formulas of figures and rates. */
export interface Limits {
  readonly filingWorkingHours: number;
  readonly dispatchWorkingHours: number;
  readonly verificationWorkingHours: number;
}

export const defaultLimits: Limits = { filingWorkingHours: 7, dispatchWorkingHours: 7, verificationWorkingHours: 14 };

/** What figures are judged by besides the documents: an office has its own. */
export interface OfficeSettings {
  readonly calendar: WorkingCalendar;
  /** In force at the moment of the question: what the formulas say. */
  readonly limits: Limits;
  /** In force when a problem was reported: by these it is judged; the ones above unless told. */
  readonly limitsOf?: (reportedAt: Instant) => Limits;
  /** After how many days an entry was late when it was made; 7 unless told. */
  readonly lateEntryDaysOf?: (recordedAt: Instant) => number;
  /** Another one where the calendar of days past was changed: what follows from it is built anew. */
  readonly edition?: string;
}

/** What figures are judged by now; by what was known at a moment, where one is told. */
export type SettingsThen = (recordedUntil?: Instant) => OfficeSettings;

/** A few documents as they stand in a ledger. */
export interface LedgerLines {
  readonly of: CollectionSchema;
  readonly where?: readonly Condition[];
  readonly sort?: DocumentSort;
  readonly limit?: number;
  /** The line is of the view's document that each belongs to. */
  readonly whole?: boolean;
  readonly line: (document: never, asked: Asked) => object;
}

/** What a room contributes to the ledgers of sites, communities and desks: data, which ledgers sum and list. */
export interface LedgerPart {
  /** What of its documents and lines tells of persons. */
  readonly personal?: PersonalFields;
  /** Names of the streams that its views are made from. */
  readonly streams: readonly string[];
  /** The view whose documents are listed behind a figure. */
  readonly view: AnyView;
  /** What is counted besides the documents themselves, by an office's settings; the view writes it. */
  readonly parts?: (settings: OfficeSettings) => readonly AnyPartView[];
  /** Where a part tells which document of the view it belongs to; else it has the same id. */
  readonly owners?: Readonly<Record<string, string>>;
  /** In the order in which a ledger shows them: additive ones, which groups and parts of an office add up to. */
  readonly figures?: readonly Figure[];
  /** What stands instead of the figures of the same names where they are asked of a desk: by who held it then. */
  readonly desks?: readonly Figure[];
  readonly rates?: readonly Rate[];
  /** Figures under a name of their own; one that is not there (no last visit) is left out. */
  readonly sections?: Readonly<Record<string, readonly Figure[]>>;
  /** How many documents have each value of a field. */
  readonly counts?: Readonly<
    Record<
      string,
      {
        readonly of: CollectionSchema;
        readonly by: string;
        /** Where `by` is the key of a name: the field that has the name as it was spelled. */
        readonly spelled?: string;
      }
    >
  >;
  /** Single documents, such as the case that is open longest; left out where there is none. */
  readonly singles?: Readonly<Record<string, LedgerLines>>;
  /** Lists of a site's ledger, and of a desk's. */
  readonly siteLines?: Readonly<Record<string, LedgerLines>>;
  readonly deskLines?: Readonly<Record<string, LedgerLines>>;
  /** What a community's ledger shows of each of its sites, and by which of it the sites are ranked, the most first. */
  readonly ranking?: { readonly shows: Readonly<Record<string, Figure>>; readonly by?: readonly string[] };
}

/** The view with all its collections, as an office's settings make them. */
export function viewOfPart({ view, parts }: LedgerPart, settings: OfficeSettings): AnyView {
  return parts ? { ...view, parts: parts(settings) } : view;
}

/** The views of a house, with what the ledgers need of them. */
export function withLedgerParts(
  views: readonly AnyView[],
  parts: readonly LedgerPart[],
  settings: OfficeSettings,
): readonly AnyView[] {
  return views.map((view) => {
    const part = parts.find((p) => p.view.name === view.name);
    return part ? viewOfPart(part, settings) : view;
  });
}
