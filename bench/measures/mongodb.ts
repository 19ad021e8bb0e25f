import type { AnyBulkWriteOperation, Document } from 'mongodb';
import { MongoDocumentStore } from '#documents-mongodb';
import type { CollectionSchema, DocumentWrite, SumsQuery } from '#event-sourcing';
import type { Measure } from '../bench.js';
import type { SharedRebuilt } from '../children/shared-rebuild.js';
import { inChildren } from '../child.js';
import { seeded } from '../history.js';
import { logOf } from '../logs.js';
import { BareMongo, MONGODB_URL, onMongo, ownPrefix } from '../mongo.js';
import { open } from '../office.js';
import { perSecond, sideBySide } from '../row.js';

/** As many as the projector writes of one view at a time. */
const BATCH = 500;
const TOGETHER = 1_000;
const PAGE = 50;
const CHANGING = 1_000;
const COMMUNITIES = 18;

const schema: CollectionSchema = {
  name: 'cases',
  version: 1,
  fields: ['communityId', 'reportedAt', 'filed', 'late', 'hours'],
  indexes: [['communityId', 'reportedAt']],
  amounts: ['filed', 'late', 'hours'],
};

/** The one that the view declares, as it is made. */
const INDEX = { 'body.communityId': 1, 'body.reportedAt': 1, _id: 1 } as const;

const positionOf = (n: number) => String(n).padStart(12, '0');

function documents(count: number, seed: number): DocumentWrite[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, n) => ({
    id: `case-${seed}-${String(n).padStart(7, '0')}`,
    position: positionOf(n + 1),
    body: {
      communityId: `community-${Math.floor(random() * COMMUNITIES)}`,
      reportedAt: `2018-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-01T0${n % 10}:00:00.000Z`,
      description: '巡查发现裸土未覆盖、车辆未冲洗，现场负责人已到场，要求立即处理。',
      filed: random() < 0.9 ? 1 : 0,
      late: random() < 0.1 ? 1 : 0,
      hours: Math.floor(random() * 100),
    },
  }));
}

const stored = ({ id, position, body }: DocumentWrite) => ({ _id: id as never, position, body });

const insertion = (write: DocumentWrite): AnyBulkWriteOperation<Document> => ({
  insertOne: { document: stored(write) },
});

/** Each document only where it is newer. */
const guarded = ({ id, position, body }: DocumentWrite): AnyBulkWriteOperation<Document> => ({
  replaceOne: {
    filter: { _id: id as never, position: { $lt: position } },
    replacement: { position, body },
    upsert: true,
  },
});

interface Stage {
  readonly store: MongoDocumentStore;
  readonly bare: BareMongo;
  readonly prefix: string;
}

async function onStage<T>(run: (stage: Stage) => Promise<T>): Promise<T> {
  const prefix = ownPrefix();
  const store = await MongoDocumentStore.connect({ connectionString: MONGODB_URL, prefix });
  const bare = new BareMongo();
  try {
    return await run({ store, bare, prefix });
  } finally {
    await store.close();
    await bare.drop(prefix);
    await bare.close();
  }
}

/** Each round the same writes by both, batch by batch: documents, then how far they are. */
async function sidesOfBatches(
  { store, bare, prefix }: Stage,
  rounds: number,
  ofRound: (round: number) => readonly DocumentWrite[],
  view: 'as it is built' | 'as it is read',
) {
  const generation = await store.begin(schema);
  if (view === 'as it is read') await store.activate(schema, generation);
  const write = view === 'as it is read' ? guarded : insertion;
  const plain = bare.db.collection(`${prefix}.plain`);
  if (view === 'as it is read') await plain.createIndex(INDEX);
  const checkpoints = bare.db.collection<{ _id: string; checkpoint: string }>(`${prefix}.checkpoints`);
  await checkpoints.insertOne({ _id: 'cases', checkpoint: '' });
  const inRounds = (send: (batch: readonly DocumentWrite[], checkpoint: string) => Promise<unknown>) => {
    let round = 0;
    return () => {
      const all = ofRound((round += 1));
      return perSecond(all.length, async () => {
        for (let from = 0; from < all.length; from += BATCH)
          await send(all.slice(from, from + BATCH), positionOf(round * all.length + from));
      });
    };
  };
  const viaStore = inRounds((writes, checkpoint) => store.write([{ schema, generation, writes }], checkpoint));
  const viaDriver = inRounds(async (writes, checkpoint) => {
    await plain.bulkWrite(writes.map(write), { ordered: false });
    await checkpoints.updateOne({ _id: 'cases', checkpoint: { $lt: checkpoint } }, { $set: { checkpoint } });
  });
  await viaStore();
  await viaDriver();
  return { ...(await sideBySide(rounds, viaStore, viaDriver)), unit: 'documents/s', atLeast: 0.8 };
}

/** The same documents in a view and in a collection of the driver's own, with the same index. */
async function filled({ store, bare, prefix }: Stage, count: number) {
  const all = documents(count, 1);
  const generation = await store.begin(schema);
  for (let from = 0; from < all.length; from += TOGETHER) {
    const writes = all.slice(from, from + TOGETHER);
    await store.write([{ schema, generation, writes }], writes.at(-1)!.position);
  }
  await store.activate(schema, generation);
  const plain = bare.db.collection(`${prefix}.plain`);
  for (let from = 0; from < all.length; from += TOGETHER)
    await plain.insertMany(all.slice(from, from + TOGETHER).map(stored), { ordered: false });
  await plain.createIndex(INDEX);
  return { view: store.collection(schema), plain };
}

const FIGURES: SumsQuery = {
  where: [{ field: 'reportedAt', atLeast: '2018-03', lessThan: '2018-11' }],
  groupBy: 'communityId',
  measures: [
    { name: 'cases', kind: 'count' },
    { name: 'filed', kind: 'sum', field: 'filed' },
    { name: 'late', kind: 'sum', field: 'late' },
    { name: 'hours', kind: 'sum', field: 'hours' },
  ],
};

const PIPELINE = [
  { $match: { body: { $exists: true }, 'body.reportedAt': { $gte: '2018-03', $lt: '2018-11' } } },
  {
    $group: {
      _id: '$body.communityId',
      cases: { $sum: 1 },
      filed: { $sum: '$body.filed' },
      late: { $sum: '$body.late' },
      hours: { $sum: '$body.hours' },
    },
  },
];

/** Writes the documents that a rebuild has left, as fast as the driver can: inserts, nothing else. */
async function bulkWrites(bare: BareMongo, made: ReadonlyMap<string, Document[]>): Promise<void> {
  const prefix = ownPrefix();
  for (const [name, all] of made) {
    const collection = bare.db.collection(`${prefix}.${name.slice(name.indexOf('.') + 1)}`);
    for (let from = 0; from < all.length; from += TOGETHER)
      await collection.bulkWrite(
        all.slice(from, from + TOGETHER).map((document) => ({ insertOne: { document } })),
        { ordered: false },
      );
  }
  await bare.drop(prefix);
}

const mongo = (measure: Omit<Measure, 'needs'>): Measure => ({ ...measure, needs: 'MONGODB_URL' });

export const mongoMeasures: readonly Measure[] = [
  mongo({
    name: 'MongoDB: writing batches of 500 documents of a view that is built vs its bare driver: the same inserts and checkpoint',
    run: (bench) =>
      onStage((stage) => {
        const count = BATCH * bench.size(4, 2);
        return sidesOfBatches(stage, bench.size(40, 2), (round) => documents(count, round), 'as it is built');
      }),
  }),
  mongo({
    name: 'MongoDB: writing batches of 500 changed documents, 1,000 in the view, vs its bare driver: the same guarded writes and checkpoint',
    run: (bench) =>
      onStage((stage) => {
        // Some servers look through all of a collection for each of them, so there are few, and as many all the time.
        const changed = (round: number) =>
          documents(CHANGING, 1).map((write, n) => ({ ...write, position: positionOf(round * CHANGING + n + 1) }));
        return sidesOfBatches(stage, bench.size(20, 2), changed, 'as it is read');
      }),
  }),
  mongo({
    name: 'MongoDB: pages of 50 of a view, by community and date, vs its bare driver: the same find',
    run: (bench) =>
      onStage(async (stage) => {
        const { view, plain } = await filled(stage, bench.size(20_000, 2_000));
        const times = bench.size(100, 10);
        const each = (ask: (communityId: string) => Promise<number>) => () =>
          perSecond(times, async () => {
            for (let n = 0; n < times; n += 1)
              if ((await ask(`community-${n % COMMUNITIES}`)) !== PAGE) throw new Error('a page is not full');
          });
        const viaView = each(async (communityId) => {
          const where = [{ field: 'communityId', equals: communityId }];
          const sort = { field: 'reportedAt', direction: 'asc' } as const;
          return (await view.query({ where, sort, limit: PAGE })).documents.length;
        });
        const viaDriver = each(async (communityId) => {
          const filter = { body: { $exists: true }, 'body.communityId': communityId };
          const sort = { 'body.reportedAt': 1, _id: 1 } as const;
          const limit = PAGE + 1;
          return (await plain.find(filter).sort(sort).limit(limit).batchSize(limit).toArray()).slice(0, PAGE).length;
        });
        await viaView();
        await viaDriver();
        return { ...(await sideBySide(bench.size(20, 2), viaView, viaDriver)), unit: 'pages/s', atLeast: 0.8 };
      }),
  }),
  mongo({
    name: 'MongoDB: sums of a view grouped by community, 20,000 documents, vs its bare driver: the same pipeline',
    run: (bench) =>
      onStage(async (stage) => {
        const { view, plain } = await filled(stage, bench.size(20_000, 2_000));
        const times = bench.size(5, 2);
        const each = (ask: () => Promise<number>) => () =>
          perSecond(times, async () => {
            for (let n = 0; n < times; n += 1)
              if ((await ask()) !== COMMUNITIES) throw new Error('a community is missing');
          });
        const viaView = each(async () => (await view.sums(FIGURES)).length);
        const viaDriver = each(async () => (await plain.aggregate(PIPELINE).toArray()).length);
        await viaView();
        await viaDriver();
        return { ...(await sideBySide(bench.size(20, 2), viaView, viaDriver)), unit: 'tables/s', atLeast: 0.9 };
      }),
  }),
  mongo({
    name: 'MongoDB: rebuild of all views over 250,000 events vs its bare driver’s bulk writes of the same documents',
    run: async (bench) => {
      const events = bench.size(250_000, 5_000);
      const folder = await logOf(bench, events);
      const bare = new BareMongo();
      let made: Map<string, Document[]> | undefined;
      const rebuild = async () => {
        const prefix = ownPrefix();
        const office = await open(folder, 'nothing', onMongo(prefix));
        const rate = await perSecond(events, () => office.office.follow({ react: false }));
        await office.close();
        made ??= await bare.documentsUnder(prefix);
        await bare.drop(prefix);
        return rate;
      };
      const viaDriver = () => perSecond(events, () => bulkWrites(bare, made!));
      try {
        await rebuild();
        return { ...(await sideBySide(bench.size(4, 2), rebuild, viaDriver)), unit: 'events/s', atLeast: 0.6 };
      } finally {
        await bare.close();
      }
    },
  }),
  mongo({
    name: 'MongoDB: rebuild of all views over 50,000 events by two projectors vs by one',
    run: async (bench) => {
      const events = bench.size(50_000, 5_000);
      const folder = await logOf(bench, events);
      const bare = new BareMongo();
      const by = (projectors: number) => async () => {
        const prefix = ownPrefix();
        const rebuilt = await inChildren<SharedRebuilt>('shared-rebuild', projectors, [folder, prefix]);
        await bare.drop(prefix);
        return events / Math.max(...rebuilt.map(({ seconds }) => seconds));
      };
      try {
        return { ...(await sideBySide(bench.size(4, 2), by(2), by(1))), unit: 'events/s' };
      } finally {
        await bare.close();
      }
    },
  }),
];
