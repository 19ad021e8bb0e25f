import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { QueryBus } from '@nestjs/cqrs';
import Database from 'better-sqlite3';
import type { CollectionSchema } from '#event-sourcing';
import { dataFiles } from '#event-store-sqlite';
import { GetFigures, type FigureValue } from '#figures';
import { ROOM_FIGURES, type RoomFigures } from '#platform';
import type { Bench, Measure } from '../bench.js';
import { open } from '../office.js';
import { perSecond, sideBySide } from '../row.js';
import { tableOf } from '../tables.js';

const YEAR = '2018';
const SMALL = [
  '--communities',
  '4',
  '--enterprises',
  '12',
  '--organisations',
  '12',
  '--cases',
  '40',
  '--patrols',
  '60',
];

const zeren = fileURLToPath(new URL('../../../bin/zeren.js', import.meta.url));

/** The year of the demo, of all twelve systems, played once a run. */
const yearOf = (bench: Bench) =>
  bench.once('the year of the demo', async () => {
    const folder = bench.folder();
    const sizes = bench.options.quick ? SMALL : [];
    const { status, stderr } = spawnSync(process.execPath, [zeren, 'demo', '--no-serve', '--data', folder, ...sizes]);
    if (status !== 0) throw new Error(`the demo ended with ${status}: ${stderr.toString()}`);
    return folder;
  });

/** Of the collections that figures are sums of, the one with the most documents. */
function largestOf(db: Database.Database, { figures }: RoomFigures): CollectionSchema {
  const collections = [...new Set(figures.map(({ of }) => of))];
  const size = (of: CollectionSchema) =>
    db
      .prepare(`SELECT count(*) FROM ${tableOf(db, of.name)}`)
      .pluck()
      .get() as number;
  return collections.map((of) => ({ of, rows: size(of) })).sort((a, b) => b.rows - a.rows)[0]!.of;
}

export const yearMeasures: readonly Measure[] = [
  {
    name: "all figures of the demo's year for the whole office (QueryBus) vs one raw grouped sum over the largest view, time",
    run: async (bench) => {
      const folder = await yearOf(bench);
      const office = await open(folder, 'views only');
      const db = new Database(dataFiles(folder).documents, { readonly: true });
      const queries = office.context.get(QueryBus, { strict: false });
      const largest = largestOf(db, office.context.get<RoomFigures>(ROOM_FIGURES, { strict: false }));
      bench.note(`the largest view that figures are of: ${largest.name}`);
      const sums = (largest.amounts ?? []).map((field) => `, sum("f_${field}")`).join('');
      const raw = db
        .prepare(`SELECT "f_communityId", count(*)${sums} FROM ${tableOf(db, largest.name)} GROUP BY +"f_communityId"`)
        .raw();
      const figures = () => queries.execute<GetFigures, FigureValue[]>(Object.assign(new GetFigures(), { year: YEAR }));
      try {
        const [known, times] = [await figures(), bench.size(10, 3)];
        if (known.length === 0 || raw.all().length === 0) throw new Error('there are no figures of the year');
        const milliseconds = async (work: () => unknown) => {
          const rate = await perSecond(times, async () => {
            for (let n = 0; n < times; n += 1) await work();
          });
          return 1_000 / rate;
        };
        const compared = await sideBySide(
          bench.size(20, 4),
          () => milliseconds(figures),
          () => milliseconds(() => raw.all()),
        );
        return { ...compared, unit: 'ms', atMost: 3 };
      } finally {
        db.close();
        await office.close();
      }
    },
  },
];
