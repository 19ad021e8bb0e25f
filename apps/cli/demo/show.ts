import type { Sentence } from '#event-sourcing';
import { told } from '../language.js';
import type { Output } from '../output.js';
import type { Compared } from './article.js';
import { tableWords as table } from './demo.glossary.js';
import type { YearFigures } from './figures.js';

const shown = (value: Compared['ledger'], isShare: boolean): string =>
  value === null ? '–' : isShare ? `${(Number(value) * 100).toFixed(1)} %` : String(value);

const SIGNS = { 'at least': '≥ ', exactly: '' };

/** Under a heading in the language of this run. */
function headed<C extends string>(
  output: Output,
  columns: Readonly<Record<C, Sentence>>,
  rows: readonly Record<C, unknown>[],
) {
  const names = Object.keys(columns) as C[];
  output.table(
    rows.map((row) => Object.fromEntries(names.map((name) => [told(columns[name]), row[name]]))),
    names.map((name) => told(columns[name])),
  );
}

/** The name behind the word: by it the figure is asked for. */
const named = (label: Sentence | undefined, name: string) => `${label ? told(label) : ''} ${name}`.trim();

const HOLDS = { 'at least': [table.notAtLeast, table.atLeast], exactly: [table.notExactly, table.exactly] } as const;

/** System by system: what the account of the year says, what the events say, and whether that holds. */
function printSystems(output: Output, systems: YearFigures['systems']): void {
  const { system, figure, article, byLedger, holds, meaning } = table;
  const rows = systems.map((one, n) => ({
    system: systems[n - 1]?.system === one.system ? '' : told(one.system),
    figure: one.name,
    article: one.says === null ? '–' : SIGNS[one.says] + shown(one.article, one.isShare),
    byLedger: shown(one.ledger, one.isShare),
    holds: one.says === null || one.holds === null ? '–' : told(HOLDS[one.says][one.holds ? 1 : 0]),
    // Last: the longest are cut or wrapped by a narrow terminal, and nothing stands behind them.
    meaning: one.label ? told(one.label) : '–',
  }));
  headed(output, { system, figure, article, byLedger, holds, meaning }, rows);
}

/** What `zeren demo` ends with. */
export function showYear(output: Output, { figures, indicators, systems, ...year }: YearFigures): void {
  const { sites, patrols, problems, notices } = year;
  const { noticesAnswered, closed, open, overdue, extensions, rework, reopened } = figures;
  const counted = {
    sites,
    patrols,
    problems,
    notices,
    noticesAnswered,
    closed,
    open,
    overdue,
    extensions,
    rework,
    reopened,
  };
  const rows = Object.entries(counted).map(([name, value]) => ({
    ledger: told(table[name as keyof typeof counted]),
    value,
  }));
  headed(output, { ledger: table.ledger, value: table.value }, rows);
  output.line('');
  const rates = indicators.map(({ name, value, ...label }) => ({
    indicator: named(label, name),
    value: shown(value, true),
  }));
  headed(output, { indicator: table.indicator, value: table.value }, rates);
  output.line('');
  printSystems(output, systems);
}
