import { Option, type Command } from 'commander';
import { figureGroupings, GetFigureRecords, GetFigures, type FigureRecords, type FigureValue } from '#figures';
import { withSession, type CommonOptions, type Session } from '../session.js';
import { asOf, asOfOf, common, day, id, more, whole, type AsOfOptions } from './options.js';

interface FigureOptions extends CommonOptions, AsOfOptions {
  readonly year?: string;
  readonly from?: string;
  readonly to?: string;
  readonly community?: string;
  readonly by?: GetFigures['by'];
  readonly asOf?: string;
  readonly figure?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Whole numbers as they are, shares in per cent to one decimal, nothing where there is no value. */
function shown({ value, denominator }: FigureValue): string {
  if (value === null) return '–';
  return denominator === undefined ? String(value) : `${(Number(value) * 100).toFixed(1)} %`;
}

function table(session: Session, figures: readonly FigureValue[]): void {
  const rows = figures.map((figure) => ({
    name: figure.name,
    value: shown(figure),
    records: figure.records,
    label: figure.label?.zh,
    formula: `v${figure.version}: ${figure.formula}`,
  }));
  session.output.table(rows as never, ['name', 'value', 'records', 'label', 'formula']);
  const groups = figures.flatMap(({ name, groups: all = [] }) =>
    all
      .filter(({ value }) => value !== 0 && value !== null)
      .map(({ id: group, value }) => ({ name, group: group ?? '–', value })),
  );
  if (groups.length === 0) return;
  session.output.line('');
  session.output.table(groups as never, ['name', 'group', 'value']);
}

async function figuresVerb(options: FigureOptions, command: Command): Promise<void> {
  const { year, from, to, community: communityId, by, asOf: until, figure, limit, cursor } = options;
  if (figure === undefined)
    for (const name of ['limit', 'cursor'] as const)
      if (options[name] !== undefined) command.error(`error: --${name} goes with --figure`);
  await withSession(options, 'read', async (session) => {
    const { ask, output, office } = session;
    const occurred = until === undefined ? {} : { occurredUntil: office.backends.calendar.endOfDay(until) };
    const fields = { ...asOfOf(options), ...occurred, year, from, to, communityId, by };
    if (figure === undefined) {
      const figures = await ask<FigureValue[]>(Object.assign(new GetFigures(), fields));
      return options.json ? output.json(figures) : table(session, figures);
    }
    const query = Object.assign(new GetFigureRecords(), { ...fields, figure, limit, cursor });
    const page = await ask<FigureRecords>(query);
    if (options.json) return output.json(page);
    output.line(`${page.name}: ${page.total}`);
    for (const record of page.records) output.line(JSON.stringify(record));
    more(page.next).forEach(output.line);
  });
}

export function addFiguresVerb(program: Command): void {
  asOf(
    common(program.command('figures').description('all figures of a period with their formulas, or the records of one'))
      .option('--year <year>', 'short for its first and last day')
      .option('--from <day>', 'first day of the period', day)
      .option('--to <day>', 'last day of the period; what registers count is as of its end', day)
      .option('--community <id>', 'of one community alone', id)
      .addOption(new Option('--by <group>', 'besides the whole, each figure by group').choices(figureGroupings))
      .option('--as-of <day>', 'as it was at the end of a day', day)
      .option('--figure <name>', 'the records behind one figure')
      .option('--limit <n>', 'how many records of a page', whole(1))
      .option('--cursor <cursor>', 'as the page before gave it'),
  ).action(figuresVerb);
}
