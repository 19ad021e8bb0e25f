import { words } from '../cli.glossary.js';
import { access } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { latestStamp, listed, say, systemClock } from '#event-sourcing';
import { dataFiles } from '#event-store-sqlite';
import {
  checkFile,
  checkRegisterFile,
  parseMapping,
  parseRegisterMapping,
  proposeMapping,
  proposeRegisterMapping,
  type ImportSummary,
  type RegisterSummary,
} from '#imports';
import { configuredCalendar, registers } from '#office';
import { nearestOf, type Register } from '#platform';
import { assertWhole } from '../events-file.js';
import { importEvents } from '../import-events.js';
import { assertFolderOf, readText } from '../files.js';
import { importList, previewList, type RegisterFile } from '../import-register.js';
import { importRecords, previewRecords, type DryRun, type RecordsFile } from '../import-records.js';
import { notZero } from '../key-values.js';
import { terminalOutput, type Output } from '../output.js';
import { configOf, withSession, type CommonOptions } from '../session.js';
import { help } from '../help.glossary.js';
import { tell, told } from '../language.js';
import { common } from './options.js';

interface ImportOptions extends CommonOptions {
  readonly as?: string;
  readonly mapping?: string;
  readonly events?: boolean;
  readonly propose?: boolean;
  readonly dryRun?: boolean;
  readonly older?: boolean;
  readonly rejects?: string;
  readonly sheet?: string;
}

async function importVerb(file: string, options: ImportOptions, command: Command): Promise<void> {
  const ways = [options.mapping !== undefined, options.events === true, options.propose === true];
  if (ways.filter(Boolean).length !== 1) command.error(told(words.importHow));
  if (options.propose) {
    const { as, sheet } = options;
    const register = as === undefined ? undefined : registerNamed(as, command);
    process.stdout.write(
      await (register ? proposeRegisterMapping(file, register, { sheet }) : proposeMapping(file, { sheet })),
    );
    return;
  }
  if (options.events && options.as !== undefined) command.error(told(words.asOfAnother));
  if (options.as !== undefined && options.older) command.error(told(words.olderForCases));
  if (options.events) return importLog(file, options);
  if (options.as !== undefined) return importAs(file, registerNamed(options.as, command), options);
  // Before anything is opened: a mistake in typing leaves nothing behind.
  const given = parseMapping(await readText(options.mapping!), options.mapping);
  const mapping = options.sheet === undefined ? given : { ...given, sheet: options.sheet };
  await access(file);
  if (options.rejects !== undefined) await assertFolderOf(options.rejects);
  const table = await checkFile(file, mapping);
  const records = { file, mapping, table, rejectsFile: options.rejects, takesOlder: options.older };
  return options.dryRun ? dryRun(records, options) : importTable(records, options);
}

function registerNamed(name: string, command: Command): Register {
  const found = registers.find((register) => register.name === name);
  if (found) return found;
  const names = registers.map((register) => register.name);
  const meant = nearestOf(name, names);
  return command.error(
    tell(words.asOneOf, {
      names: listed(names),
      meant: meant === undefined ? '' : say(words.didYouMean, { name: meant }),
    }),
  );
}

async function importAs(file: string, register: Register, options: ImportOptions): Promise<void> {
  const given = parseRegisterMapping(await readText(options.mapping!), register, options.mapping);
  const mapping = options.sheet === undefined ? given : { ...given, sheet: options.sheet };
  await access(file);
  if (options.rejects !== undefined) await assertFolderOf(options.rejects);
  const table = await checkRegisterFile(file, register, mapping);
  const list: RegisterFile = { file, register, mapping, table, rejectsFile: options.rejects };
  if (options.dryRun) {
    const { eventStore, dataFolder } = configOf(options);
    const hasFolder = eventStore !== 'sqlite' || existsSync(dataFiles(dataFolder).events);
    return previewList(list, options, {
      hasFolder,
      show: (preview, { output }) => showDryRun(preview, mapping.personalData === 'mask', output, options),
    });
  }
  await withSession(options, 'write', async (session) => {
    const summary = await importList(session, list);
    session.output.done();
    if (summary.rejected > 0 && summary.rejected === summary.rows) process.exitCode = 1;
    show(summary, session.output, options);
  });
}

async function importTable(records: RecordsFile, options: ImportOptions): Promise<void> {
  await withSession(options, 'write', async (session) => {
    const summary = await importRecords(session, records);
    session.output.done();
    if (summary.rejected > 0 && summary.rejected === summary.rows) process.exitCode = 1;
    show(summary, session.output, options);
  });
}

async function dryRun(records: RecordsFile, options: ImportOptions): Promise<void> {
  const config = configOf(options);
  const { eventStore, dataFolder, timeZone } = config;
  const isMasked = records.mapping.personalData === 'mask';
  // Nothing is made, no data folder either.
  if (eventStore === 'sqlite' && !existsSync(dataFiles(dataFolder).events)) {
    const output = terminalOutput(timeZone);
    const context = { now: systemClock.now(), calendar: await configuredCalendar(config) };
    return showDryRun(await previewRecords(undefined, records, context), isMasked, output, options);
  }
  await withSession(options, 'read', async (session) => {
    const { clock, calendar } = session.office.backends;
    const preview = await previewRecords(session, records, { now: clock.now(), calendar });
    showDryRun(preview, isMasked, session.output, options);
  });
}

async function importLog(file: string, options: ImportOptions): Promise<void> {
  await access(file);
  const checking = terminalOutput();
  const latest = latestStamp(systemClock, configOf(options).clockToleranceMilliseconds);
  const { digest } = await assertWhole(file, latest, (events) => checking.progress(tell(words.checking, { events })));
  checking.done();
  await withSession(options, 'write the log', async ({ office, output }) => {
    const mark = { verb: 'import --events', digest } as const;
    const summary = await importEvents(office.backends.rawStore, output, file, mark);
    output.done();
    if (options.json) return output.json(summary);
    output.fields(summary);
  });
}

type Summary = RegisterSummary & Partial<Pick<ImportSummary, 'anomalies'>>;

function show(summary: Summary, output: Output, { json }: CommonOptions): void {
  if (json) return output.json(summary);
  const { rejectsFile, anomalies = {}, reasons, skipped, personalData, ...counts } = summary;
  const told = {
    ...counts,
    anomalies: notZero(anomalies),
    reasons,
    skipped: notZero(skipped),
    personalData: notZero(personalData),
    rejectsFile,
  };
  output.fields(told);
}

function showDryRun(
  { first, ...summary }: Summary & Pick<DryRun, 'first'>,
  isMasked: boolean,
  output: Output,
  options: CommonOptions,
): void {
  if (options.json) return output.json({ ...summary, isDryRun: true, first });
  output.line(told(words.dryRun));
  show(summary, output, options);
  if (first.length > 0) {
    output.line(tell(words.firstEvents, { count: first.length }));
    const rows = first.map(({ data, ...event }) => ({ ...event, data: brief(data) }));
    output.table(rows, ['row', 'number', 'occurredAt', 'type', 'data']);
  }
  if (!isMasked && Object.values(summary.personalData).some((count) => count > 0))
    output.line(told(words.personalData));
}

const LONGEST_SHOWN = 120;

function brief(data: object): string {
  const text = JSON.stringify(data);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

export function addImportVerb(program: Command): void {
  common(program.command('import <file>').description(told(help.takeInWhatAnOffice)))
    .option('--as <register>', tell(help.asRegister, { registers: listed(registers.map(({ name }) => name)) }))
    .option('--mapping <file>', told(help.mappingOfTheFileYaml))
    .option('--propose', told(help.printAFirstMappingMade))
    .option('--dry-run', told(help.sayWhatAnImportWould))
    .option('--sheet <name>', told(help.sheetOfAWorkbookBy))
    .option('--older', told(help.takeTheFileAlthoughA))
    .option('--rejects <file>', told(help.whereRowsThatCannotBe))
    .option('--events', told(help.theFileIsAnExport))
    .option('--actor <name>', told(help.whoImportsDefaultZerenActor))
    .action(importVerb);
}
