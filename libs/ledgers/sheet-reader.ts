import { Inject, Injectable } from '@nestjs/common';
import { say } from '#event-sourcing';
import {
  CONFIG,
  Kinds,
  Persons,
  ROOM_FIGURES,
  SETTINGS_THEN,
  ViewReader,
  type LedgerSheet,
  type RoomFigures,
  type SettingsThen,
  type ZerenConfig,
} from '#platform';
import type { LedgerRow, SheetPage } from './ledger.answers.js';
import { sheetWords as words } from './ledger.glossary.js';
import { columnsOf, type OfPlace } from './room-parts.js';
import {
  idsNamed,
  NUMBER,
  numberColumn,
  officeClock,
  readCell,
  REMARKS,
  remarksColumn,
  remarksOf,
  type Reader,
  type ReadSheet,
} from './sheet-words.js';

/** Rows of a sheet as the records have them, and what they are of. */
export interface RawPage {
  readonly sheet: LedgerSheet;
  readonly place: OfPlace | undefined;
  readonly bodies: readonly object[];
  readonly rows: readonly Pick<LedgerRow, 'record' | 'values'>[];
  /** How many rows the pages before it had. */
  readonly before: number;
  readonly total: number;
  readonly totals?: SheetPage['totals'];
  readonly next?: string;
  /** The moment of the question, and up to when it was known. */
  readonly at: string;
  readonly recordedUntil?: string;
}

const kindOf = (place: OfPlace | undefined) => (place?.by === 'siteId' ? 'site' : 'community');

type DocumentOf = Reader['documentOf'];
interface Named {
  readonly name?: string;
}
/** The documents of a kind by their ids. */
export type DocumentsNamed = (kind: string, ids: readonly string[]) => Promise<ReadonlyMap<string, Named>>;

/** Makes of what records hold what people read: names of ids, words of codes, the office's clock. */
@Injectable()
export class SheetReader {
  private readonly time: Reader['time'];

  constructor(
    private readonly views: ViewReader,
    private readonly kinds: Kinds,
    private readonly persons: Persons,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
    @Inject(SETTINGS_THEN) private readonly settings: SettingsThen,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {
    this.time = officeClock(config.timeZone);
  }

  /** @param find by what ids are read: by the records as they are now, also in a question of the past, unless told */
  async read(page: RawPage, find: DocumentsNamed = (kind, ids) => this.asNow(kind, ids)): Promise<ReadSheet> {
    const { sheet, place, bodies, before, total, totals, next, recordedUntil } = page;
    const rows = page.rows.map(({ record, values }) => ({ record, values: this.persons.hiddenIn(sheet.of, values) }));
    const documentOf = await this.documents(page, find);
    const reader: Reader = { labels: this.house.labels, documentOf, time: this.time };
    const settings = this.settings(recordedUntil);
    const cellsOf = (values: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(sheet.columns.map(({ name, reads }) => [name, readCell(values[name], reads, reader)]));
    return {
      name: sheet.name,
      label: sheet.label,
      columns: [numberColumn, ...columnsOf(sheet), remarksColumn],
      rows: rows.map(({ record, values }, n) => ({
        record,
        values,
        cells: { [NUMBER]: before + n + 1, ...cellsOf(values), [REMARKS]: remarksOf(sheet, bodies[n]!, settings) },
      })),
      total,
      ...(totals && { totals }),
      ...(next !== undefined && { next }),
      unit: this.config.officeName || words.thisOffice,
      basis: this.basis(page, place, documentOf),
    };
  }

  private basis({ at, recordedUntil, total }: RawPage, place: OfPlace | undefined, documentOf: DocumentOf) {
    const kind = kindOf(place);
    const id = place?.id ?? undefined;
    const named = id === undefined ? words.theOffice : (documentOf(kind, id)?.name ?? id);
    const sentence = recordedUntil === undefined ? words.basis : words.basisKnown;
    return say(sentence, { place: place ? named : words.wholeOffice, at: this.time(at), total });
  }

  private async asNow(kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, Named>> {
    const found = await this.views.of(this.kinds.of(kind).kind.view).getMany<Named>(ids);
    return new Map([...found].map(([id, { body }]) => [id, body]));
  }

  private async documents({ sheet, rows, place }: RawPage, find: DocumentsNamed): Promise<DocumentOf> {
    const wanted = new Map([...idsNamed(sheet.columns, rows)].map(([kind, ids]) => [kind, new Set(ids)]));
    const id = place?.id ?? undefined;
    if (id !== undefined) {
      const kind = kindOf(place);
      wanted.set(kind, new Set(wanted.get(kind)).add(id));
    }
    const documents = new Map<string, Named>();
    const known = this.kinds.names();
    for (const [kind, ids] of wanted) {
      if (ids.size === 0 || !known.includes(kind)) continue;
      for (const [id, body] of await find(kind, [...ids])) documents.set(`${kind} ${id}`, body);
    }
    return (kind, id) => documents.get(`${kind} ${id}`);
  }
}
