import { QueryBus } from '@nestjs/cqrs';
import Database from 'better-sqlite3';
import { caseTallies } from '#cases';
import { dataFiles } from '#event-store-sqlite';
import { DrillDown, GetIndicators, type GroupRow } from '#ledgers';
import type { DrilledPage } from '#office';
import type { Bench, Measure } from '../bench.js';
import { casesOfAnOffice } from '../history.js';
import { logOf } from '../logs.js';
import { open } from '../office.js';
import { perSecond, sideBySide } from '../row.js';
import { tableOf } from '../tables.js';

const TIMES_SMALLER = 20;
const PERIOD = { from: '2018-03-01', to: '2018-10-31' };
/** The same days on the office's clock. */
const [FROM, UNTIL] = ['2018-02-28T16:00:00.000Z', '2018-10-31T16:00:00.000Z'];
const PAGE = 50;

const many = (bench: Bench) => bench.size(200_000, 10_000);

/** An office of so many cases, its views built, and another reader of their file. */
async function officeOf(bench: Bench, cases: number) {
  const folder = await logOf(bench, cases, casesOfAnOffice);
  const office = await open(folder, 'views only');
  const db = new Database(dataFiles(folder).documents, { readonly: true });
  db.pragma('cache_size = -8192');
  db.pragma('mmap_size = 0');
  const queries = office.context.get(QueryBus, { strict: false });
  const close = async () => {
    db.close();
    await office.close();
  };
  const indicators = async () => {
    const query = Object.assign(new GetIndicators(), { by: 'community', ...PERIOD });
    const rows = await queries.execute<GetIndicators, GroupRow[]>(query);
    return rows.reduce((sum, row) => sum + Number(row['reported']), 0);
  };
  const page = async (figure: string) => {
    const query = Object.assign(new DrillDown(), { figure, limit: PAGE });
    return (await queries.execute<DrillDown, DrilledPage>(query)).cases.length;
  };
  return { db, indicators, page, close };
}

/** What the figures are sums of, in plain sums of their columns: of the cases, their pieces and their notices. */
function rawSums(db: Database.Database): Database.Statement[] {
  const amounts = (caseTallies.amounts ?? []).map((field) => `sum("f_${field}")`);
  const moments = caseTallies.fields.filter((field) => field.endsWith('After')).map((field) => `count("f_${field}")`);
  const pieces = ['inTime', 'late', 'unmeasured', 'closedBySource'].map((field) => `sum("f_${field}")`);
  const repeated = ['reworks', 'extensions'].map((field) => `count(CASE WHEN "f_${field}" >= 1 THEN 1 END)`);
  const served = ['servedAt', 'answeredAt', 'overdueAfter'].map((field) => `count("f_${field}")`);
  const sums = (of: string, columns: readonly string[], groups = '"f_communityId"') =>
    db
      .prepare(
        `SELECT ${groups}, count(*), ${columns.join(', ')} FROM ${tableOf(db, of)}
         WHERE "f_reportedAt" >= ? AND "f_reportedAt" < ? GROUP BY +${groups}`,
      )
      .raw();
  return [
    sums(caseTallies.name, [...amounts, ...moments]),
    sums('case-spans', ['count("f_after")', ...pieces, ...repeated], '"f_communityId", "f_kind"'),
    sums('case-notices', served),
  ];
}

export const figureMeasures: readonly Measure[] = [
  {
    name: 'indicators by community with a period, 200,000 cases (QueryBus) vs raw GROUP BYs with the same sums',
    run: async (bench) => {
      const { db, indicators, close } = await officeOf(bench, many(bench));
      const raw = rawSums(db);
      const viaRaw = () => {
        const [cases] = raw.map((statement) => statement.all(FROM, UNTIL) as number[][]);
        return cases!.reduce((sum, [, n]) => sum + n!, 0);
      };
      try {
        const [seen, expected] = [await indicators(), viaRaw()];
        if (seen !== expected || seen === 0) throw new Error(`${seen} cases are counted, and ${expected} raw`);
        const compared = await sideBySide(
          bench.size(20, 4),
          () => perSecond(1, indicators),
          () => perSecond(1, viaRaw),
        );
        return { ...compared, unit: 'tables/s', atLeast: 0.5 };
      } finally {
        await close();
      }
    },
  },
  {
    name: 'indicators by community with a period, cost per case: 200,000 cases vs 10,000',
    run: async (bench) => {
      const sizes = [many(bench), many(bench) / TIMES_SMALLER] as const;
      const offices = [await officeOf(bench, sizes[0]), await officeOf(bench, sizes[1])] as const;
      const cost = (n: 0 | 1, times: number) => async () => {
        const each = await perSecond(times, async () => {
          for (let time = 0; time < times; time += 1) await offices[n].indicators();
        });
        return 1e6 / (each * sizes[n]);
      };
      const [long, short] = [cost(0, 1), cost(1, TIMES_SMALLER)];
      try {
        await long();
        await short();
        return { ...(await sideBySide(bench.size(20, 4), long, short)), unit: 'µs/case', atMost: 1.2 };
      } finally {
        for (const office of offices) await office.close();
      }
    },
  },
  // Common: nine of ten cases add to it; rare: one of fifty, among those that wait.
  ...(
    [
      ['common', 'filed', '"f_filed" >= 1'],
      ['rare', 'waitingForVerification', '"f_waitingForVerification" >= 1'],
    ] as const
  ).map(([how, figure, where]): Measure => ({
    name: `first page of a drill-down of a ${how} figure, 200,000 cases (QueryBus) vs the same query raw, parsed`,
    run: async (bench) => {
      const { db, page, close } = await officeOf(bench, many(bench));
      const [tallies, cases] = [tableOf(db, caseTallies.name), tableOf(db, 'cases')];
      const raw = db.prepare(
        `SELECT c.id, c.body FROM (SELECT id FROM ${tallies} WHERE ${where} ORDER BY id LIMIT ${PAGE}) t
           JOIN ${cases} c ON c.id = t.id ORDER BY t.id`,
      );
      const viaRaw = () => (raw.raw().all() as string[][]).map(([, body]) => JSON.parse(body!) as object).length;
      const times = bench.size(20, 5);
      try {
        const [seen, expected] = [await page(figure), viaRaw()];
        if (seen !== expected || seen === 0) throw new Error(`a page of ${seen} cases, and of ${expected} raw`);
        const compared = await sideBySide(
          bench.size(20, 4),
          () =>
            perSecond(times, async () => {
              for (let n = 0; n < times; n += 1) await page(figure);
            }),
          () =>
            perSecond(times, () => {
              for (let n = 0; n < times; n += 1) viaRaw();
            }),
        );
        return { ...compared, unit: 'pages/s', atLeast: 0.3 };
      } finally {
        await close();
      }
    },
  })),
];
