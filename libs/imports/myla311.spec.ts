import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { CaseRecord } from '#cases';
import { importFile } from './import-file.js';
import { parseMapping } from './cases/parse-mapping.js';
import { Cases } from './testing/samples.js';

const real = fileURLToPath(new URL('../../../shared/data/myla311-2017.csv', import.meta.url));
const isThere = existsSync(real);

interface Counts {
  reported: number;
  voided: number;
  closed: number;
  open: number;
  closedInTime: number;
  closedLate: number;
  closedWithoutDeadline: number;
}

function countInto(counts: Map<string, Counts>, community: string, names: readonly (keyof Counts)[]): void {
  const none = { reported: 0, voided: 0, closed: 0, open: 0, closedInTime: 0, closedLate: 0, closedWithoutDeadline: 0 };
  const row = counts.get(community) ?? none;
  for (const name of names) row[name] += 1;
  counts.set(community, row);
}

/** Straight from the CSV, by days as they are written there: no mapping, no time zone, no events. */
function countsOfFile(text: string): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const dayOf = (date: string) => date.slice(6, 10) + date.slice(0, 2) + date.slice(3, 5);
  for (const row of parse(text, { columns: true }) as Record<string, string>[]) {
    const status = row.Status!;
    const over = status === 'Closed' || status === 'Referred Out';
    const [due, end] = [row.ServiceDate!, row.ClosedDate!];
    const timely = due === '' ? 'closedWithoutDeadline' : dayOf(end) <= dayOf(due) ? 'closedInTime' : 'closedLate';
    const names: (keyof Counts)[] = over ? ['closed', timely] : [status === 'Cancelled' ? 'voided' : 'open'];
    countInto(counts, row.NC!, ['reported', ...names]);
  }
  return counts;
}

function countsOfCases(records: Iterable<CaseRecord>): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { status, communityId, closedAt, caseDeadlineId, deadlines } of records) {
    const due = caseDeadlineId === undefined ? undefined : deadlines[caseDeadlineId]?.due.at;
    const timely = due === undefined ? 'closedWithoutDeadline' : closedAt! <= due ? 'closedInTime' : 'closedLate';
    const names: (keyof Counts)[] =
      status === 'closed' ? ['closed', timely] : [status === 'voided' ? 'voided' : 'open'];
    countInto(counts, communityId ?? '', ['reported', ...names]);
  }
  return counts;
}

const title = 'the real file (../shared/data/myla311-2017.csv)';

(isThere ? describe : describe.skip)(isThere ? title : `${title}: skipped, for it is not there`, () => {
  test('goes in whole, agrees with itself community by community, and adds nothing the second time', async () => {
    const mapping = parseMapping(await readFile(new URL('../../examples/myla311.yml', import.meta.url), 'utf8'));
    const cases = new Cases();
    const { registerCommunity, findSite, send } = cases;
    const first = await importFile({ file: real, mapping, registerCommunity, findSite, send });
    expect(first).toMatchObject({ rows: 9999, accepted: 9999, unchanged: 0, rejected: 0, communities: 97 });
    expect(first.anomalies).toMatchObject({ closedBeforeReported: 12, dueBeforeReported: 1303, noCommunity: 100 });
    expect(first.events).toBe(cases.events.length);

    const counts = countsOfCases(cases.records.values());
    expect(counts).toEqual(countsOfFile(await readFile(real, 'utf8')));
    const sum = (name: keyof Counts) => [...counts.values()].reduce((total, row) => total + row[name], 0);
    expect([counts.size, sum('reported'), sum('voided'), sum('open'), sum('closed')]).toEqual([98, 9999, 246, 5, 9748]);

    const second = await importFile({ file: real, mapping, registerCommunity, findSite, send });
    expect(second).toMatchObject({ accepted: 0, unchanged: 9999, rejected: 0, events: 0, communities: 0 });
    expect(second.anomalies).toEqual(first.anomalies);
  });
});
