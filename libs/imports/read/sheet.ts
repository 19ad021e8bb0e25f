import { DAY } from '#calendar';
import { say, type Sentence } from '#event-sourcing';
import { fileWords as words } from '../imports.glossary.js';
import { InvalidFile } from '../problems.js';
import type { WallTime } from '../values/wall-time.js';
import { clockText, serialToWallTime, wallText } from '../values/serial.js';
import { numberText, type CellFormat } from './cell-format.js';
import { readXml, type Attributes } from './xml.js';

export interface SheetRow {
  readonly row: number;
  readonly values: readonly string[];
  readonly dates: ReadonlyMap<number, WallTime>;
}

/** A sheet and what its cells refer to. */
export interface SheetPart {
  readonly name: string;
  open(): AsyncIterable<Buffer>;
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly from1904: boolean;
}

/** Excel's own limits. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_TEXT = 1 << 20;

const PLAIN: CellFormat = { isDate: false, digits: 0 };

/** The rows of a sheet that hold something, some at a time. */
export async function* readSheet(
  part: SheetPart,
  onMerge: (ref: string) => void = () => undefined,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = new SheetReader(part, onMerge);
  for await (const _ of readXml(part.name, part.open(), reader)) {
    if (reader.rows.length === 0) continue;
    yield reader.rows;
    reader.rows = [];
  }
}

class SheetReader {
  rows: SheetRow[] = [];
  private row = 0;
  private column = -1;
  private values: string[] = [];
  private dates = new Map<number, WallTime>();
  private cell: Attributes = {};
  private text = '';
  private isText = false;
  private phonetic = false;
  private inData = false;

  constructor(
    private readonly part: SheetPart,
    private readonly onMerge: (ref: string) => void,
  ) {}

  open(element: string, attributes: Attributes): void {
    if (element === 'sheetData') this.inData = true;
    else if (element === 'mergeCell') this.onMerge((attributes['ref'] ?? '').replaceAll('$', ''));
    else if (!this.inData) return;
    else if (element === 'row') this.beginRow(attributes);
    else if (element === 'c') this.beginCell(attributes);
    else if (element === 'rPh') this.phonetic = true;
    else if (element === 'v' || element === 't') this.isText = !this.phonetic;
  }

  onText(piece: string): void {
    if (!this.isText) return;
    this.text += piece;
    if (this.text.length > LONGEST_TEXT) throw this.refuse(say(words.longText, { row: this.row }));
  }

  close(element: string): void {
    if (element === 'sheetData') this.inData = false;
    else if (!this.inData) return;
    else if (element === 'v' || element === 't') this.isText = false;
    else if (element === 'rPh') this.phonetic = false;
    else if (element === 'c') this.endCell();
    else if (element === 'row' && this.values.some((value) => value.trim() !== ''))
      this.rows.push({ row: this.row, values: this.values, dates: this.dates });
  }

  private beginRow({ r }: Attributes): void {
    const row = r === undefined ? this.row + 1 : Number(r);
    if (!(row > this.row && row <= MOST_ROWS))
      throw this.refuse(say(words.rowOrder, { row: r ?? row, last: this.row }));
    this.row = row;
    this.column = -1;
    this.values = [];
    this.dates = new Map();
  }

  private beginCell(attributes: Attributes): void {
    const letters = /^[A-Z]+/.exec(attributes['r'] ?? '')?.[0];
    const column = letters === undefined ? this.column + 1 : columnOf(letters);
    if (!(column > this.column && column < MOST_COLUMNS))
      throw this.refuse(say(words.cellOrder, { cell: attributes['r'] ?? '', row: this.row }));
    this.column = column;
    this.cell = attributes;
    this.text = '';
  }

  private endCell(): void {
    const value = this.valueOf(this.cell['t'] ?? 'n', this.text);
    if (value === '') return;
    while (this.values.length < this.column) this.values.push('');
    this.values[this.column] = value;
  }

  private valueOf(type: string, text: string): string {
    if (type === 's') return unescaped(this.part.strings[Number(text)] ?? '');
    if (type === 'inlineStr' || type === 'str') return unescaped(text);
    if (type === 'b') return text === '1' || text === 'true' ? 'TRUE' : 'FALSE';
    if (type === 'd') return this.isoDate(text);
    if (type !== 'n' || text === '') return text;
    const format = this.part.formats[Number(this.cell['s'] ?? 0)] ?? PLAIN;
    return format.isDate ? this.date(Number(text)) : numberText(text, format);
  }

  private date(serial: number): string {
    if (serial >= 0 && serial < 1 && !this.part.from1904) return clockText(serial);
    const wall = serialToWallTime(serial, this.part.from1904);
    if (!wall) return String(serial);
    this.dates.set(this.column, wall);
    return wallText(wall);
  }

  private isoDate(text: string): string {
    const at = Date.parse(/[Zz]|[+-]\d\d:\d\d$/.test(text) ? text : `${text.length > 10 ? text : `${text}T00:00`}Z`);
    if (Number.isNaN(at)) return text;
    return this.date(at / DAY + 25_569 - (this.part.from1904 ? 1_462 : 0));
  }

  private refuse(problem: Sentence): InvalidFile {
    return new InvalidFile(this.part.name, say(words.workbook, { problem }));
  }
}

/** `A` is 0. */
export function columnOf(letters: string): number {
  if (letters.length > 3) return MOST_COLUMNS;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** Characters that XML does not have are written `_x000D_` in a workbook. */
function unescaped(text: string): string {
  const whole = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
  return whole.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}
