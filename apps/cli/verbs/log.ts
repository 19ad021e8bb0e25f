import type { Command } from 'commander';
import { compareEvents } from '../compare-events.js';
import { exportEvents } from '../export-events.js';
import { exportTarget } from '../export-target.js';
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

export function addLogVerbs(program: Command): void {
  common(program.command('rebuild').description('build all views anew from the log')).action(rebuild);
  common(program.command('export').description('all events as NDJSON, to standard output or a file'))
    .option('--out <file>', 'write to this file')
    .action(exportVerb);
  common(
    program.command('compare <file>').description('hold the log against an export of another one, event by event'),
  ).action(compareVerb);
}
