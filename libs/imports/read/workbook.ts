import { listed, say, type Sentence } from '#event-sourcing';
import { fileWords as words } from '../imports.glossary.js';
import { InvalidFile } from '../problems.js';
import { cellFormat, type CellFormat } from './cell-format.js';
import { columnOf, readSheet, type SheetPart, type SheetRow } from './sheet.js';
import { BATCH, findHeader, HEADER_WITHIN, nameOf, type Row, type Table, type TableOptions } from './table.js';
import { readWhole } from './xml.js';
import type { Zip } from './zip.js';

/** Of an XML part, unpacked: the largest sheet that Excel makes, of texts of usual length. */
const MOST_OF_SHEET = 2 ** 31;
const MOST_OF_PART = 2 ** 28;
const MOST_SHARED_CHARACTERS = 2 ** 27;

interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/**
 * A sheet of a workbook (.xlsx, .xlsm; ECMA-376, the strict form too). Merged cells are filled down; dates keep what the
 * workbook says that they are; formulas are what they were worth when the workbook was saved.
 * @throws InvalidFile: no workbook, no such sheet, no rows
 */
export async function inspectWorkbook(zip: Zip, options: TableOptions): Promise<Table> {
  const refuse = (problem: Sentence) => new InvalidFile(zip.name, problem);
  const { sheets, from1904, workbookPart } = await readSheets(zip);
  if (sheets.length === 0) throw refuse(words.noWorkbook);
  const sheet = choose(sheets, options.sheet, refuse);
  const relations = await readRelations(zip, workbookPart);
  const partOf = (kind: string) => [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target;
  const part: SheetPart = {
    name: zip.name,
    open: () => zip.read(sheet.part, MOST_OF_SHEET),
    strings: await readStrings(zip, partOf('sharedStrings')),
    formats: await readFormats(zip, partOf('styles')),
    from1904,
  };

  const first: SheetRow[] = [];
  const merges: Merge[] = [];
  let all = 0;
  for await (const rows of readSheet(part, (ref) => addMerge(merges, ref))) {
    all += rows.length;
    if (first.length < HEADER_WITHIN) first.push(...rows.slice(0, HEADER_WITHIN - first.length));
  }
  if (first.length === 0) throw refuse(say(words.emptySheet, { sheet: sheet.name }));
  const fill = filler(merges);
  const filled = first.map((row) => fill(row));
  const { headerRow } = options;
  const header =
    headerRow === undefined
      ? filled[
          findHeader(
            filled.map(({ values }) => values),
            options,
          )
        ]
      : filled.find(({ row }) => row === headerRow);
  if (!header) throw refuse(say(words.sheetHeader, { sheet: sheet.name, row: headerRow! }));
  const columns = header.values.map(nameOf);
  while (columns.at(-1) === '') columns.pop();
  const rows = all - first.filter(({ row }) => row <= header.row).length;
  if (rows === 0) throw refuse(say(words.sheetRows, { sheet: sheet.name }));
  return {
    file: zip.name,
    kind: 'xlsx',
    sheet: sheet.name,
    header: columns,
    headerRow: header.row,
    rows,
    async *read() {
      const down = filler(merges);
      let batch: Row[] = [];
      for await (const read of readSheet(part)) {
        for (const row of read) {
          const whole = down(row);
          if (row.row > header.row) batch.push(toRow(whole, columns.length));
        }
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}

function toRow({ row, values, dates }: SheetRow, columns: number): Row {
  const cells = Array.from({ length: columns }, (_, index) => values[index] ?? '');
  return { row, values: cells, ...(dates.size > 0 ? { dates } : {}) };
}

function choose(
  sheets: readonly Sheet[],
  wanted: string | undefined,
  refuse: (problem: Sentence) => InvalidFile,
): Sheet {
  if (wanted === undefined) return sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]!;
  const found = sheets.find(({ name }) => name.trim() === wanted.trim()) ?? sheets[Number(wanted) - 1];
  if (found) return found;
  throw refuse(say(words.noSheet, { wanted: wanted!, sheets: listed(sheets.map(({ name }) => `"${name}"`)) }));
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Parts that a part refers to, by the id of the reference. */
async function readRelations(zip: Zip, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations = new Map<string, Relation>();
  if (!zip.entries.includes(name)) return relations;
  await readWhole(zip.name, zip.read(name, MOST_OF_PART), {
    open: (element, { Id, Type = '', Target = '', TargetMode }) => {
      if (element !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : resolved(folder + Target);
      relations.set(Id, { type: Type, target });
    },
  });
  return relations;
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return parts.join('/');
}

async function readSheets(zip: Zip) {
  const root = [...(await readRelations(zip, '')).values()].find(({ type }) => type.endsWith('/officeDocument'));
  const workbookPart = root?.target ?? 'xl/workbook.xml';
  const relations = await readRelations(zip, workbookPart);
  const sheets: Sheet[] = [];
  let from1904 = false;
  if (!zip.entries.includes(workbookPart)) return { sheets, from1904, workbookPart };
  await readWhole(zip.name, zip.read(workbookPart, MOST_OF_PART), {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '');
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name) && name !== 'id')?.[1];
      const relation = id === undefined ? undefined : relations.get(id);
      // A sheet of a chart has no rows.
      if (!relation?.type.endsWith('/worksheet')) return;
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', part: relation.target, isHidden });
    },
  });
  return { sheets, from1904, workbookPart };
}

async function readStrings(zip: Zip, part: string | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined || !zip.entries.includes(part)) return strings;
  let [text, isText, phonetic, length] = ['', false, false, 0];
  await readWhole(zip.name, zip.read(part, MOST_OF_PART), {
    open: (element) => {
      if (element === 'si') text = '';
      else if (element === 'rPh') phonetic = true;
      else if (element === 't') isText = !phonetic;
    },
    onText: (piece) => {
      if (isText) text += piece;
      length += isText ? piece.length : 0;
      if (length > MOST_SHARED_CHARACTERS) throw new InvalidFile(zip.name, words.largeTexts);
    },
    close: (element) => {
      if (element === 't') isText = false;
      else if (element === 'rPh') phonetic = false;
      else if (element === 'si') strings.push(text);
    },
  });
  return strings;
}

async function readFormats(zip: Zip, part: string | undefined): Promise<readonly CellFormat[]> {
  const formats: CellFormat[] = [];
  if (part === undefined || !zip.entries.includes(part)) return formats;
  const codes = new Map<number, string>();
  let inCells = false;
  await readWhole(zip.name, zip.read(part, MOST_OF_PART), {
    open: (element, { numFmtId = '0', formatCode = '' }) => {
      if (element === 'numFmt') codes.set(Number(numFmtId), formatCode);
      else if (element === 'cellXfs') inCells = true;
      else if (element === 'xf' && inCells) formats.push(cellFormat(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    close: (element) => {
      if (element === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

/** Cells that are shown as one, downwards. */
interface Merge {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

const MOST_MERGES = 200_000;

function addMerge(merges: Merge[], ref: string): void {
  const [, letters, from, , to] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
  if (letters === undefined || Number(to) <= Number(from) || merges.length >= MOST_MERGES) return;
  merges.push({ column: columnOf(letters), from: Number(from), to: Number(to) });
}

/** Gives each row, in order, what the merged cells that it lies in say; a row of nothing else stays empty. */
function filler(merges: readonly Merge[]): (row: SheetRow) => SheetRow {
  const waiting = [...merges].sort((a, b) => b.from - a.from);
  let active: { merge: Merge; text: string; date: ReturnType<SheetRow['dates']['get']> }[] = [];
  return (row) => {
    active = active.filter(({ merge }) => merge.to >= row.row);
    const values = [...row.values];
    const dates = new Map(row.dates);
    for (const { merge, text, date } of active) {
      if ((values[merge.column] ?? '') !== '') continue;
      while (values.length <= merge.column) values.push('');
      values[merge.column] = text;
      if (date) dates.set(merge.column, date);
    }
    while (waiting.length > 0 && waiting.at(-1)!.from <= row.row) {
      const merge = waiting.pop()!;
      if (merge.from === row.row && (row.values[merge.column] ?? '') !== '')
        active.push({ merge, text: row.values[merge.column]!, date: row.dates.get(merge.column) });
    }
    return { row: row.row, values, dates };
  };
}
