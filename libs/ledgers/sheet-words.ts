import { inWords, listed, type Language, type Sentence, type Words } from '#event-sourcing';
import {
  codeLabel,
  codeNamed,
  isEntry,
  isLateEntry,
  numbersHidden,
  officeTime,
  type LedgerSheet,
  type OfficeSettings,
  type ReadsRecord,
  type SheetColumn,
  type SheetReads,
} from '#platform';
import type { LedgerColumn, SheetPage } from './ledger.answers.js';
import { sheetWords as words } from './ledger.glossary.js';

/** What a person reads in a cell; numbers stay numbers, so that they can be added. */
export type ReadCell = Words | number | null;

type Cells<V> = Readonly<Record<string, V>>;

export interface SheetRow {
  readonly record: string;
  /** As the record has them. */
  readonly values: Cells<unknown>;
  readonly cells: Cells<ReadCell>;
}

/** A page of a sheet before it is known in which language it is read. */
export interface ReadSheet extends Omit<SheetPage, 'rows' | 'unit' | 'basis'> {
  readonly rows: readonly SheetRow[];
  readonly unit: Words;
  readonly basis: Sentence;
}

/** What the house knows of names and words. */
export interface Reader {
  readonly labels: Readonly<Record<string, Sentence>>;
  /** The document of a record, by its kind and its id. */
  readonly documentOf: (kind: string, id: string) => { readonly name?: string } | undefined;
  /** A moment as the office's clock shows it. */
  readonly time: (moment: string) => string;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** By the office's clock to the minute; a moment at which a day begins is that day. */
export function officeClock(timeZone: string): (moment: string) => string {
  return (moment) => officeTime(moment, timeZone).replace(/ 00:00$/, '');
}

/** Columns that every sheet has around its own: 序号, 备注. */
export const NUMBER = 'no';
export const REMARKS = 'remarks';
export const numberColumn: LedgerColumn = { name: NUMBER, label: words.number };
export const remarksColumn: LedgerColumn = { name: REMARKS, label: words.remarks };

const isRecord = (reads: SheetReads | undefined): reads is ReadsRecord => typeof reads === 'object' && 'of' in reads;

function saidOf(id: string, { of, says }: ReadsRecord, reader: Reader): ReadCell {
  const found = of.map((kind) => reader.documentOf(kind, id)).find((one) => one !== undefined);
  if (says) return found ? readCell(numbersHidden(says(found as never)), undefined, reader) : null;
  return found?.name ?? id;
}

function textOf(value: string, reads: SheetReads | undefined, reader: Reader): ReadCell {
  if (isRecord(reads)) return saidOf(value, reads, reader);
  if (reads === 'codes') return reader.labels[codeLabel(value)] ?? codeNamed(value);
  if (typeof reads === 'object' && 'words' in reads && Object.hasOwn(reads.words, value)) return reads.words[value]!;
  return INSTANT.test(value) ? reader.time(value) : value;
}

/** What a person reads of a value. */
export function readCell(value: unknown, reads: SheetReads | undefined, reader: Reader): ReadCell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    return listed(value.map((one) => asWords(readCell(one, reads, reader))));
  }
  if (typeof value === 'string') return textOf(value, reads, reader);
  return typeof reads === 'object' && 'as' in reads ? reads.as(value as never) : JSON.stringify(value);
}

const asWords = (cell: ReadCell): Words => (cell === null ? '' : typeof cell === 'number' ? String(cell) : cell);

/** The ids in these rows whose records are looked up, by the kinds of the records. */
export function idsNamed(
  columns: readonly SheetColumn[],
  rows: readonly { readonly values: Cells<unknown> }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { name, reads } of columns)
    for (const kind of isRecord(reads) ? reads.of : []) {
      const known = ids.get(kind) ?? new Set<string>();
      for (const value of rows.flatMap(({ values }) => values[name] ?? [])) known.add(String(value));
      ids.set(kind, known);
    }
  return ids;
}

interface ToldDocument {
  readonly told?: unknown;
  readonly proposals?: readonly unknown[];
}

/** A row of it stays where it was, as a line that is struck out; a part of a record says by `holds` that the whole was voided. */
export function isVoided(document: object): boolean {
  const { status, state, holds } = document as Readonly<Record<string, unknown>>;
  return status === 'voided' || state === 'voided' || holds === false;
}

/** What is said of every record under 备注: that it was voided or entered late, that a correction waits; and what its sheet says. */
export function remarksOf(
  { remarks }: LedgerSheet,
  document: object,
  settings: Pick<OfficeSettings, 'lateEntryDaysOf'>,
): ReadCell {
  const { told, proposals = [] } = document as ToldDocument;
  const events = (Array.isArray(told) ? told : []) as Parameters<typeof isEntry>[0][];
  const isLate = events.some((event) => {
    const { recordedAt } = event as { readonly recordedAt?: string };
    const { occurredAt } = event.metadata;
    return recordedAt !== undefined && isEntry(event) && isLateEntry({ occurredAt, recordedAt }, settings);
  });
  const own = remarks?.(document as never);
  const all: Words[] = [
    ...(own === undefined ? [] : [numbersHidden(own)]),
    ...(isVoided(document) ? [words.voided] : []),
    ...(isLate ? [words.late] : []),
    ...(proposals.length > 0 ? [words.proposed] : []),
  ];
  return all.length === 0 ? null : listed(all);
}

const cellIn = (cell: ReadCell, language: Language) =>
  typeof cell === 'number' || cell === null ? cell : inWords(cell, language);

/** As it is read in a language. */
export function sheetIn({ rows, unit, basis, ...rest }: ReadSheet, language: Language): SheetPage {
  return {
    ...rest,
    unit: inWords(unit, language),
    basis: basis[language],
    rows: rows.map(({ cells, ...row }) => ({
      ...row,
      cells: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cellIn(cell, language)])),
    })),
  };
}

/** The row under the last one, of the sums of the columns that add. */
export function totalsRow(
  { columns, totals }: Pick<SheetPage, 'columns' | 'totals'>,
  language: Language,
): SheetPage['rows'][number]['cells'] | undefined {
  return totals && { ...totals, [columns[0]!.name]: words.totals[language] };
}

interface WithParts {
  readonly parts?: readonly { readonly sheets: readonly unknown[] }[];
}

/** A ledger with the sheets of its parts as they are read in a language. */
export function ledgerIn<L extends WithParts>(ledger: L, language: Language): L {
  if (!ledger.parts) return ledger;
  const parts = ledger.parts.map((part) => ({
    ...part,
    sheets: part.sheets.map((sheet) => sheetIn(sheet as ReadSheet, language)),
  }));
  return { ...ledger, parts };
}
