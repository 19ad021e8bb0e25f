import { words } from '../cli.glossary.js';
import { Option, type Command } from 'commander';
import { stringify } from 'yaml';
import { defaultSettings } from '#calendar';
import { ChangeSettings, GetSettings, SETTINGS_ID, settingsWarnings, type SettingsAnswer } from '#settings';
import { REPORTING_PERIODS, type ReportingPeriod } from '#platform';
import { readText } from '../files.js';
import { tell, told } from '../language.js';
import { withSession, type CommonOptions, type Session } from '../session.js';
import { help } from '../help.glossary.js';
import { common, day, whole } from './options.js';

interface SettingsOptions extends CommonOptions {
  readonly filingHours?: number;
  readonly dispatchHours?: number;
  readonly verificationHours?: number;
  readonly lateEntryDays?: number;
  readonly reportingPeriod?: ReportingPeriod;
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
  output.fields(line(today));
  for (const { version, from, ...settings } of versions) {
    output.line('');
    output.fields({ version, from: from ?? told(words.sinceEver), ...line(settings) });
  }
}

async function settingsVerb(options: SettingsOptions, command: Command): Promise<void> {
  const {
    filingHours,
    dispatchHours,
    verificationHours,
    lateEntryDays,
    reportingPeriod,
    officeHours,
    holidays,
    ...others
  } = options;
  const { from, daysPast, reason, ...rest } = others;
  const wanted = [filingHours, dispatchHours, verificationHours, lateEntryDays, reportingPeriod, officeHours, holidays];
  const changes = wanted.some((value) => value !== undefined);
  if (!changes) {
    if ([from, daysPast, reason].some((value) => value !== undefined)) command.error(told(words.whatChanges));
    return withSession(rest, 'read', (session) => show(session, options.json));
  }
  if (reason === undefined) command.error(told(words.changeReason));
  const text =
    holidays === SHIPPED ? stringify({ years: defaultSettings.years }) : holidays && (await readText(holidays));
  await withSession({ ...rest, changesSettings: true }, 'write', async ({ sender, origin, output }) => {
    const change = Object.assign(new ChangeSettings(), {
      filingWorkingHours: filingHours,
      dispatchWorkingHours: dispatchHours,
      verificationWorkingHours: verificationHours,
      lateEntryDays,
      reportingPeriod,
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
    output.line(begins === null ? told(words.changedEver) : tell(words.changedFrom, { begins }));
    warnings.forEach(output.line);
  });
}

export function addSettingsVerb(program: Command): void {
  common(program.command('settings').description(told(help.whatFiguresAreJudgedBy)))
    .option('--filing-hours <n>', told(help.workingHoursWithinWhichA), whole(1, 1_000))
    .option('--dispatch-hours <n>', told(help.workingHoursOfDispatch), whole(1, 1_000))
    .option('--verification-hours <n>', told(help.workingHoursWithinWhichA2), whole(1, 1_000))
    .option('--late-entry-days <n>', told(help.daysAfterWhichLate), whole(1, 366))
    .addOption(new Option('--reporting-period <period>', told(help.periodOfReporting)).choices(REPORTING_PERIODS))
    .option('--office-hours <spans>', told(help.ofEveryWorkingDayE))
    .option('--holidays <file>', tell(help.holidayFile, { shipped: SHIPPED }))
    .option('--from <day>', told(help.theFirstDayThatIt), day)
    .option('--days-past', told(help.hoursOrHolidaysWereWrong))
    .option('--reason <text>', told(help.why))
    .option('--actor <name>', told(help.whoChangesThemDefaultZeren))
    .action(settingsVerb);
}
