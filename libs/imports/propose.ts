import type { Field } from './cases/mapping.js';
import { isKnownName, guessFields, guessOutcome, guessPlaceholders } from './guesses.js';
import { dateLines, firstRows, headLines, looksChinese, part, personalLines, valuesOf } from './propose-parts.js';
import { openTable } from './read/open-table.js';
import type { Row, Table } from './read/table.js';

const MOST_STATUSES = 40;

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
  const isChinese = looksChinese(table);
  const has = (field: Field) => columns.has(field);
  const missing = (['number', 'reportedAt'] as const).filter((field) => !has(field));
  const placeholders = guessPlaceholders(rows.flatMap(({ values }) => values));
  const unused = table.header.filter((column) => column !== '' && ![...columns.values()].flat().includes(column));
  const lines = [
    ...headLines({ file, table, sheet, isChinese }),
    '',
    ...missing.map((field) => `# 必填，未找到 required, and not found: columns.${field}`),
    part({
      columns: Object.fromEntries([...columns].map(([field, names]) => [field, names.length > 1 ? names : names[0]])),
    }),
    ...(unused.length > 0 ? [`# 未使用的列 not used: ${unused.join(', ')}`] : []),
    ...dateLines(DATES.filter(has), valuesIn, isChinese),
    ...(placeholders.length > 0
      ? ['', '# 表示“无”的值。 Values that stand for nothing.', part({ placeholders: { default: placeholders } })]
      : []),
    ...(has('dueAt')
      ? [
          '',
          '# day 截止到当日 by day, instant 精确到时刻 to the moment, detect 自动识别 as the values look.',
          part({ due: 'detect' }),
        ]
      : []),
    '',
    '# reported：上报即立案、派遣；column：以所指列的时间为准。',
    '# reported: filed and dispatched when it was reported; column: when its column says.',
    part({ filed: has('filedAt') ? 'column' : 'reported', dispatched: has('dispatchedAt') ? 'column' : 'reported' }),
    '',
    ...statusLines(has, valuesIn('status')),
    ...personalLines(rows),
    ...(has('category') ? [] : ['', part({ defaults: { category: isChinese ? '其他' : 'other' } })]),
  ];
  return `${lines.join('\n')}\n`;
}

function statusLines(has: (field: Field) => boolean, values: readonly string[]): string[] {
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
    '# open 办理中, closed 已结案, voided 已作废, duplicate 重复, returned 已退回 (sent back).',
    part({ statuses: Object.fromEntries(guesses.map(([value, outcome]) => [value, outcome ?? 'open'])) }),
    ...(unsure.length > 0 ? [`# 无法判断，暂作 open 办理 not certain, taken as open: ${unsure.join(', ')}`] : []),
  ];
}

const DATES = ['reportedAt', 'filedAt', 'dispatchedAt', 'dueAt', 'repliedAt', 'closedAt', 'updatedAt'] as const;
