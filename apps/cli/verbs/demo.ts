import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { ManualClock, say } from '#event-sourcing';
import { isDataFile } from '#event-store-sqlite';
import { figuresOfYear } from '../demo/figures.js';
import { DEMO_MARK, markOf, optionOf, whyNotPlayed } from '../demo/mark.js';
import { YearPlay } from '../demo/play.js';
import { showYear } from '../demo/show.js';
import { checkSizes, ImpossibleDemo, SIZES, sizesIn, type DemoSizes } from '../demo/sizes.js';
import { withSession, type CommonOptions } from '../session.js';
import { common, whole } from './options.js';
import { words } from '../cli.glossary.js';
import { demoWords, sizeWords } from '../demo/demo.glossary.js';
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
async function playOnce(folder: string, options: DemoOptions): Promise<void> {
  const played = { seed: options.seed, ...sizesIn(options) };
  if (existsSync(join(folder, DEMO_MARK))) {
    const why = whyNotPlayed(await readFile(join(folder, DEMO_MARK), 'utf8'), played, folder);
    if (why !== undefined) throw new ImpossibleDemo(why);
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
  await writeFile(join(part, DEMO_MARK), markOf(played));
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

async function demo(options: DemoOptions): Promise<void> {
  checkSizes(options);
  const folder = resolve(options.data ?? process.env['ZEREN_DATA'] ?? join('data', 'demo'));
  const sizes = sizesIn(options);
  await playOnce(folder, options);
  // Read as of the end of the played year, so that the figures are the same on every day that the demo is shown.
  const clock = new ManualClock(`${YEAR + 1}-01-01T00:00:00.000Z`);
  await withSession(
    { ...options, data: folder },
    'read',
    async (session) => {
      const year = await figuresOfYear(session, YEAR, sizes);
      if (options.json) return session.output.json(year);
      showYear(session.output, year);
    },
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
      new Option(`${optionOf(name)} <n>`, tell(help.howMany, { says: sizeWords[name as keyof typeof SIZES] }))
        .argParser(whole(least, most))
        .default(of2018),
    );
  command.action(demo);
}
