import type { Register, RegisterField } from '#platform';
import { guessPlaceholders } from '../guesses.js';
import { dateLines, firstRows, headLines, looksChinese, part, personalLines, valuesOf } from '../propose-parts.js';
import { openTable } from '../read/open-table.js';
import { storedCell } from '../values/texts.js';
import { choicesOf, isDated } from './register-mapping.js';
import { choiceOf } from './row-words.js';

const MOST_WORDS = 20;

/** Which column holds which field, by its name. */
function guessColumns({ fields }: Register, header: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, { known }] of Object.entries(fields)) {
    const isFree = (column: string) => ![...found.values()].includes(column);
    const column = header.find((one) => one !== '' && known.test(one.trim()) && isFree(one));
    if (column !== undefined) found.set(name, column);
  }
  return found;
}

/**
 * A first mapping of a list, as YAML, from the names of its columns and what stands in them: what is certain is filled in,
 * what is to be decided says so, in both languages.
 * @throws InvalidFile where the file cannot be read
 */
export async function proposeRegisterMapping(
  file: string,
  register: Register,
  { sheet }: { readonly sheet?: string } = {},
): Promise<string> {
  const all = Object.entries(register.fields);
  const knows = (name: string) => all.some(([, { known }]) => known.test(name.trim()));
  const table = await openTable(file, { encoding: 'auto', delimiter: 'auto', expectsChinese: true, knows, sheet });
  const rows = await firstRows(table);
  const columns = guessColumns(register, table.header);
  const valuesIn = (name: string) => valuesOf(rows, table.header.indexOf(columns.get(name)!));
  const isFound = ([name]: readonly [string, RegisterField]) => columns.has(name);
  const found = all.filter(isFound);
  const dated = found.filter(([, field]) => isDated(field)).map(([name]) => name);
  const plain = found.filter(([, field]) => field.holds !== 'flag').flatMap(([name]) => valuesIn(name));
  const placeholders = guessPlaceholders(plain);
  const unused = table.header.filter((column) => column !== '' && ![...columns.values()].includes(column));
  const lines = [
    `# zeren import --as ${register.name}（${register.label.zh} ${register.label.en}）`,
    ...headLines({ file, table, sheet, isChinese: looksChinese(table) }),
    '',
    'columns:',
    ...found.map(([name, { label }]) => `  ${part({ [name]: columns.get(name) })} # ${label.zh} ${label.en}`),
    ...(unused.length > 0 ? [`# 未使用的列 not used: ${unused.join(', ')}`] : []),
    ...missingLines(all.filter((entry) => entry[1].needed && !isFound(entry))),
    ...optionalLines(all.filter((entry) => !entry[1].needed && !isFound(entry))),
    ...(dated.length > 0 ? dateLines(dated, valuesIn, looksChinese(table)) : []),
    ...(placeholders.length > 0
      ? ['', '# 表示“无”的值。 Values that stand for nothing.', part({ placeholders: { default: placeholders } })]
      : []),
    ...wordLines(found, valuesIn, placeholders),
    ...personalLines(rows),
  ];
  return `${lines.join('\n')}\n`;
}

const choicesIn = (field: RegisterField) =>
  Object.entries(choicesOf(field) ?? {})
    .map(([value, { zh, en }]) => (en === value ? `${value} ${zh}` : `${value} ${zh} ${en}`))
    .join(', ');

/** A row needs them: either a column, or one value for all rows. */
function missingLines(missing: readonly (readonly [string, RegisterField])[]): string[] {
  if (missing.length === 0) return [];
  return [
    '',
    '# 必填，未找到：在 columns 中指明列，或在 defaults 中给所有行一个值。',
    '# Required, and not found: name a column, or give all rows one value under defaults.',
    ...missing.map(([name, field]) => {
      const choices = choicesIn(field);
      return `#   ${name}: ${field.label.zh} ${field.label.en}${choices === '' ? '' : ` (${choices})`}`;
    }),
  ];
}

function optionalLines(others: readonly (readonly [string, RegisterField])[]): string[] {
  if (others.length === 0) return [];
  const named = others.map(([name, { label }]) => `${name} ${label.zh} ${label.en}`);
  return [`# 还可以有 there may also be: ${named.join(', ')}`];
}

/** Words that a choice does not know. */
function wordLines(
  found: readonly (readonly [string, RegisterField])[],
  valuesIn: (name: string) => readonly string[],
  placeholders: readonly string[],
): string[] {
  const lines = found.flatMap(([name, field]) => {
    const choices = choicesOf(field);
    if (!choices) return [];
    const words = [...new Set(valuesIn(name).map((text) => storedCell('line', text)))];
    const unknown = words.filter(
      (word) => word !== '' && !placeholders.includes(word) && choiceOf(choices, word) === undefined,
    );
    if (unknown.length === 0) return [];
    return [
      `#   ${name}: # ${choicesIn(field)}`,
      ...unknown.slice(0, MOST_WORDS).map((word) => `#     ${part({ [word]: '?' }).replace(/"\?"$/, '')}`),
    ];
  });
  if (lines.length === 0) return [];
  return [
    '',
    '# 名册不认识的词，请逐个说明。 Words that the register does not know: say what each stands for.',
    '# values:',
    ...lines,
  ];
}
