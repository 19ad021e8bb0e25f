import { Inject, Injectable } from '@nestjs/common';
import {
  pageInMemory,
  passing,
  type Asked,
  type CollectionSchema,
  type Condition,
  type Language,
} from '#event-sourcing';
import {
  collectionsOfSheet,
  FoldedSource,
  isVoided,
  knowsPlace,
  placeConditions,
  rowsOf,
  SheetReader,
  sheetIn,
  totalsOf,
  totalsRow,
  type OfPlace,
} from '#ledgers';
import { Kinds, PastDocuments, ROOM_PARTS, type DocumentsThen, type LedgerSheet, type RoomPart } from '#platform';
import { columns as words } from './folder.glossary.js';
import type { FolderQuestion, Gathered } from './folder.gatherer.js';
import type { NameOf, Table } from './folder.tables.js';

export interface SheetTable {
  readonly name: string;
  readonly label: LedgerSheet['label'];
  readonly table: Table;
}

function placeOf({ of }: FolderQuestion): OfPlace | undefined {
  if ('site' in of) return { by: 'siteId', id: of.site };
  return 'community' in of ? { by: 'communityId', id: of.community } : undefined;
}

const PLACES = ['site', 'community'] as const;

/** The sheets, and by what name a place was known then. */
export interface FolderTables {
  readonly tables: readonly SheetTable[];
  readonly nameOf: NameOf;
}

/** The kinds whose records a sheet reads ids by. */
const kindsRead = ({ columns }: LedgerSheet): readonly string[] =>
  columns.flatMap(({ reads }) => (typeof reads === 'object' && 'of' in reads ? reads.of : []));

/** How a folder's tables are read: in which language, and what tells of persons taken from a row of a room. */
export interface ReadAs {
  readonly language: Language;
  readonly masked: <R extends object>(room: string, row: R) => R;
}

/** The rows of the ledgers that are of the records of a folder, as people read them. */
@Injectable()
export class FolderSheets {
  constructor(
    private readonly past: PastDocuments,
    private readonly kinds: Kinds,
    private readonly reader: SheetReader,
    @Inject(ROOM_PARTS) private readonly rooms: readonly RoomPart[],
  ) {}

  async tables(
    question: FolderQuestion,
    { events }: Gathered,
    asked: Asked,
    { language, masked }: ReadAs,
  ): Promise<FolderTables> {
    const place = placeOf(question);
    const { recordedUntil, occurredUntil } = question.asOf;
    const sheets = this.rooms
      .flatMap(({ room, sheets: own }) => own.map((sheet) => ({ room, sheet })))
      .filter(({ sheet }) => knowsPlace(sheet, place));
    const viewOf = (kind: string) => this.kinds.of(kind).kind.view;
    const then = await this.past.as(
      question.asOf,
      sheets
        .flatMap(({ sheet }) => [...collectionsOfSheet(sheet), ...kindsRead(sheet).map(viewOf)])
        .concat(PLACES.map(viewOf)),
    );
    // As they were called then: what a folder says follows from its moment alone.
    const named = async (kind: string, ids: readonly string[]) =>
      new Map(then(viewOf(kind)).filter(([id]) => ids.includes(id)));
    const tables: SheetTable[] = [];
    for (const { room, sheet } of sheets) {
      const bodies = this.bodies(sheet, then, events, placeConditions(place));
      if (bodies.length === 0) continue;
      const documentsOf = (of: CollectionSchema) => then(of).map(([id, body]) => ({ id, body }));
      const found = await rowsOf(sheet, bodies, (where) => new FoldedSource(documentsOf, asked, where));
      const totals = await totalsOf(sheet, [found.filter((_row, n) => !isVoided(bodies[n]!))]);
      const rows = found.map(({ record, values }) => ({ record, values: masked(room, values) }));
      const raw = { ...{ sheet, place, bodies, rows, totals, recordedUntil }, before: 0, total: rows.length };
      const read = await this.reader.read({ ...raw, at: occurredUntil ?? recordedUntil }, named);
      const page = sheetIn(read, language);
      tables.push({
        name: sheet.name,
        label: sheet.label,
        table: {
          columns: [...page.columns, { name: 'record', label: words.record }],
          rows: page.rows.map(({ cells, record }) => ({ ...cells, record })),
          totals: totalsRow(page, language),
        },
      });
    }
    const places = Object.fromEntries(PLACES.map((kind) => [kind, new Map(then(viewOf(kind)))]));
    return { tables, nameOf: (kind, id) => (places[kind]!.get(id) as { readonly name?: string } | undefined)?.name };
  }

  /** Those that an event of the folder has come to. */
  private bodies(
    { of, where = [], sort }: LedgerSheet,
    then: DocumentsThen,
    events: Gathered['events'],
    place: readonly Condition[],
  ): object[] {
    const view = this.past.viewOf(of);
    const touched = new Set(events.flatMap(({ right }) => view.touches(right)));
    const whole = then(view).filter(([id]) => touched.has(id));
    const part = view.parts?.find(({ name }) => name === of.name);
    const documents = part ? whole.flatMap(([id, body]) => [...part.of(body, id)]) : whole;
    const passes = passing([...place, ...where]);
    return pageInMemory(
      of,
      documents.filter(([, body]) => passes(body)),
      { sort },
    ).documents.map(({ body }) => body);
  }
}
