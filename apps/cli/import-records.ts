import { holidayWarning, ImportRecord, unknownYears } from '#cases';
import { importFile, type CsvFile, type ImportSummary, type Mapping } from '#imports';
import { findCommunity, findSite, RegisterCommunity } from '#places';
import { ProblemError } from '#platform';
import type { Session } from './session.js';

const IN_FLIGHT = 64;

/** Takes a CSV file in through the commands, so that rules, views and ledgers see it like everything else. */
export async function importRecords(
  { office, sender, queries, origin, output }: Session,
  file: string,
  mapping: Mapping,
  csv: CsvFile,
  rejectsFile: string | undefined,
): Promise<ImportSummary> {
  return importFile({
    file,
    mapping,
    csv,
    rejectsFile,
    concurrency: IN_FLIGHT,
    now: office.backends.clock.now(),
    findSite: (siteId) => found(findSite(queries, siteId)),
    registerCommunity: async (communityId, name) => {
      if (await found(findCommunity(queries, communityId))) return false;
      await sender.send(Object.assign(new RegisterCommunity(), { communityId, name }), communityId, origin);
      return true;
    },
    send: async (caseId, record) => {
      const { events } = await sender.send(Object.assign(new ImportRecord(), record), caseId, origin);
      return { events: events.length, warnings: unknownYears(events, office.backends.calendar).map(holidayWarning) };
    },
    onProgress: ({ rows }) => output.progress(`importing: ${rows} rows`),
  });

  /** `undefined` where there is no such place. */
  async function found<T>(asked: Promise<T>): Promise<T | undefined> {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 404) return undefined;
      throw error;
    }
  }
}
