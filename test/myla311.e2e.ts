import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { runJson, temporaryFolder } from './service.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, '..', 'shared', 'data', 'myla311-2017.csv');
const mapping = join(root, 'examples', 'myla311.yml');
const folder = temporaryFolder();
afterAll(() => folder.remove());

type Row = Record<'NC' | 'NCName' | 'Status' | 'ServiceDate' | 'ClosedDate', string>;
type Count = Record<
  'reported' | 'voided' | 'open' | 'closed' | 'closedInTime' | 'closedLate' | 'closedWithoutDeadline',
  number
>;
const none = (): Count => ({
  reported: 0,
  voided: 0,
  open: 0,
  closed: 0,
  closedInTime: 0,
  closedLate: 0,
  closedWithoutDeadline: 0,
});

/** `MM/DD/YYYY …` as a day that compares as a string: days are compared where the source knows only the day. */
const day = (text: string) => `${text.slice(6, 10)}-${text.slice(0, 2)}-${text.slice(3, 5)}`;

/** The same counts straight from the file, knowing nothing of Zeren. */
function independentCount(): Map<string | null, Count & { name: string | null }> {
  const counts = new Map<string | null, Count & { name: string | null }>();
  for (const row of parse(readFileSync(file), { columns: true, bom: true }) as Row[]) {
    const id = row.NC || null;
    const count = counts.get(id) ?? { name: id === null ? null : row.NCName, ...none() };
    counts.set(id, count);
    count.reported += 1;
    if (row.Status === 'Cancelled') count.voided += 1;
    else if (row.Status === 'Open') count.open += 1;
    else {
      count.closed += 1;
      if (row.ServiceDate === '') count.closedWithoutDeadline += 1;
      else if (day(row.ClosedDate) <= day(row.ServiceDate)) count.closedInTime += 1;
      else count.closedLate += 1;
    }
  }
  return counts;
}

const present = existsSync(file);
const here = present ? test : test.skip;
const why = present ? '' : ' (skipped: ../shared/data/myla311-2017.csv is not here)';

here(`9,999 real requests: every community's numbers agree with an independent count${why}`, () => {
  const args = [
    'import',
    '--mapping',
    mapping,
    file,
    '--data',
    folder.path,
    '--rejects',
    join(folder.path, 'rejects.csv'),
  ];
  const first = runJson<{ rows: number; anomalies: object; events: number }>(args);
  expect(first).toMatchObject({
    rows: 9_999,
    accepted: 9_999,
    unchanged: 0,
    rejected: 0,
    anomalies: { closedBeforeReported: 12, dueBeforeReported: 1_303, noCommunity: 100 },
  });
  expect(runJson(args)).toMatchObject({ rows: 9_999, accepted: 0, unchanged: 9_999, rejected: 0, events: 0 });

  const indicators = [
    'indicators',
    '--by',
    'community',
    '--from',
    '2017-12-01',
    '--to',
    '2018-12-31',
    '--data',
    folder.path,
  ];
  const rows = runJson<(Count & { id: string | null; name: string | null })[]>(indicators);
  const wanted = independentCount();
  expect(rows).toHaveLength(98);
  expect(wanted.size).toBe(98);
  for (const row of rows) {
    const { name, ...counts } = wanted.get(row.id)!;
    expect({ id: row.id, name: row.name }).toEqual({ id: row.id, name });
    expect(row).toMatchObject(counts);
  }
  const sum = (field: keyof Count) => rows.reduce((total, row) => total + row[field], 0);
  expect([sum('reported'), sum('voided'), sum('open'), sum('closed')]).toEqual([9_999, 246, 5, 9_748]);

  // As of a moment after the last event the answer is folded from the log, and must be the one of the views.
  expect(
    runJson([...indicators, '--recorded-until', '2099-01-01T00:00:00Z', '--occurred-until', '2099-01-01T00:00:00Z']),
  ).toEqual(
    rows.map((row) =>
      expect.objectContaining({ id: row.id, reported: row.reported, closedInTime: row.closedInTime, open: row.open }),
    ),
  );
});
