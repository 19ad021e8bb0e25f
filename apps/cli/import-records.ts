import type { WorkingCalendar } from '#calendar';
import { ImportRecord, previewImport, type PreviewedEvent } from '#cases';
import { filesInLog, importFile, type ImportSummary, type Mapping, type Table } from '#imports';
import { FindCommunity, FindSite, RegisterCommunity, type SiteFound } from '#places';
import { CALENDAR, ProblemError } from '#platform';
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
  const { sender, origin, output } = session;
  return importFile({
    ...records,
    ...asked(session),
    concurrency: IN_FLIGHT,
    registerCommunity: async (communityId, name) => {
      if (await found(session, new FindCommunity(communityId))) return false;
      await sender.send(Object.assign(new RegisterCommunity(), { communityId, name }), communityId, origin);
      return true;
    },
    send: async (caseId, record) => {
      const { events } = await sender.send(Object.assign(new ImportRecord(), record), caseId, origin);
      return { events: events.length };
    },
    onProgress: ({ rows }) => output.progress(`importing: ${rows} rows`),
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
    registerCommunity: async (communityId) => !session || !(await found(session, new FindCommunity(communityId))),
    send: async (caseId, record, { row }) => {
      const events = await previewImport(store, caseId, record, context);
      for (const event of events.slice(0, SHOWN - first.length))
        first.push(shown(event, row, record.reported.sourceNumber));
      return { events: events.length };
    },
  });
  return { ...summary, first };
}

function shown({ type, occurredAt, data }: PreviewedEvent, row: number, number: string): ShownEvent {
  return { row, number, type, occurredAt, data };
}

/** What an import asks the office. */
function asked(session: Session) {
  const { office, context, origin } = session;
  const now = office.backends.clock.now();
  return {
    now,
    calendar: context.get<WorkingCalendar>(CALENDAR),
    filesTaken: filesInLog(office.backends.store, origin.actor, () => now),
    findSite: (siteId: string) => found<SiteFound>(session, new FindSite(siteId)),
  };
}

/** `undefined` where there is no such place. */
async function found<T>({ queries }: Session, query: FindSite | FindCommunity): Promise<T | undefined> {
  try {
    return await queries.execute<typeof query, T>(query);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return undefined;
    throw error;
  }
}
