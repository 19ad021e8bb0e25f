import type { Command } from 'commander';
import { stringify } from 'yaml';
import { defaultSettings } from '#calendar';
import { ChangeSettings, GetSettings, SETTINGS_ID, settingsWarnings, type SettingsAnswer } from '#settings';
import { readText } from '../files.js';
import { keyValueLines } from '../key-values.js';
import { told } from '../language.js';
import { withSession, type CommonOptions, type Session } from '../session.js';
import { common, day, whole } from './options.js';

interface SettingsOptions extends CommonOptions {
  readonly filingHours?: number;
  readonly verificationHours?: number;
  readonly officeHours?: string;
  readonly holidays?: string;
  readonly from?: string;
  readonly daysPast?: boolean;
  readonly reason?: string;
}

const SHIPPED = 'shipped';

async function show({ ask, output }: Session, json: boolean | undefined): Promise<void> {
  const { versions, ...today }: SettingsAnswer = await ask(new GetSettings());
  if (json) return output.json({ ...today, versions });
  const hours = (spans: SettingsAnswer['officeHours']) => spans.map(({ from, to }) => `${from}-${to}`).join(',');
  const line = <T extends { readonly officeHours?: SettingsAnswer['officeHours']; readonly holidaysOf?: number[] }>(
    settings: T,
  ) => ({
    ...settings,
    ...(settings.officeHours && { officeHours: hours(settings.officeHours) }),
    ...(settings.holidaysOf && { holidaysOf: settings.holidaysOf.join(' ') }),
  });
  keyValueLines(line(today), output.time).forEach(output.line);
  for (const { version, from, ...settings } of versions) {
    output.line('');
    keyValueLines({ version, from: from ?? 'since ever', ...line(settings) }, output.time).forEach(output.line);
  }
}

async function settingsVerb(options: SettingsOptions, command: Command): Promise<void> {
  const { filingHours, verificationHours, officeHours, holidays, from, daysPast, reason, ...rest } = options;
  const changes = [filingHours, verificationHours, officeHours, holidays].some((value) => value !== undefined);
  if (!changes) {
    if ([from, daysPast, reason].some((value) => value !== undefined))
      command.error('error: name what is to change: --filing-hours, --verification-hours, --office-hours, --holidays');
    return withSession(rest, 'read', (session) => show(session, options.json));
  }
  if (reason === undefined) command.error('error: a change needs --reason <text>');
  const text =
    holidays === SHIPPED ? stringify({ years: defaultSettings.years }) : holidays && (await readText(holidays));
  await withSession({ ...rest, changesSettings: true }, 'write', async ({ sender, origin, output }) => {
    const change = Object.assign(new ChangeSettings(), {
      filingWorkingHours: filingHours,
      verificationWorkingHours: verificationHours,
      officeHours,
      holidays: text,
      from,
      daysPast,
      reason,
    });
    const { events } = await sender.send(change, SETTINGS_ID, origin);
    const warnings = settingsWarnings(change).map(told);
    if (options.json) return output.json({ changed: events[0]!.data, warnings });
    const begins = (events[0]!.data as { readonly from: string | null }).from;
    output.line(begins === null ? 'changed, since ever' : `changed, from ${begins} on`);
    warnings.forEach(output.line);
  });
}

export function addSettingsVerb(program: Command): void {
  common(
    program
      .command('settings')
      .description('what figures are judged by, and every version of it; or change it, from tomorrow on'),
  )
    .option('--filing-hours <n>', 'working hours within which a report is to be filed', whole(1, 1_000))
    .option('--verification-hours <n>', 'working hours within which a rectification is to be checked', whole(1, 1_000))
    .option('--office-hours <spans>', 'of every working day, e.g. 08:30-12:00,14:00-17:30')
    .option(
      '--holidays <file>',
      `a holiday file (YAML), whose years come to those known; ${SHIPPED}: all shipped years`,
    )
    .option('--from <day>', 'the first day that it holds for (default: tomorrow)', day)
    .option('--days-past', 'hours or holidays were wrong: they hold for days past too')
    .option('--reason <text>', 'why')
    .option('--actor <name>', 'who changes them (default: ZEREN_ACTOR or the user)')
    .action(settingsVerb);
}
