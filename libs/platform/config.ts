import { resolve } from 'node:path';

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
  /** Starts the office's streams on an event store that it shares with others; empty where it has one of its own. */
  readonly streamPrefix: string;
  readonly host: string;
  readonly port: number;
  /** Names under which the service may be called, besides those of the loopback; * for any. */
  readonly allowedHosts: readonly string[];
  /** IANA name; days and deadlines are counted in it. */
  readonly timeZone: string;
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
  /** Working hours within which the office means to file a report and to check a rectification; part of the indicators. */
  readonly filingWorkingHours: number;
  readonly verificationWorkingHours: number;
  /** From this many missed deadlines on a case is escalated. */
  readonly escalateAfterMisses: number;
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

export class InvalidConfig extends Error {
  constructor(problems: readonly string[]) {
    super(`the configuration is not right:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'InvalidConfig';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws InvalidConfig naming every variable that is not right, not only the first */
export function readConfig(environment: Environment, overrides: Partial<ZerenConfig> = {}): ZerenConfig {
  const problems: string[] = [];
  const text = (name: string, fallback: string) => {
    const value = environment[name] ?? fallback;
    if (value.trim() === '') problems.push(`${name} is empty`);
    return value;
  };
  const whole = (name: string, fallback: number, least: number, most: number) => {
    const raw = environment[name];
    if (raw === undefined) return fallback;
    const value = Number(raw);
    if (!Number.isInteger(value) || value < least || value > most)
      problems.push(`${name}=${raw} is not a whole number from ${least} to ${most}`);
    return value;
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
    streamPrefix: environment['ZEREN_STREAM_PREFIX'] ?? '',
    host: text('ZEREN_HOST', '127.0.0.1'),
    port: whole('ZEREN_PORT', 3000, 0, 65_535),
    allowedHosts: list(environment['ZEREN_ALLOWED_HOSTS']),
    timeZone: text('ZEREN_TIME_ZONE', 'Asia/Shanghai'),
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
    holidayFiles: list(environment['ZEREN_HOLIDAYS']),
    officeHours: list(environment['ZEREN_OFFICE_HOURS'] ?? '08:30-12:00,14:00-17:30').map((span) => {
      const [from = '', to = ''] = span.split('-');
      if (!/^\d\d:\d\d-\d\d:\d\d$/.test(span)) problems.push(`ZEREN_OFFICE_HOURS: ${span} is not like 08:30-12:00`);
      return { from, to };
    }),
    filingWorkingHours: whole('ZEREN_FILING_HOURS', 7, 1, 1_000),
    verificationWorkingHours: whole('ZEREN_VERIFICATION_HOURS', 14, 1, 1_000),
    escalateAfterMisses: whole('ZEREN_ESCALATE_AFTER_MISSES', 2, 1, 100),
    taskReceiptWorkingDays: whole('ZEREN_TASK_RECEIPT_DAYS', 1, 0, 366),
    taskReturnWorkingDays: whole('ZEREN_TASK_RETURN_DAYS', 1, 0, 366),
    taskDisclosureWorkingDays: whole('ZEREN_TASK_DISCLOSURE_DAYS', 5, 1, 366),
    roundTrimJudges: whole('ZEREN_ROUND_TRIM_JUDGES', 5, 3, 1_000),
    starDisclosureDays: whole('ZEREN_STAR_DISCLOSURE_DAYS', 5, 1, 366),
    venueIdleDays: whole('ZEREN_VENUE_IDLE_DAYS', 30, 1, 3_660),
    ...definedOnly(overrides),
  };
  if (config.eventStore !== 'sqlite' && !/^esdb(\+discover)?:\/\//.test(config.eventStore))
    problems.push('ZEREN_EVENT_STORE is neither sqlite nor a connection string esdb://… or esdb+discover://…');
  if (!/^[\p{L}\p{N}._:-]{0,80}$/u.test(config.streamPrefix))
    problems.push('ZEREN_STREAM_PREFIX may have at most 80 letters, digits, or . _ : -');
  try {
    new Intl.DateTimeFormat('en', { timeZone: config.timeZone });
  } catch {
    problems.push(`ZEREN_TIME_ZONE=${config.timeZone} is no IANA time zone, e.g. Asia/Shanghai`);
  }
  if (problems.length > 0) throw new InvalidConfig(problems);
  return { ...config, dataFolder: resolve(config.dataFolder) };
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
