import { inLines, listed, SaidError, say, type Sentence } from '#event-sourcing';
import { configWords as words } from './config.glossary.js';
import { resolve } from 'node:path';
import type { LogFormat } from './log-lines.js';
import { nearestOf } from './nearest.js';
import { REPORTING_PERIODS, type ReportingPeriod } from './reporting.js';

/** Every size, limit, time-out and name that an office can set, in one place. Times are in milliseconds. */
export interface ZerenConfig {
  /** Folder of the embedded event log and read models. */
  readonly dataFolder: string;
  /** `sqlite`, or the connection string of an EventStoreDB, which may hold a password: never print it whole. */
  readonly eventStore: string;
  /** Of an event store on a server; an append's is `defaultDeadline` of the connection string. */
  readonly eventStoreTimeouts: {
    /** How long it may say nothing in the middle of a read. */
    readonly read: number;
    /** How long the check at start waits for each answer. */
    readonly check: number;
    /** How long closing waits for what is on its way. */
    readonly close: number;
    /** The pause before a dropped subscription is opened again; it doubles up to the longest. */
    readonly firstPause: number;
    readonly longestPause: number;
  };
  /** `sqlite`, or the connection string of a MongoDB, which may hold a password: never print it whole. */
  readonly documents: string;
  /** Of read models on a server. */
  readonly documentsServer: {
    /** Tells offices apart that share a database. */
    readonly prefix: string;
    /** See `MongoTimeouts`. */
    readonly timeouts: Readonly<
      Record<'connect' | 'select' | 'answer' | 'acknowledge' | 'setUp' | 'check' | 'operation', number>
    >;
    /** How long a generation stays that another one has replaced. */
    readonly graceMilliseconds: number;
    /** Ask for nothing that version 1 of the Stable API does not know; off for a server without it. */
    readonly stableApi: boolean;
    /** Refuse a server that adds wrongly. */
    readonly checkSums: boolean;
  };
  /**
   * What a process does of an office whose log and read models are on servers: answer requests (`api`), keep the views,
   * react and look at the clock (`projector`), or both. As many of each as one likes.
   */
  readonly role: 'all' | 'api' | 'projector';
  /** Of work that several processes divide. */
  readonly leases: {
    /** Between two signs of life of who holds some. */
    readonly beatMilliseconds: number;
    /** Who gives none for so long has lost what it held. */
    readonly expiryMilliseconds: number;
  };
  /** Starts the office's streams on an event store that it shares with others; empty where it has one of its own. */
  readonly streamPrefix: string;
  readonly host: string;
  readonly port: number;
  /** Where a projector, which answers no other requests, tells how it is; undefined: nowhere. */
  readonly projectorPort: number | undefined;
  /** Names under which the service may be called, besides those of the loopback; * for any. */
  readonly allowedHosts: readonly string[];
  /** How a process tells its operator what happens, a line each. */
  readonly log: LogFormat;
  /** Where traces and logs are sent, by OTLP over HTTP; undefined: nowhere. */
  readonly telemetryEndpoint: string | undefined;
  /** IANA name; days and deadlines are counted in it. */
  readonly timeZone: string;
  /** Who reports 填报单位, as ledgers name it; empty: this sub-district office. */
  readonly officeName: string;
  /** Stands before the year in numbers: 明湖 gives 明湖整改〔2018〕1550号. */
  readonly numberPrefix: string;
  /** How far stamps of the log may lie ahead of this machine's clock. */
  readonly clockToleranceMilliseconds: number;
  /** A number of ours that comes in with a file and lies further than this above the last one is refused. */
  readonly numberLeap: number;
  readonly bodyLimitBytes: number;
  readonly pageSize: number;
  readonly largestPageSize: number;
  /** How long a query waits at most for a view to reach a position. */
  readonly waitForViewMilliseconds: number;
  /** Replays under way at once; whoever wants another one is asked to come again. */
  readonly replaysAtOnce: number;
  /** Between two steps of a replay, whatever its speed; and how long its reader may take nothing. */
  readonly replayLongestPauseMilliseconds: number;
  /** While a replay waits, so often a sign of life. */
  readonly replayHeartbeatMilliseconds: number;
  /** How often the deadlines are looked at. */
  readonly clockTickMilliseconds: number;
  /** A number that was reserved longer ago than this without being used is completed by the reactor. */
  readonly numberGraceMilliseconds: number;
  /** YAML files with the State Council's arrangements, besides the shipped ones. */
  readonly holidayFiles: readonly string[];
  /** Of every working day, e.g. 08:30-12:00,14:00-17:30. */
  readonly officeHours: readonly { readonly from: string; readonly to: string }[];
  /** Working hours within which the office means to file a report, to dispatch what is filed and to check a rectification; part of the indicators. */
  readonly filingWorkingHours: number;
  readonly dispatchWorkingHours: number;
  readonly verificationWorkingHours: number;
  /** From this many missed deadlines on a case is escalated. */
  readonly escalateAfterMisses: number;
  /** Sources of cases whose closing is followed by a call to whoever reported it. */
  readonly callbackSources: readonly string[];
  /** Working days after the closing within which that is due, and how often somebody is called who is not reached. */
  readonly callbackWorkingDays: number;
  readonly callbackAttempts: number;
  /** Working days after a deduction within which the unit may contest it. */
  readonly appealWorkingDays: number;
  /** What the same caller tells of the same matter within so many days is a repeated complaint. */
  readonly repeatDays: number;
  /** YAML files with the office's own classes of street problems, besides the shipped ones. */
  readonly streetCatalogueFiles: readonly string[];
  /** So many corrections of one person and day, over all tallies, need no second person's confirmation. */
  readonly tallyCeiling: number;
  /** An entry made more days than this after it happened is accepted and marked as late. */
  readonly lateEntryDays: number;
  /** A correction that changes a figure of such a period, once it is over, needs a second person. */
  readonly reportingPeriod: ReportingPeriod;
  /** Days after a meeting within which its minutes are due; later it is flagged. */
  readonly minutesDays: number;
  /** Hours of service that one volunteer can have on one day. */
  readonly longestServiceHours: number;
  /** Days for which a resolution, and what came of it, is shown in public at least. */
  readonly disclosureDays: number;
  /** The settings of figures that somebody has set; the others only stand in where the log has none. */
  readonly given: readonly SettingOfFigures[];
  /** Of non-public enterprises, so many at a time for one instructor; more are told of. */
  readonly enterprisesPerInstructor: number;
  /** Months for which the effect of works on water has to last before it is confirmed. */
  readonly waterLastingMonths: number;
  /** Valid answers that a survey about water needs, and in how many of a hundred it has to be called black or smelly. */
  readonly waterSurveyAnswers: number;
  readonly waterSurveyPercent: number;
  /** In how many of a hundred valid answers people have to be satisfied with works on water for their first effect. */
  readonly waterSatisfiedPercent: number;
  /** Samples that each point of a listed water body needs between the end of the works and their assessment. */
  readonly waterSamplesPerPoint: number;
  /** Working days within which a supervised task is to be claimed, and after that may be returned. */
  readonly taskReceiptWorkingDays: number;
  readonly taskReturnWorkingDays: number;
  /** Working days for which what was rectified is shown in public at least. */
  readonly taskDisclosureWorkingDays: number;
  /** From so many judges of every community on, a round leaves out the highest and the lowest score. */
  readonly roundTrimJudges: number;
  /** Days for which a merchant's stars are disclosed before they are published. */
  readonly starDisclosureDays: number;
  /** A venue that nobody has used for more days than this is called idle. */
  readonly venueIdleDays: number;
}

/** By variable of the environment: settings that figures are judged by, and which the log keeps. */
const SETTINGS_OF_FIGURES = {
  ZEREN_TIME_ZONE: 'timeZone',
  ZEREN_OFFICE_HOURS: 'officeHours',
  ZEREN_HOLIDAYS: 'holidayFiles',
  ZEREN_FILING_HOURS: 'filingWorkingHours',
  ZEREN_DISPATCH_HOURS: 'dispatchWorkingHours',
  ZEREN_VERIFICATION_HOURS: 'verificationWorkingHours',
  ZEREN_LATE_ENTRY_DAYS: 'lateEntryDays',
  ZEREN_REPORTING_PERIOD: 'reportingPeriod',
} as const satisfies Readonly<Record<string, keyof ZerenConfig>>;

export type SettingOfFigures = (typeof SETTINGS_OF_FIGURES)[keyof typeof SETTINGS_OF_FIGURES];

export class InvalidConfig extends SaidError {
  constructor(problems: readonly Sentence[]) {
    super(say(words.invalid, { problems: inLines(problems) }));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Sources of cases that somebody stands behind who can be called. */
const REPORTED_BY = ['hotline', 'resident', 'authority', 'staff', 'import'];

/** What begins like a setting and is read elsewhere: by the command line, by Docker, by tests. */
const OTHER_VARIABLES = ['ZEREN_ACTOR', 'ZEREN_PUBLISHED_PORT', 'ZEREN_TEST_PYTHON'];

/** @throws InvalidConfig naming every variable that is not right, not only the first */
export function readConfig(environment: Environment, overrides: Partial<ZerenConfig> = {}): ZerenConfig {
  const problems: Sentence[] = [];
  const known = new Set(OTHER_VARIABLES);
  const valueOf = (name: string) => {
    known.add(name);
    return environment[name];
  };
  const text = (name: string, fallback: string) => {
    const value = valueOf(name) ?? fallback;
    if (value.trim() === '') problems.push(say(words.empty, { name }));
    return value;
  };
  const whole = <F extends number | undefined>(name: string, fallback: F, least: number, most: number): number | F => {
    const raw = valueOf(name);
    if (raw === undefined) return fallback;
    const value = Number(raw);
    if (!Number.isInteger(value) || value < least || value > most)
      problems.push(say(words.whole, { name, raw, least, most }));
    return value;
  };
  const oneOf = <T extends string>(name: string, values: readonly [T, ...T[]]): T => {
    const raw = valueOf(name) ?? values[0];
    const found = values.find((value) => value === raw);
    if (found === undefined) problems.push(say(words.choice, { name, raw, values: listed(values) }));
    return found ?? values[0];
  };
  const onOff = (name: string, fallback: boolean) => {
    const raw = valueOf(name);
    if (raw !== undefined && raw !== 'on' && raw !== 'off') problems.push(say(words.onOff, { name, raw }));
    return raw === undefined ? fallback : raw === 'on';
  };
  const config: ZerenConfig = {
    dataFolder: resolve(overrides.dataFolder ?? text('ZEREN_DATA', 'data')),
    eventStore: text('ZEREN_EVENT_STORE', 'sqlite'),
    eventStoreTimeouts: {
      read: whole('ZEREN_EVENT_STORE_READ_MS', 30_000, 100, 3_600_000),
      check: whole('ZEREN_EVENT_STORE_CHECK_MS', 5_000, 100, 600_000),
      close: whole('ZEREN_EVENT_STORE_CLOSE_MS', 5_000, 0, 600_000),
      firstPause: whole('ZEREN_EVENT_STORE_FIRST_PAUSE_MS', 100, 1, 60_000),
      longestPause: whole('ZEREN_EVENT_STORE_LONGEST_PAUSE_MS', 10_000, 1, 600_000),
    },
    documents: text('ZEREN_DOCUMENTS', 'sqlite'),
    documentsServer: {
      prefix: valueOf('ZEREN_DOCUMENTS_PREFIX') ?? '',
      timeouts: {
        connect: whole('ZEREN_DOCUMENTS_CONNECT_MS', 5_000, 100, 600_000),
        select: whole('ZEREN_DOCUMENTS_SELECT_MS', 10_000, 100, 600_000),
        answer: whole('ZEREN_DOCUMENTS_ANSWER_MS', 30_000, 100, 3_600_000),
        acknowledge: whole('ZEREN_DOCUMENTS_ACKNOWLEDGE_MS', 10_000, 100, 600_000),
        setUp: whole('ZEREN_DOCUMENTS_SET_UP_MS', 3_600_000, 1_000, 86_400_000),
        check: whole('ZEREN_DOCUMENTS_CHECK_MS', 5_000, 100, 600_000),
        operation: whole('ZEREN_DOCUMENTS_OPERATION_MS', 90_000, 1_000, 86_400_000),
      },
      graceMilliseconds: whole('ZEREN_DOCUMENTS_GRACE_MS', 60_000, 1_000, 86_400_000),
      stableApi: onOff('ZEREN_DOCUMENTS_STABLE_API', true),
      checkSums: onOff('ZEREN_DOCUMENTS_CHECK_SUMS', true),
    },
    role: oneOf('ZEREN_ROLE', ['all', 'api', 'projector']),
    leases: {
      beatMilliseconds: whole('ZEREN_LEASE_BEAT_MS', 1_000, 10, 60_000),
      expiryMilliseconds: whole('ZEREN_LEASE_EXPIRY_MS', 10_000, 50, 600_000),
    },
    streamPrefix: valueOf('ZEREN_STREAM_PREFIX') ?? '',
    host: text('ZEREN_HOST', '127.0.0.1'),
    port: whole('ZEREN_PORT', 3000, 0, 65_535),
    projectorPort: whole('ZEREN_PROJECTOR_PORT', undefined, 0, 65_535),
    log: oneOf('ZEREN_LOG', ['text', 'json']),
    telemetryEndpoint: telemetryEndpoint(environment, problems),
    allowedHosts: list(valueOf('ZEREN_ALLOWED_HOSTS')),
    timeZone: text('ZEREN_TIME_ZONE', 'Asia/Shanghai'),
    officeName: (valueOf('ZEREN_OFFICE_NAME') ?? '').trim(),
    numberPrefix: text('ZEREN_NUMBER_PREFIX', '明湖'),
    clockToleranceMilliseconds: whole('ZEREN_CLOCK_TOLERANCE_MS', 300_000, 0, 1_000_000_000_000),
    numberLeap: whole('ZEREN_NUMBER_LEAP', 100_000, 1, 999_999_999),
    bodyLimitBytes: whole('ZEREN_BODY_LIMIT_BYTES', 1_048_576, 1_024, 16_777_216),
    pageSize: whole('ZEREN_PAGE_SIZE', 50, 1, 1_000),
    largestPageSize: whole('ZEREN_LARGEST_PAGE_SIZE', 500, 1, 10_000),
    waitForViewMilliseconds: whole('ZEREN_WAIT_FOR_VIEW_MS', 5_000, 0, 60_000),
    replaysAtOnce: whole('ZEREN_REPLAYS_AT_ONCE', 20, 1, 10_000),
    replayLongestPauseMilliseconds: whole('ZEREN_REPLAY_LONGEST_PAUSE_MS', 60_000, 10, 3_600_000),
    replayHeartbeatMilliseconds: whole('ZEREN_REPLAY_HEARTBEAT_MS', 15_000, 10, 600_000),
    clockTickMilliseconds: whole('ZEREN_CLOCK_TICK_MS', 10_000, 10, 3_600_000),
    numberGraceMilliseconds: whole('ZEREN_NUMBER_GRACE_MS', 2_000, 0, 600_000),
    holidayFiles: list(valueOf('ZEREN_HOLIDAYS')),
    officeHours: list(valueOf('ZEREN_OFFICE_HOURS') ?? '08:30-12:00,14:00-17:30').map((span) => {
      const [from = '', to = ''] = span.split('-');
      if (!/^\d\d:\d\d-\d\d:\d\d$/.test(span)) problems.push(say(words.hours, { span }));
      return { from, to };
    }),
    filingWorkingHours: whole('ZEREN_FILING_HOURS', 7, 1, 1_000),
    // One working day, as for the filing. [A]
    dispatchWorkingHours: whole('ZEREN_DISPATCH_HOURS', 7, 1, 1_000),
    verificationWorkingHours: whole('ZEREN_VERIFICATION_HOURS', 14, 1, 1_000),
    escalateAfterMisses: whole('ZEREN_ESCALATE_AFTER_MISSES', 2, 1, 100),
    callbackSources: list(valueOf('ZEREN_CALLBACK_SOURCES') ?? 'hotline').map((source) => {
      if (!REPORTED_BY.includes(source))
        problems.push(say(words.choice, { name: 'ZEREN_CALLBACK_SOURCES', raw: source, values: listed(REPORTED_BY) }));
      return source;
    }),
    callbackWorkingDays: whole('ZEREN_CALLBACK_DAYS', 3, 1, 366),
    callbackAttempts: whole('ZEREN_CALLBACK_ATTEMPTS', 3, 1, 100),
    appealWorkingDays: whole('ZEREN_APPEAL_DAYS', 5, 1, 366),
    repeatDays: whole('ZEREN_REPEAT_DAYS', 90, 1, 3_660),
    streetCatalogueFiles: streetCatalogueFiles({ ZEREN_STREET_CATALOGUE: valueOf('ZEREN_STREET_CATALOGUE') }),
    tallyCeiling: whole('ZEREN_TALLY_CEILING', 500, 1, 1_000_000),
    lateEntryDays: whole('ZEREN_LATE_ENTRY_DAYS', 7, 1, 366),
    reportingPeriod: oneOf('ZEREN_REPORTING_PERIOD', REPORTING_PERIODS),
    minutesDays: whole('ZEREN_MINUTES_DAYS', 10, 1, 366),
    longestServiceHours: whole('ZEREN_LONGEST_SERVICE_HOURS', 16, 1, 24),
    disclosureDays: whole('ZEREN_DISCLOSURE_DAYS', 7, 1, 366),
    given: Object.entries(SETTINGS_OF_FIGURES)
      .filter(([variable, setting]) => (overrides[setting] ?? environment[variable]) !== undefined)
      .map(([, setting]) => setting),
    enterprisesPerInstructor: whole('ZEREN_INSTRUCTOR_ENTERPRISES', 5, 1, 1_000),
    waterLastingMonths: whole('ZEREN_WATER_LASTING_MONTHS', 6, 0, 120),
    waterSurveyAnswers: whole('ZEREN_WATER_SURVEY_ANSWERS', 100, 1, 1_000_000),
    waterSurveyPercent: whole('ZEREN_WATER_SURVEY_PERCENT', 60, 1, 100),
    waterSatisfiedPercent: whole('ZEREN_WATER_SATISFIED_PERCENT', 90, 0, 100),
    waterSamplesPerPoint: whole('ZEREN_WATER_SAMPLES_PER_POINT', 3, 1, 1_000),
    taskReceiptWorkingDays: whole('ZEREN_TASK_RECEIPT_DAYS', 1, 0, 366),
    taskReturnWorkingDays: whole('ZEREN_TASK_RETURN_DAYS', 1, 0, 366),
    taskDisclosureWorkingDays: whole('ZEREN_TASK_DISCLOSURE_DAYS', 5, 1, 366),
    roundTrimJudges: whole('ZEREN_ROUND_TRIM_JUDGES', 5, 3, 1_000),
    starDisclosureDays: whole('ZEREN_STAR_DISCLOSURE_DAYS', 5, 1, 366),
    venueIdleDays: whole('ZEREN_VENUE_IDLE_DAYS', 30, 1, 3_660),
    ...definedOnly(overrides),
  };
  if (config.eventStore !== 'sqlite' && !/^esdb(\+discover)?:\/\//.test(config.eventStore))
    problems.push(words.eventStore);
  if (config.documents !== 'sqlite' && !/^mongodb(\+srv)?:\/\//.test(config.documents)) problems.push(words.documents);
  if (config.role !== 'all' && !isOnServers(config)) problems.push(say(words.role, { role: config.role }));
  if (config.leases.expiryMilliseconds < 3 * config.leases.beatMilliseconds) problems.push(words.leases);
  if (!/^[\p{L}\p{N}_-]{0,40}$/u.test(config.documentsServer.prefix)) problems.push(words.documentsPrefix);
  if (!/^[\p{L}\p{N}._:-]{0,80}$/u.test(config.streamPrefix)) problems.push(words.streamPrefix);
  try {
    new Intl.DateTimeFormat('en', { timeZone: config.timeZone });
  } catch {
    problems.push(say(words.timeZone, { zone: config.timeZone }));
  }
  if (config.pageSize > config.largestPageSize)
    problems.push(say(words.pageSize, { size: config.pageSize, largest: config.largestPageSize }));
  known.add('ZEREN_DATA');
  for (const name of Object.keys(environment))
    if (name.startsWith('ZEREN_') && !known.has(name))
      problems.push(say(words.unknown, { name, nearest: nearestOf(name, known) ?? '' }));
  if (problems.length > 0) throw new InvalidConfig(problems);
  return { ...config, dataFolder: resolve(config.dataFolder) };
}

/** Neither the log nor the read models are in the data folder: several processes may serve the office at once. */
export function isOnServers({ eventStore, documents }: Pick<ZerenConfig, 'eventStore' | 'documents'>): boolean {
  return eventStore !== 'sqlite' && documents !== 'sqlite';
}

/** Apart from the rest, as views need them before an office is opened. */
export function streetCatalogueFiles(environment: Environment): string[] {
  return list(environment['ZEREN_STREET_CATALOGUE']);
}

/** By the names that OpenTelemetry itself has for it. */
function telemetryEndpoint(environment: Environment, problems: Sentence[]): string | undefined {
  const endpoint = environment['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!endpoint || environment['OTEL_SDK_DISABLED'] === 'true') return undefined;
  if (!/^https?:\/\/[^\s/]+/.test(endpoint)) problems.push(words.telemetryEndpoint);
  return endpoint;
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function definedOnly<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
