import { basename, extname } from 'node:path';
import { stringify } from 'yaml';
import type { Row, Table } from './read/table.js';
import { EXCEL_SERIAL } from './values/date-patterns.js';
import { makeDateReaders } from './values/dates.js';
import { findPersonalData, noPersonalData, personalDataKinds } from '#platform';
import { cellText } from './values/texts.js';

/** Rows that a proposal looks at. */
const LOOKED_AT = 2_000;

/** Ways of writing a date that files of offices have, in the order in which they are tried. */
const PATTERNS = [
  'YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DD HH:mm', 'YYYY-MM-DD', 'YYYY/M/D H:mm:ss', 'YYYY/M/D H:mm', 'YYYY/M/D',
  'YYYY-M-D H:mm:ss', 'YYYY-M-D H:mm', 'YYYY-M-D', 'YYYY-MM-DD HH:mm:ss.S', 'YYYY-MM-DDTHH:mm:ssZ',
  'YYYY-MM-DDTHH:mm:ss.SZ', 'YYYY-MM-DDTHH:mm:ss', 'YYYY-MM-DDTHH:mm:ss.S', 'YYYY年M月D日 H:mm:ss', 'YYYY年M月D日 H:mm',
  'YYYY年M月D日H时m分', 'YYYY年M月D日', 'YYYY年M月D日 E', 'YYYY.M.D H:mm', 'YYYY.M.D', 'YYYYMMDD', 'YYYYMMDDHHmmss',
  'YYYY-M-D Ah:mm', 'YYYY-M-D A h:mm', 'YYYY-M-D A h:mm:ss', 'YYYY年M月D日 Ah:mm', 'YYYY/M/D Ah:mm', 'YY-M-D H:mm',
  'YY/M/D H:mm', 'YY-M-D', 'YY/M/D', 'MM/DD/YYYY hh:mm:ss A', 'M/D/YYYY h:mm A', 'M/D/YYYY H:mm', 'M/D/YYYY',
  'D.M.YYYY H:mm', 'D.M.YYYY', EXCEL_SERIAL,
]; // prettier-ignore

export const part = (value: object) => stringify(value, { lineWidth: 0 }).trimEnd();

export function looksChinese({ header, encoding }: Table): boolean {
  return /\p{Script=Han}/u.test(header.join('')) || encoding?.encoding === 'gb18030';
}

/** What the file is, and how it is read. */
export function headLines({
  file,
  table,
  sheet,
  isChinese,
}: {
  readonly file: string;
  readonly table: Table;
  readonly sheet?: string;
  readonly isChinese: boolean;
}): string[] {
  const name = basename(file, extname(file));
  return [
    `# ${basename(file)}: ${table.rows} 行 rows, ${table.header.filter((column) => column !== '').length} 列 columns` +
      (table.kind === 'json' ? '' : `, 标题在第 ${table.headerRow} 行 header in row ${table.headerRow}`),
    '# 由列名和内容推测，请逐项核对后再导入（先用 --dry-run）。',
    '# Guessed from names and values: check each line, then import, with --dry-run first.',
    '',
    '# 原系统名称，启用后不可更改。 Name of the other system; never change it later.',
    part({ source: name }),
    '# 文件中时间所用的时区。 The zone of the times in the file.',
    part({ timeZone: isChinese ? 'Asia/Shanghai' : 'UTC' }),
    ...(table.kind === 'csv' ? [part({ encoding: table.encoding!.encoding, delimiter: table.delimiter })] : []),
    ...(table.kind === 'xlsx' ? [part({ sheet: sheet ?? table.sheet })] : []),
  ];
}

/** Kinds of numbers of persons. */
const KINDS = { mobile: '手机号', landline: '固定电话', idNumber: '身份证号' } as const;

/** What is to be done with numbers of persons, where there are some. */
export function personalLines(rows: readonly Row[]): string[] {
  const found = noPersonalData();
  for (const { values } of rows) for (const value of values) findPersonalData(value, found);
  const kinds = personalDataKinds.filter((kind) => found[kind] > 0);
  if (kinds.length === 0) return [];
  const counts = kinds.map((kind) => `${KINDS[kind]} ${kind} ${found[kind]}`).join(', ');
  return [
    '',
    `# 内容中含个人信息 numbers of persons in texts (${counts}): mask 隐去, keep 保留.`,
    'personalData: mask',
  ];
}

/** Under which patterns the values of these fields are read. */
export function dateLines<F extends string>(
  fields: readonly F[],
  valuesIn: (field: F) => readonly string[],
  isChinese: boolean,
): string[] {
  const found = new Map<string, readonly string[]>();
  const unread: string[] = [];
  for (const field of fields) {
    const { patterns, rest } = patternsOf(valuesIn(field), isChinese);
    found.set(field, patterns);
    if (rest.length > 0)
      unread.push(
        `# ${field}: 未识别 not read: ${rest
          .slice(0, 3)
          .map((text) => JSON.stringify(text))
          .join(', ')}`,
      );
  }
  const all = [...new Set([...found.values()].flat())].sort((a, b) => PATTERNS.indexOf(a) - PATTERNS.indexOf(b));
  const formats = { default: all.length > 0 ? all : ['YYYY-MM-DD HH:mm:ss'] };
  return [
    '',
    '# 时间格式，按顺序尝试。 Ways of writing times, the first that fits is taken.',
    stringify({ dateFormats: formats }, { lineWidth: 0 }).trimEnd(),
    ...unread,
  ];
}

/** The fewest patterns that read the values, in turn; those of a month before a day only where nothing else reads them. */
function patternsOf(values: readonly string[], isChinese: boolean): { patterns: string[]; rest: readonly string[] } {
  const read = makeDateReaders(isChinese ? 'Asia/Shanghai' : 'UTC');
  let rest = [...new Set(values)].filter((value) => value !== '' && !/^(-+|0|nan|N\/A)$/i.test(value));
  const patterns: string[] = [];
  for (const pattern of PATTERNS) {
    const reader = read([pattern]);
    const left = rest.filter((value) => !reader(value));
    if (left.length < rest.length) patterns.push(pattern);
    rest = left;
  }
  return { patterns, rest };
}

export async function firstRows(table: Table): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of table.read()) {
    rows.push(...batch.filter(({ broken }) => broken === undefined));
    if (rows.length >= LOOKED_AT) break;
  }
  return rows;
}

/** What stands in a column, moments that the file marks as such left out: they need no pattern. */
export function valuesOf(rows: readonly Row[], index: number): readonly string[] {
  return rows.filter(({ dates }) => !dates?.has(index)).map(({ values }) => cellText(values[index] ?? ''));
}
