import type { EvidenceFile } from '#platform';
import type { Instant, Sentence } from '#event-sourcing';
import type { FigureValue } from '#figures';
import type { CsvColumn } from './csv.js';
import { columns as words } from './folder.glossary.js';

/** A table of the folder: a file of its own, and a part of the page that opens it. */
export interface Table {
  readonly columns: readonly CsvColumn[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The sums 合计 under them: of all rows, and no record itself. */
  readonly totals?: Readonly<Record<string, unknown>>;
}

/** As they stand below each other. */
export const linesOf = ({ totals }: Pick<Table, 'totals'>, rows: Table['rows']): Table['rows'] =>
  totals ? [...rows, totals] : rows;

type Name = keyof typeof words;
const columnsOf = (...names: readonly Name[]): CsvColumn[] => names.map((name) => ({ name, label: words[name] }));
const inBoth = ({ zh, en }: Sentence) => `${zh} ${en}`;
/** A code by its word, where it has one. */
const worded = (label: Sentence | undefined, code: string) => (label ? `${inBoth(label)} (${code})` : code);

/** By what name a place was known then. */
export type NameOf = (kind: 'site' | 'community', id: string) => string | undefined;

/** An id by its name, where it has one. */
function named(id: unknown, kind: 'site' | 'community', place: NameOf): string | undefined {
  if (typeof id !== 'string') return undefined;
  const name = place(kind, id);
  return name === undefined || name === id ? id : `${name} (${id})`;
}

/** What the house calls kinds of records, types of events, and places as they were named then. */
export interface Called {
  readonly kind: (kind: string) => Sentence | undefined;
  readonly event: (type: string) => Sentence | undefined;
  readonly place: NameOf;
}

/** One record of the folder, with what it consists of. */
export interface FolderRecord {
  readonly kind: string;
  readonly label: Sentence;
  readonly id: string;
  /** As it was at the moment, without what tells of persons; absent where it was none then. */
  readonly document?: Readonly<Record<string, unknown>>;
  readonly state?: Sentence;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly events: number;
  readonly files: number;
  readonly missing: readonly { readonly paper: Sentence; readonly of?: string }[];
}

/** One event, without what tells of persons. */
export interface FolderEvent {
  readonly position: string;
  readonly id: string;
  readonly kind: string;
  readonly of: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: string;
  /** Paths of what was masked. */
  readonly masked: readonly string[];
  readonly files: readonly { readonly file: EvidenceFile; readonly at: string }[];
}

export function figureTable(
  figures: readonly (FigureValue & { readonly siteId?: string })[],
  { place }: Called,
): Table {
  const ofSites = figures.some(({ siteId }) => siteId !== undefined);
  return {
    columns: [
      ...(ofSites ? columnsOf('siteId') : []),
      ...columnsOf('figure', 'label', 'value', 'numerator', 'denominator', 'count', 'formula', 'version'),
    ],
    rows: figures.map(({ name: figure, label, records: count, siteId, ...rest }) => ({
      ...rest,
      siteId: named(siteId, 'site', place),
      figure,
      count,
      label: label && inBoth(label),
    })),
  };
}

const LONGEST_TITLE = 120;
/** By which people know a record. */
const TITLES = ['number', 'name', 'title', 'matter', 'category', 'description', 'text', 'month'];

function titleOf(document: FolderRecord['document'] = {}): string | undefined {
  const texts = TITLES.map((name) => document[name]).filter((text) => typeof text === 'string' && text !== '');
  return texts.slice(0, 3).join(' · ').slice(0, LONGEST_TITLE) || undefined;
}

export const recordTable = (records: readonly FolderRecord[], { place }: Called): Table => ({
  columns: columnsOf(
    ...(['kind', 'id', 'what', 'status', 'communityId', 'siteId', 'firstAt', 'lastAt', 'events', 'files'] as const),
    'missing',
  ),
  rows: records.map(({ kind, label, id, document, state, missing, ...rest }) => ({
    ...rest,
    kind: worded(label, kind),
    id,
    what: titleOf(document),
    status: state ? inBoth(state) : document?.['status'],
    communityId: named(document?.['communityId'], 'community', place),
    siteId: named(document?.['siteId'], 'site', place),
    missing: missing.length,
  })),
});

export const eventTable = (events: readonly FolderEvent[], called: Called): Table => ({
  columns: columnsOf('position', 'occurredAt', 'recordedAt', 'kind', 'id', 'type', 'actor', 'eventId', 'masked'),
  rows: events.map(({ id: eventId, of: id, kind, type, masked, ...rest }) => ({
    ...rest,
    ...{ eventId, id, kind: worded(called.kind(kind), kind), type: worded(called.event(type), type) },
    masked: masked.length,
  })),
});

/** One photo in two records is told on both. */
export function evidenceTable(events: readonly FolderEvent[], called: Called): Table {
  const recordsOf = new Map<string, Set<string>>();
  const nameOf = ({ kind, of }: FolderEvent) => `${kind} ${of}`;
  for (const event of events)
    for (const { file } of event.files)
      recordsOf.set(file.sha256, (recordsOf.get(file.sha256) ?? new Set()).add(nameOf(event)));
  return {
    columns: columnsOf(
      ...(['kind', 'id', 'position', 'type', 'occurredAt', 'at', 'sha256', 'bytes', 'mediaType', 'name'] as const),
      'alsoIn',
    ),
    rows: events.flatMap((event) =>
      event.files.map(({ file: { sha256, bytes, mediaType, name }, at }) => {
        const { of: id, position, occurredAt } = event;
        const kind = worded(called.kind(event.kind), event.kind);
        const type = worded(called.event(event.type), event.type);
        const alsoIn = [...recordsOf.get(sha256)!].filter((record) => record !== nameOf(event));
        return { kind, id, position, type, occurredAt, at, sha256, bytes, mediaType, name, alsoIn };
      }),
    ),
  };
}

export const missingTable = (records: readonly FolderRecord[]): Table => ({
  columns: columnsOf('kind', 'id', 'what', 'paper', 'part'),
  rows: records.flatMap(({ kind, label, id, document, missing }) =>
    missing.map(({ paper, of: part }) => {
      return { kind: worded(label, kind), id, what: titleOf(document), paper: inBoth(paper), part };
    }),
  ),
});
