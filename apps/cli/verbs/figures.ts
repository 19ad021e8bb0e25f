import { Option, type Command } from 'commander';
import { listed } from '#event-sourcing';
import {
  figureGroupings,
  GetFigureRecords,
  GetFigures,
  GetFigureScope,
  type FigureGroupValue,
  type FigureRecords,
  type FigureScope,
  type FigureValue,
} from '#figures';
import { words } from '../cli.glossary.js';
import { headingOf, wordOf } from '../record-words.js';
import { withSession, type CommonOptions, type Session } from '../session.js';
import { help } from '../help.glossary.js';
import { tell, told } from '../language.js';
import { asOf, asOfOf, common, day, id, more, whole, type AsOfOptions } from './options.js';

interface FigureOptions extends CommonOptions, AsOfOptions {
  readonly year?: string;
  readonly from?: string;
  readonly to?: string;
  readonly community?: string;
  readonly campaign?: string;
  readonly by?: GetFigures['by'];
  readonly asOf?: string;
  readonly figure?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly search?: string;
}

/** Whole numbers as they are, shares in per cent to one decimal, nothing where there is no value. */
function shown({ value, denominator }: FigureValue): string {
  if (value === null) return '–';
  return denominator === undefined ? String(value) : `${(Number(value) * 100).toFixed(1)} %`;
}

/** Of which days they are, as of when, and up to where of the log. */
function scopeLine({ output }: Session, { from, to, asOf, position }: FigureScope): string {
  const period = from === undefined && to === undefined ? told(words.allTime) : `${from ?? '…'} – ${to ?? '…'}`;
  return tell(words.figuresOf, { period, at: output.time(asOf), position });
}

/** What a group is called; without one it is the office itself, by communities, and nobody's else. */
function groupNamed({ id, name }: FigureGroupValue, by: GetFigures['by']): string {
  if (id === null) return by === 'community' ? String(headingOf('ledger.theOffice')) : '–';
  return name ?? (by === 'source' ? String(wordOf('source', id)) : id);
}

function table(session: Session, figures: readonly FigureValue[], by: GetFigures['by']): void {
  const rows = figures.map((figure) => ({
    name: figure.name,
    value: shown(figure),
    records: figure.records,
    label: figure.label && told(figure.label),
    correctedSince: figure.correctedSince,
    formula: `v${figure.version}: ${figure.formula}`,
  }));
  const corrected = figures.some(({ correctedSince }) => correctedSince !== undefined) ? ['correctedSince'] : [];
  session.output.table(rows as never, ['name', 'value', 'records', 'label', ...corrected, 'formula']);
  const groups = figures.flatMap(({ name, groups: all = [] }) =>
    all
      .filter(({ value }) => value !== 0 && value !== null)
      .map((one) => ({
        name,
        group: groupNamed(one, by),
        id: one.name === undefined ? undefined : one.id,
        value: one.value,
      })),
  );
  if (groups.length === 0) return;
  session.output.line('');
  const ids = groups.some(({ id: group }) => group !== undefined) ? ['id'] : [];
  session.output.table(groups as never, ['name', 'group', ...ids, 'value']);
  const shownNames = new Set(groups.map(({ name }) => name));
  const apart = figures.filter(({ name, additive }) => !additive && shownNames.has(name)).map(({ name }) => name);
  if (apart.length > 0) session.output.line(tell(words.notAdditive, { names: listed(apart) }));
}

async function figuresVerb(options: FigureOptions, command: Command): Promise<void> {
  const { year, from, to, community: communityId, campaign, by, asOf: until, figure, limit, cursor, search } = options;
  if (figure === undefined)
    for (const name of ['limit', 'cursor', 'search'] as const)
      if (options[name] !== undefined) command.error(tell(words.goesWithFigure, { name }));
  await withSession(options, 'read', async (session) => {
    const { ask, output, office } = session;
    const occurred = until === undefined ? {} : { occurredUntil: office.backends.calendar.endOfDay(until) };
    const fields = { ...asOfOf(options), ...occurred, year, from, to, communityId, campaign, by };
    if (figure === undefined) {
      const query = Object.assign(new GetFigures(), fields);
      const scope = await ask<FigureScope>(new GetFigureScope(query));
      const figures = await ask<FigureValue[]>(query);
      if (options.json) return output.json(figures);
      output.line(scopeLine(session, scope));
      return table(session, figures, by);
    }
    const query = Object.assign(new GetFigureRecords(), { ...fields, figure, limit, cursor, search });
    const page = await ask<FigureRecords>(query);
    if (options.json) return output.json(page);
    output.line(`${page.name}: ${page.total}`);
    for (const record of page.records) output.line(JSON.stringify(record));
    more(page.next).forEach(output.line);
  });
}

export function addFiguresVerb(program: Command): void {
  asOf(
    common(program.command('figures').description(told(help.allFiguresOfAPeriod)))
      .option('--year <year>', told(help.shortForItsFirstAnd))
      .option('--from <day>', told(help.firstDayOfThePeriod), day)
      .option('--to <day>', told(help.lastDayOfThePeriod), day)
      .option('--community <id>', told(help.ofOneCommunityAlone), id)
      .option('--campaign <name>', told(help.ofOneCampaignAlone))
      .addOption(new Option('--by <group>', told(help.besidesTheWholeEachFigure)).choices(figureGroupings))
      .option('--as-of <day>', told(help.asItWasAtThe), day)
      .option('--figure <name>', told(help.theRecordsBehindOneFigure))
      .option('--search <words>', told(help.wordsInTheRecords))
      .option('--limit <n>', told(help.howManyRecordsOfA), whole(1))
      .option('--cursor <cursor>', told(help.asThePageBeforeGave)),
  ).action(figuresVerb);
}
