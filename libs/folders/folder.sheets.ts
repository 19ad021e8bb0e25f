import { Inject, Injectable } from '@nestjs/common';
import { pageInMemory, passing, type Asked, type CollectionSchema, type Condition } from '#event-sourcing';
import {
  collectionsOfSheet,
  columnsOf,
  FoldedSource,
  knowsPlace,
  placeConditions,
  remarksColumn,
  rowsOf,
  type OfPlace,
} from '#ledgers';
import { PastDocuments, ROOM_PARTS, type DocumentsThen, type LedgerSheet, type RoomPart } from '#platform';
import { columns as words } from './folder.glossary.js';
import type { FolderQuestion, Gathered } from './folder.gatherer.js';
import type { Table } from './folder.tables.js';

export interface SheetTable {
  readonly room: string;
  readonly name: string;
  readonly label: LedgerSheet['label'];
  readonly table: Table;
}

function placeOf({ of }: FolderQuestion): OfPlace | undefined {
  if ('site' in of) return { by: 'siteId', id: of.site };
  return 'community' in of ? { by: 'communityId', id: of.community } : undefined;
}

/** The rows of the ledgers that are of the records of a folder. */
@Injectable()
export class FolderSheets {
  constructor(
    private readonly past: PastDocuments,
    @Inject(ROOM_PARTS) private readonly rooms: readonly RoomPart[],
  ) {}

  async tables(question: FolderQuestion, { events }: Gathered, asked: Asked): Promise<SheetTable[]> {
    const place = placeOf(question);
    const sheets = this.rooms
      .flatMap(({ room, sheets: own }) => own.map((sheet) => ({ room, sheet })))
      .filter(({ sheet }) => knowsPlace(sheet, place));
    const then = await this.past.as(
      question.asOf,
      sheets.flatMap(({ sheet }) => collectionsOfSheet(sheet)),
    );
    const tables: SheetTable[] = [];
    for (const { room, sheet } of sheets) {
      const bodies = this.bodies(sheet, then, events, placeConditions(place));
      if (bodies.length === 0) continue;
      const documentsOf = (of: CollectionSchema) => then(of).map(([id, body]) => ({ id, body }));
      const rows = await rowsOf(sheet, bodies, (where) => new FoldedSource(documentsOf, asked, where));
      const record = { name: 'record', label: words.record };
      const { remarks } = sheet;
      const table = {
        columns: [...columnsOf(sheet), ...(remarks ? [remarksColumn] : []), record],
        rows: rows.map(({ values, record: at }, n) => ({
          ...values,
          [remarksColumn.name]: remarks?.(bodies[n] as never),
          record: at,
        })),
      };
      tables.push({ room, name: sheet.name, label: sheet.label, table });
    }
    return tables;
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
