import type { Command } from 'commander';
import { backUp } from '../backup-log.js';
import { compareEvents } from '../compare-events.js';
import { exportEvents } from '../export-events.js';
import { exportTarget } from '../export-target.js';
import { terminalOutput } from '../output.js';
import { acceptAsIs, restoreEmbedded, restoreToServer, type Restored } from '../restore-log.js';
import { configOf, withSession, type CommonOptions } from '../session.js';
import { common } from './options.js';

async function rebuild(options: CommonOptions): Promise<void> {
  await withSession(options, 'rebuild', async ({ office, output }) => {
    const started = performance.now();
    let events = 0;
    await office.rebuild((progress) => {
      events = progress.events;
      output.progress(`rebuilding: ${events} events`);
    });
    output.done();
    const seconds = Math.round(performance.now() - started) / 1_000;
    const views = office.status().map(({ view, position }) => ({ view, position }));
    if (options.json) return output.json({ events, seconds, views });
    output.line(`rebuilt ${views.length} views from ${events} events in ${seconds} s`);
  });
}

async function exportVerb(options: CommonOptions & { readonly out?: string }): Promise<void> {
  const target = options.out === undefined ? undefined : await exportTarget(options.out, configOf(options).dataFolder);
  await withSession(options, 'read the log', async (session) => {
    const summary = await exportEvents(session, target);
    if (options.out === undefined) return;
    if (options.json) return session.output.json(summary);
    session.output.line(`exported ${summary.events} events to ${options.out}, digest ${summary.digest}`);
  });
}

async function compareVerb(file: string, options: CommonOptions): Promise<void> {
  await withSession(options, 'read the log', async (session) => {
    const comparison = await compareEvents(session, file);
    if (!comparison.same) process.exitCode = 1;
    if (options.json) return session.output.json(comparison);
    const { same, events, digest, difference } = comparison;
    session.output.line(same ? `the same ${events} events, digest ${digest}` : `different: ${difference}`);
  });
}

async function backupVerb(options: CommonOptions & { readonly out: string }): Promise<void> {
  await withSession(options, 'read the log', async ({ config, office, output }) => {
    const backup = await backUp(config, office.backends.rawStore, options.out, output);
    output.done();
    if (options.json) return output.json(backup);
    output.line(`backed up ${backup.events} events to ${backup.file}, verified, digest ${backup.digest}`);
  });
}

async function restoreVerb(
  file: string | undefined,
  options: CommonOptions & { readonly asIs?: boolean },
  command: Command,
): Promise<void> {
  if ((file === undefined) === !options.asIs)
    command.error('error: give either a backup or an export to restore, or --as-is to go on with the log as it is');
  const config = configOf(options);
  const output = terminalOutput(config.timeZone);
  if (file === undefined) {
    await acceptAsIs(options, config);
    if (options.json) return output.json({ asIs: true });
    return output.line('the log is taken as it is; the views are made anew from it at the next start');
  }
  const restored: Restored =
    config.eventStore === 'sqlite'
      ? await restoreEmbedded(config, file, output)
      : await restoreToServer(options, config, file, output);
  output.done();
  if (options.json) return output.json(restored);
  output.line(`restored ${restored.events} events from ${file}, digest ${restored.digest}`);
  if (restored.before !== undefined) output.line(`the log of before is kept as ${restored.before}`);
}

export function addLogVerbs(program: Command): void {
  common(program.command('rebuild').description('build all views anew from the log')).action(rebuild);
  common(program.command('export').description('all events as NDJSON, to standard output or a file'))
    .option('--out <file>', 'write to this file')
    .action(exportVerb);
  common(
    program.command('backup').description('a copy of the embedded log, taken beside a running service, and verified'),
  )
    .requiredOption('--out <file>', 'write to this file, which must not be there yet')
    .action(backupVerb);
  common(
    program
      .command('restore [file]')
      .description('put a backup or an export in the place of the log; its views are made anew'),
  )
    .option('--as-is', 'go on with the log as it is, though the views have seen more or another one')
    .action(restoreVerb);
  common(
    program.command('compare <file>').description('hold the log against an export of another one, event by event'),
  ).action(compareVerb);
}
