import { access } from 'node:fs/promises';
import type { Command } from 'commander';
import { checkFile, parseMapping } from '#imports';
import { latestStamp, systemClock } from '#event-sourcing';
import { assertWhole } from '../events-file.js';
import { importEvents } from '../import-events.js';
import { assertFolderOf, readText } from '../files.js';
import { importRecords } from '../import-records.js';
import { keyValueLines, notZero } from '../key-values.js';
import { terminalOutput } from '../output.js';
import { configOf, withSession, type CommonOptions } from '../session.js';
import { common } from './options.js';

interface ImportOptions extends CommonOptions {
  readonly mapping?: string;
  readonly events?: boolean;
  readonly rejects?: string;
}

async function importFileVerb(file: string, options: ImportOptions, command: Command): Promise<void> {
  if ((options.mapping === undefined) === !options.events)
    command.error('error: give either --mapping <file> for a CSV file, or --events for an export of Zeren');
  // Before anything is opened: a mistake in typing leaves nothing behind.
  const mapping =
    options.mapping === undefined ? undefined : parseMapping(await readText(options.mapping), options.mapping);
  await access(file);
  if (options.rejects !== undefined) await assertFolderOf(options.rejects);
  const output = terminalOutput();
  const csv = mapping && (await checkFile(file, mapping));
  const latest = latestStamp(systemClock, configOf(options).clockToleranceMilliseconds);
  const whole = csv
    ? undefined
    : await assertWhole(file, latest, (events) => output.progress(`checking: ${events} events`));
  output.done();
  await withSession(options, options.events ? 'write the log' : 'write', async (session) => {
    const summary =
      mapping && csv
        ? await importRecords(session, file, mapping, csv, options.rejects)
        : await importEvents(session.office.backends.rawStore, session.output, file, {
            verb: 'import --events',
            digest: whole!.digest,
          });
    session.output.done();
    if ('rows' in summary && summary.rejected === summary.rows) process.exitCode = 1;
    if (options.json) return session.output.json(summary);
    const shown = 'anomalies' in summary ? { ...summary, anomalies: notZero(summary.anomalies) } : summary;
    keyValueLines(shown, session.output.time).forEach(session.output.line);
  });
}

export function addImportVerb(program: Command): void {
  common(
    program
      .command('import <file>')
      .description('take in what an office already keeps (CSV with a mapping), or an export of Zeren'),
  )
    .option('--mapping <file>', 'mapping of the CSV file (YAML); examples/ has two')
    .option('--rejects <file>', 'where rows that cannot be read go (default: beside the file)')
    .option('--events', 'the file is an export of Zeren (NDJSON)')
    .option('--actor <name>', 'who imports (default: ZEREN_ACTOR or the user)')
    .action(importFileVerb);
}
