import { basename, extname } from 'node:path';
import { stringify } from 'yaml';
import type { Field } from './cases/mapping.js';
import { isKnownName, guessFields, guessOutcome, guessPlaceholders } from './guesses.js';
import { openTable } from './read/open-table.js';
import type { Row, Table } from './read/table.js';
import { EXCEL_SERIAL } from './values/date-patterns.js';
import { makeDateReaders } from './values/dates.js';
import { findPersonalData, noPersonalData, personalDataKinds } from './values/personal-data.js';
import { cellText } from './values/texts.js';

/** Rows that a proposal looks at. */
const LOOKED_AT = 2_000;
const MOST_STATUSES = 40;

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

/**
 * A first mapping of a file, as YAML, from the names of its columns and what stands in them: what is certain is filled in,
 * what is to be decided says so, in both languages.
 * @throws InvalidFile where the file cannot be read
 */
export async function proposeMapping(file: string, options: { readonly sheet?: string } = {}): Promise<string> {
  const table = await openTable(file, {
    encoding: 'auto',
    delimiter: 'auto',
    expectsChinese: true,
    knows: isKnownName,
    ...options,
  });
  const rows = await firstRows(table);
  const columns = guessFields(table.header, (index) => valuesOf(rows, index));
  const valuesIn = (field: Field) => {
    const index = table.header.indexOf(columns.get(field)?.[0] ?? '');
    return index < 0 ? [] : valuesOf(rows, index);
  };
  return compose({ file, table, rows, columns, valuesIn, sheet: options.sheet });
}

interface Found {
  readonly file: string;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly columns: ReadonlyMap<Field, readonly string[]>;
  readonly valuesIn: (field: Field) => readonly string[];
  readonly sheet?: string;
}

function compose({ file, table, columns, valuesIn, rows, sheet }: Found): string {
  const isChinese = /\p{Script=Han}/u.test(table.header.join('')) || table.encoding?.encoding === 'gb18030';
  const has = (field: Field) => columns.has(field);
  const name = basename(file, extname(file));
  const part = (value: object) => stringify(value, { lineWidth: 0 }).trimEnd();
  const missing = (['number', 'reportedAt'] as const).filter((field) => !has(field));
  const placeholders = guessPlaceholders(rows.flatMap(({ values }) => values));
  const unused = table.header.filter((column) => column !== '' && ![...columns.values()].flat().includes(column));
  const lines = [
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
    '',
    ...missing.map((field) => `# 必填，未找到： required, and not found: columns.${field}`),
    part({
      columns: Object.fromEntries([...columns].map(([field, names]) => [field, names.length > 1 ? names : names[0]])),
    }),
    ...(unused.length > 0 ? [`# 未使用的列 not used: ${unused.join(', ')}`] : []),
    ...dateLines(columns, valuesIn, isChinese),
    ...(placeholders.length > 0
      ? ['', '# 表示“无”的值。 Values that stand for nothing.', part({ placeholders: { default: placeholders } })]
      : []),
    ...(has('dueAt')
      ? ['', '# day：截止到当日；instant：精确到时刻；detect：自动识别。', part({ due: 'detect' })]
      : []),
    '',
    '# reported：上报即立案/派遣；column：以所指列的时间为准。',
    part({ filed: has('filedAt') ? 'column' : 'reported', dispatched: has('dispatchedAt') ? 'column' : 'reported' }),
    '',
    ...statusLines(has, valuesIn('status'), part),
    ...personalLines(rows),
    ...(has('category') ? [] : ['', part({ defaults: { category: isChinese ? '其他' : 'other' } })]),
  ];
  return `${lines.join('\n')}\n`;
}

function personalLines(rows: readonly Row[]): string[] {
  const found = noPersonalData();
  for (const { values } of rows) for (const value of values) findPersonalData(value, found);
  const kinds = personalDataKinds.filter((kind) => found[kind] > 0);
  if (kinds.length === 0) return [];
  const counts = kinds.map((kind) => `${kind} ${found[kind]}`).join(', ');
  return [
    '',
    `# 内容中含个人信息（${counts}）：mask 隐去，keep 保留。 Numbers of persons in texts: mask or keep.`,
    'personalData: mask',
  ];
}

function statusLines(
  has: (field: Field) => boolean,
  values: readonly string[],
  part: (value: object) => string,
): string[] {
  if (!has('status'))
    return [
      has('closedAt')
        ? '# 没有状态列：有结案时间即已结案。 No status column: what has a closing time is closed.'
        : '# 没有状态列也没有结案时间：请用 flags 指出哪些列标记已结案。 Neither a status nor a closing time: name columns that mark what is over under `flags`.',
    ];
  const known = [...new Set(values)].filter((value) => value !== '').slice(0, MOST_STATUSES);
  const guesses = known.map((value) => [value, guessOutcome(value)] as const);
  const unsure = guesses.filter(([, outcome]) => outcome === undefined).map(([value]) => value);
  return [
    '# open 办理中，closed 已结案，voided 已作废，duplicate 重复，returned 已退回。',
    part({ statuses: Object.fromEntries(guesses.map(([value, outcome]) => [value, outcome ?? 'open'])) }),
    ...(unsure.length > 0 ? [`# 无法判断，暂作 open： not certain, taken as open: ${unsure.join(', ')}`] : []),
  ];
}

const DATES = ['reportedAt', 'filedAt', 'dispatchedAt', 'dueAt', 'repliedAt', 'closedAt', 'updatedAt'] as const;

function dateLines(columns: Found['columns'], valuesIn: Found['valuesIn'], isChinese: boolean): string[] {
  const found = new Map<string, readonly string[]>();
  const unread: string[] = [];
  for (const field of DATES.filter((name) => columns.has(name))) {
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

async function firstRows(table: Table): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of table.read()) {
    rows.push(...batch.filter(({ broken }) => broken === undefined));
    if (rows.length >= LOOKED_AT) break;
  }
  return rows;
}

/** What stands in a column, moments that the file marks as such left out: they need no pattern. */
function valuesOf(rows: readonly Row[], index: number): readonly string[] {
  return rows.filter(({ dates }) => !dates?.has(index)).map(({ values }) => cellText(values[index] ?? ''));
}
