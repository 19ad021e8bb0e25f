import { basename } from 'node:path';
import type { WorkingCalendar } from '#calendar';
import { holidayWarning, ImportRecord, previewImport, unknownYears, type PreviewedEvent } from '#cases';
import { filesInLog, importFile, type ImportSummary, type Mapping, type Table, type Taken } from '#imports';
import { findCommunity, findSite, RegisterCommunity } from '#places';
import { inSpan, ProblemError } from '#platform';
import { words } from './cli.glossary.js';
import { language, tell, told } from './language.js';
import type { Session } from './session.js';

const IN_FLIGHT = 64;
/** How many events a dry run shows. */
const SHOWN = 20;

export interface RecordsFile {
  readonly file: string;
  readonly mapping: Mapping;
  readonly table: Table;
  readonly rejectsFile?: string;
  readonly takesOlder?: boolean;
}

/** Takes a file in through the commands, so that rules, views and ledgers see it like everything else. */
export async function importRecords(session: Session, records: RecordsFile): Promise<ImportSummary> {
  return inSpan(
    'import',
    () => ({ 'zeren.file': basename(records.file) }),
    () => takeRecords(session, records),
  );
}

function takeRecords(session: Session, records: RecordsFile): Promise<ImportSummary> {
  const { office, sender, origin, output } = session;
  return importFile({
    ...records,
    ...asked(session),
    concurrency: IN_FLIGHT,
    registerCommunity: async (communityId, name) => {
      if (await isKnown(session, communityId)) return false;
      await sender.send(Object.assign(new RegisterCommunity(), { communityId, name }), communityId, origin);
      return true;
    },
    send: async (caseId, record) => {
      const { events } = await sender.send(Object.assign(new ImportRecord(), record), caseId, origin);
      return taken(events, office.backends.calendar);
    },
    language,
    timeZone: office.backends.config.timeZone,
    onProgress: ({ rows }) => output.progress(tell(words.importing, { rows })),
  });
}

/** An event that an import would add, and the row that it comes from. */
export interface ShownEvent {
  readonly row: number;
  readonly number: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly data: object;
}

export type DryRun = ImportSummary & { readonly first: readonly ShownEvent[] };

/** What an import would do, by what the log holds now; nothing is written. Without a session to what holds nothing yet. */
export async function previewRecords(
  session: Session | undefined,
  records: RecordsFile,
  { now, calendar }: { readonly now: string; readonly calendar: WorkingCalendar },
): Promise<DryRun> {
  const first: ShownEvent[] = [];
  const store = session?.office.backends.store;
  const context = { now, actor: session?.origin.actor ?? 'import', calendar };
  const summary = await importFile({
    ...records,
    ...(session ? asked(session) : { now, calendar, findSite: () => Promise.resolve(undefined) }),
    isDryRun: true,
    // One after the other: the first events are those of the first rows.
    concurrency: 1,
    registerCommunity: async (communityId) => !session || !(await isKnown(session, communityId)),
    send: async (caseId, record, { row }) => {
      const events = await previewImport(store, caseId, record, context);
      for (const event of events.slice(0, SHOWN - first.length))
        first.push(shown(event, row, record.reported.sourceNumber));
      return taken(events, calendar);
    },
  });
  return { ...summary, first };
}

function shown({ type, occurredAt, data }: PreviewedEvent, row: number, number: string): ShownEvent {
  return { row, number, type, occurredAt, data };
}

function taken(events: readonly { readonly type: string; readonly data: object }[], calendar: WorkingCalendar): Taken {
  return { events: events.length, warnings: unknownYears(events, calendar).map((year) => told(holidayWarning(year))) };
}

/** What an import asks the office. */
function asked({ office: { backends }, origin, queries }: Session) {
  const now = backends.clock.now();
  return {
    now,
    calendar: backends.calendar,
    filesTaken: filesInLog(backends.store, origin.actor, () => now),
    findSite: (siteId: string) => found(findSite(queries, siteId)),
  };
}

const isKnown = async ({ queries }: Session, communityId: string) =>
  (await found(findCommunity(queries, communityId))) !== undefined;

/** `undefined` where there is no such place. */
async function found<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return undefined;
    throw error;
  }
}
