import { columnLetters } from '../read/table.js';
import { zip, type Packed } from './zip.js';

/** A text (shared), a number, or a cell as it is to stand in the sheet. */
export type Given =
  | string
  | number
  | null
  | { readonly inline: string }
  | { readonly date: number }
  | { readonly day: number }
  | { readonly padded: number }
  | { readonly xml: (ref: string) => string };

export interface SheetSpec {
  readonly name: string;
  readonly rows: readonly (readonly Given[])[];
  readonly merges?: readonly string[];
  readonly isHidden?: boolean;
}

/** Formats of cells: plain, `yyyy-mm-dd hh:mm` (own), `m/d/yyyy` (14), and five digits. */
const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2">
<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ h:mm;@"/><numFmt numFmtId="177" formatCode="00000"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="14"/><xf numFmtId="177"/></cellXfs></styleSheet>`;

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

const escaped = (text: string) =>
  text.replace(/[&<>"\r]/g, (sign) => (sign === '\r' ? '_x000D_' : `&#${sign.charCodeAt(0)};`));

function cell(given: Given, ref: string, share: (text: string) => number): string {
  if (given === null) return '';
  if (typeof given === 'string') return `<c r="${ref}" t="s"><v>${share(given)}</v></c>`;
  if (typeof given === 'number') return `<c r="${ref}"><v>${given}</v></c>`;
  if ('xml' in given) return given.xml(ref);
  if ('inline' in given)
    return `<c r="${ref}" t="inlineStr"><is><r><t xml:space="preserve">${escaped(given.inline)}</t></r><rPh sb="0" eb="1"><t>注音</t></rPh></is></c>`;
  if ('date' in given) return `<c r="${ref}" s="1"><v>${given.date}</v></c>`;
  if ('day' in given) return `<c r="${ref}" s="2"><v>${given.day}</v></c>`;
  return `<c r="${ref}" s="3"><v>${given.padded}</v></c>`;
}

export interface WorkbookOptions {
  readonly date1904?: boolean;
  /** Parts besides, or in place of those that there are. */
  readonly parts?: readonly Packed[];
}

export function workbook(sheets: readonly SheetSpec[], { date1904, parts = [] }: WorkbookOptions = {}): Buffer {
  const shared = new Map<string, number>();
  const share = (text: string) => {
    if (!shared.has(text)) shared.set(text, shared.size);
    return shared.get(text)!;
  };
  const xmlOf = ({ rows, merges = [] }: SheetSpec) => {
    const body = rows.map((cells, index) => {
      const row = cells.map((given, column) => cell(given, `${columnLetters(column)}${index + 1}`, share)).join('');
      return row === '' ? '' : `<row r="${index + 1}">${row}</row>`;
    });
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData>${
      merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`
    }</worksheet>`;
  };
  const sheetParts = sheets.map((sheet, n) => ({ name: `xl/worksheets/sheet${n + 1}.xml`, content: xmlOf(sheet) }));
  const strings = [...shared.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('');
  const list = sheets.map(
    ({ name, isHidden }, n) =>
      `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"${isHidden ? ' state="hidden"' : ''}/>`,
  );
  const relations = [
    ...sheets.map(
      (_, n) => `<Relationship Id="rId${n + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
    ),
    `<Relationship Id="s" Type="${REL}/sharedStrings" Target="/xl/sharedStrings.xml"/>`,
    `<Relationship Id="y" Type="${REL}/styles" Target="styles.xml"/>`,
  ];
  const all: Packed[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
    },
    { name: 'xl/styles.xml', content: STYLES },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${strings}</sst>` },
    ...sheetParts,
  ];
  const replaced = new Set(parts.map(({ name }) => name));
  return zip([...all.filter(({ name }) => !replaced.has(name)), ...parts]);
}
