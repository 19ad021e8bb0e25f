import { words } from '../cli.glossary.js';
import type { Command } from 'commander';
import { backUp } from '../backup-log.js';
import { compareEvents } from '../compare-events.js';
import { exportEvents } from '../export-events.js';
import { exportTarget } from '../export-target.js';
import { terminalOutput } from '../output.js';
import { acceptAsIs, restoreEmbedded, restoreToServer, type Restored } from '../restore-log.js';
import { configOf, withSession, type CommonOptions } from '../session.js';
import { help } from '../help.glossary.js';
import { tell, told } from '../language.js';
import { common } from './options.js';

async function rebuild(options: CommonOptions): Promise<void> {
  await withSession(options, 'rebuild', async ({ office, output }) => {
    const started = performance.now();
    let events = 0;
    await office.rebuild((progress) => {
      events = progress.events;
      output.progress(tell(words.rebuilding, { events }));
    });
    output.done();
    const seconds = Math.round(performance.now() - started) / 1_000;
    const views = office.status().map(({ view, position }) => ({ view, position }));
    if (options.json) return output.json({ events, seconds, views });
    output.line(tell(words.rebuilt, { views: views.length, events, seconds }));
  });
}

async function exportVerb(options: CommonOptions & { readonly out?: string }): Promise<void> {
  const target = options.out === undefined ? undefined : await exportTarget(options.out, configOf(options).dataFolder);
  await withSession(options, 'read the log', async (session) => {
    const summary = await exportEvents(session, target);
    if (options.out === undefined) return;
    if (options.json) return session.output.json(summary);
    session.output.line(tell(words.exported, { ...summary, out: options.out }));
  });
}

async function compareVerb(file: string, options: CommonOptions): Promise<void> {
  await withSession(options, 'read the log', async (session) => {
    const comparison = await compareEvents(session, file);
    if (!comparison.same) process.exitCode = 1;
    if (options.json) return session.output.json(comparison);
    const { same, events, digest, difference } = comparison;
    session.output.line(
      same ? tell(words.same, { events, digest }) : tell(words.different, { difference: difference ?? '' }),
    );
  });
}

async function backupVerb(options: CommonOptions & { readonly out: string }): Promise<void> {
  await withSession(options, 'read the log', async ({ config, office, output }) => {
    const backup = await backUp(config, office.backends.rawStore, options.out, output);
    output.done();
    if (options.json) return output.json(backup);
    output.line(tell(words.backedUp, { ...backup }));
  });
}

async function restoreVerb(
  file: string | undefined,
  options: CommonOptions & { readonly asIs?: boolean },
  command: Command,
): Promise<void> {
  if ((file === undefined) === !options.asIs) command.error(told(words.restoreWhat));
  const config = configOf(options);
  const output = terminalOutput(config.timeZone);
  if (file === undefined) {
    await acceptAsIs(options, config);
    if (options.json) return output.json({ asIs: true });
    return output.line(told(words.takenAsIs));
  }
  const restored: Restored =
    config.eventStore === 'sqlite'
      ? await restoreEmbedded(config, file, output)
      : await restoreToServer(options, config, file, output);
  output.done();
  if (options.json) return output.json(restored);
  output.line(tell(words.restored, { events: restored.events, file, digest: restored.digest }));
  if (restored.before !== undefined) output.line(tell(words.keptAs, { before: restored.before }));
}

export function addLogVerbs(program: Command): void {
  common(program.command('rebuild').description(told(help.buildAllViewsAnewFrom))).action(rebuild);
  common(program.command('export').description(told(help.allEventsAsNdjsonTo)))
    .option('--out <file>', told(help.writeToThisFile))
    .action(exportVerb);
  common(program.command('backup').description(told(help.aCopyOfTheEmbedded)))
    .requiredOption('--out <file>', told(help.writeToThisFileWhich))
    .action(backupVerb);
  common(program.command('restore [file]').description(told(help.putABackupOrAn)))
    .option('--as-is', told(help.goOnWithTheLog))
    .action(restoreVerb);
  common(program.command('compare <file>').description(told(help.holdTheLogAgainstAn))).action(compareVerb);
}
