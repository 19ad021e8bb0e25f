import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { ManualClock, say, type Sentence } from '#event-sourcing';
import { isDataFile } from '#event-store-sqlite';
import type { Compared } from '../demo/article.js';
import { figuresOfYear, type YearFigures } from '../demo/figures.js';
import { DEMO_MARK } from '../demo/plan.js';
import { YearPlay } from '../demo/play.js';
import { checkSizes, ImpossibleDemo, SIZES, sizesIn, type DemoSizes } from '../demo/sizes.js';
import type { Output } from '../output.js';
import { withSession, type CommonOptions } from '../session.js';
import { common, whole } from './options.js';
import { words } from '../cli.glossary.js';
import { demoWords, sizeWords, tableWords as table } from '../demo/demo.glossary.js';
import { help } from '../help.glossary.js';
import { tell, told } from '../language.js';
import { serveUntilStopped } from './serve.js';

interface DemoOptions extends CommonOptions, DemoSizes {
  readonly seed: number;
  readonly serve: boolean;
  readonly port?: number;
}

const YEAR = 2018;

/** Plays the year into a folder beside, which gets its name only when the year is whole: what breaks off is played anew. */
async function playOnce(folder: string, options: DemoOptions, wanted: string): Promise<void> {
  if (existsSync(join(folder, DEMO_MARK))) {
    const mark = await readFile(join(folder, DEMO_MARK), 'utf8');
    if (mark !== wanted) throw new ImpossibleDemo(say(demoWords.otherDemo, { folder, mark: mark.trim() }));
    return;
  }
  if (existsSync(join(folder, 'events.sqlite'))) throw new ImpossibleDemo(say(demoWords.officeData, { folder }));
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new ImpossibleDemo(say(demoWords.notEmpty, { folder }));
  const part = `${folder}.part`;
  await removeLeftover(part);
  if (!process.stderr.isTTY) process.stderr.write(`${tell(demoWords.playing, { year: YEAR, folder })}\n`);
  const clock = new ManualClock(`${YEAR}-01-01T00:00:00.000Z`);
  await withSession(
    { ...options, data: part },
    'write',
    async (session) => {
      const { commands } = await new YearPlay(session, clock, YEAR, sizesIn(options), options.seed).play();
      session.output.done();
      if (!options.json) session.output.line(tell(words.played, { year: YEAR, commands }));
    },
    { clock, mustBeEmpty: true, isScratch: true },
  );
  await writeFile(join(part, DEMO_MARK), wanted);
  if (existsSync(folder)) await rmdir(folder);
  await rename(part, folder);
}

/** What an interrupted demo left; a folder with anything else in it is somebody's. */
async function removeLeftover(part: string): Promise<void> {
  if (!existsSync(part)) return;
  const others = (await readdir(part)).filter((name) => !isDataFile(name));
  if (others.length > 0) throw new ImpossibleDemo(say(demoWords.inTheWay, { folder: part }));
  await rm(part, { recursive: true });
}

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
  const { system, figure, article, byLedger, holds } = table;
  const rows = systems.map((one, n) => ({
    system: systems[n - 1]?.system === one.system ? '' : told(one.system),
    figure: named(one.label, one.name),
    article: one.says === null ? '–' : SIGNS[one.says] + shown(one.article, one.isShare),
    byLedger: shown(one.ledger, one.isShare),
    holds: one.says === null || one.holds === null ? '–' : told(HOLDS[one.says][one.holds ? 1 : 0]),
  }));
  headed(output, { system, figure, article, byLedger, holds }, rows);
}

function print(output: Output, { figures, indicators, systems, ...year }: YearFigures, asJson: boolean): void {
  if (asJson) return output.json({ ...year, figures, indicators, systems });
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

async function demo(options: DemoOptions): Promise<void> {
  checkSizes(options);
  const folder = resolve(options.data ?? process.env['ZEREN_DATA'] ?? join('data', 'demo'));
  const sizes = sizesIn(options);
  await playOnce(folder, options, `${JSON.stringify({ seed: options.seed, ...sizes })}\n`);
  // Read as of the end of the played year, so that the figures are the same on every day that the demo is shown.
  const clock = new ManualClock(`${YEAR + 1}-01-01T00:00:00.000Z`);
  await withSession(
    { ...options, data: folder },
    'read',
    async (session) => print(session.output, await figuresOfYear(session, YEAR, sizes), options.json === true),
    { clock },
  );
  if (options.serve) await serveUntilStopped({ data: folder, port: options.port });
}

export function addDemoVerb(program: Command): void {
  const command = common(program.command('demo').description(told(help.playAnOfficeSYear)), './data/demo')
    .option('--no-serve', told(help.stopAfterTheFigures))
    .option('--port <port>', told(help.portToServeOn), whole(0, 65_535))
    .option('--seed <n>', told(help.anotherSeedPlaysAnotherYear), whole(0, 2 ** 32 - 1), 2018);
  for (const [name, { of2018, least, most }] of Object.entries(SIZES))
    command.addOption(
      new Option(`--${kebab(name)} <n>`, tell(help.howMany, { says: sizeWords[name as keyof typeof SIZES] }))
        .argParser(whole(least, most))
        .default(of2018),
    );
  command.action(demo);
}

/** E.g. `small-ads` of `smallAds`. */
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
