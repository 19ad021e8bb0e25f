import { rateWords } from '#cases';
import type { Sentence } from '#event-sourcing';
import { told } from '../language.js';
import type { Output } from '../output.js';
import type { Compared } from './article.js';
import { holdsWords, tableWords as words } from './demo.glossary.js';
import type { YearFigures } from './figures.js';

const share = (value: number) => `${(value * 100).toFixed(1)} %`;
const shown = (value: Compared['ledger'], isShare: boolean): string =>
  value === null ? '–' : isShare ? share(Number(value)) : String(value);
const SIGNS = { 'at least': '≥ ', exactly: '' };
const NOTHING = '–';
/** Of construction sites and what is wrong there, as the ledgers of all communities add up. */
const COUNTED = [
  'sites',
  'patrols',
  'problems',
  'notices',
  'noticesAnswered',
  'closed',
  'open',
  'overdue',
  'extensions',
  'rework',
  'reopened',
] as const;

/** A table whose columns are named in the language of the reader. */
function table<C extends string>(
  output: Output,
  columns: Readonly<Record<C, Sentence>>,
  rows: readonly Readonly<Record<C, unknown>>[],
): void {
  const names = Object.entries<Sentence>(columns).map(([column, words]) => [column as C, told(words)] as const);
  output.table(
    rows.map((row) => Object.fromEntries(names.map(([column, name]) => [name, row[column]]))),
    names.map(([, name]) => name),
  );
}

/** System by system: what the account of the year says, what the events say, and whether that holds. */
function showSystems(output: Output, systems: readonly Compared[]): void {
  const { system, figure, article, ledger, holds, meaning } = words;
  table(
    output,
    { system, figure, article, ledger, holds, meaning },
    systems.map((row, n) => ({
      system: systems[n - 1]?.system === row.system ? '' : told(row.system),
      figure: row.name,
      article: row.says === null ? NOTHING : SIGNS[row.says] + shown(row.article, row.isShare),
      ledger: shown(row.ledger, row.isShare),
      holds: row.says === null ? NOTHING : told(holdsWords[row.says][row.holds ? 'yes' : 'no']),
      // Last: the longest are cut or wrapped by a narrow terminal, and nothing stands behind them.
      meaning: row.label === undefined ? NOTHING : told(row.label),
    })),
  );
}

/** What `zeren demo` ends with. */
export function showYear(output: Output, year: YearFigures): void {
  const { figures, indicators, systems } = year;
  const counted = { ...figures, ...year } as Readonly<Record<string, unknown>>;
  const { figure, ledger, indicator, value } = words;
  table(
    output,
    { figure, ledger },
    COUNTED.map((name) => ({ figure: told(words[name]), ledger: counted[name] })),
  );
  output.line('');
  table(
    output,
    { indicator, value },
    indicators.map(({ name, zh, value: rate }) => {
      const called = told((rateWords as Readonly<Record<string, Sentence>>)[name] ?? { zh, en: name });
      return { indicator: called === name ? name : `${called} ${name}`, value: rate === null ? NOTHING : share(rate) };
    }),
  );
  output.line('');
  showSystems(output, systems);
}
