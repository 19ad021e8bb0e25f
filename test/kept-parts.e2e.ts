import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SqliteDocumentStore } from '#documents-sqlite';
import { SqliteEventStore } from '#event-store-sqlite';
import {
  foldView,
  ManualClock,
  partsOf,
  Projector,
  RECORD_CORRECTED,
  type AnyView,
  type StoredEvent,
} from '#event-sourcing';
import { collect } from '#event-sourcing/testing';
import { openBackends, rooms, viewsFor } from '#office';
import { readConfig } from '#platform';
import { eventsOf, run, temporaryFolder } from './service.js';
import { smallDemo } from './small-demo.js';

/** The histories of a small year by their streams; of each kind of stream some. */
const folder = temporaryFolder();
let views: readonly AnyView[];
let byKind: Map<string, readonly StoredEvent[][]>;

beforeAll(async () => {
  const data = ['--data', join(folder.path, 'year')];
  expect(run(['demo', '--no-serve', ...smallDemo, ...data]).status).toBe(0);
  const file = join(folder.path, 'year.ndjson');
  expect(run(['export', '--out', file, ...data]).status).toBe(0);
  const streams = Map.groupBy(eventsOf(readFileSync(file, 'utf8')), ({ stream }) => stream);
  byKind = Map.groupBy(streams.values(), ([first]) => kindOf(first!.stream));
  const config = readConfig({}, { dataFolder: join(folder.path, 'year') });
  const backends = await openBackends(config, { role: 'reader', purpose: 'inspecting', clock: new ManualClock(END) });
  views = viewsFor(backends).filter(({ parts }) => parts);
  await backends.close();
}, 120_000);
afterAll(() => folder.remove());

const END = '2019-01-01T00:00:00.000Z';
const kindOf = (stream: string) => kinds.find((kind) => stream.startsWith(`${kind}-`)) ?? stream;
const aggregates = rooms.flatMap((room) => room.kinds).map(({ aggregate }) => aggregate);
/** The longest first: one name may begin with another. */
const kinds = aggregates.map(({ stream }) => stream).sort((a, b) => b.length - a.length);
const voidsOf = (kind: string) =>
  Object.keys(aggregates.find(({ stream }) => stream === kind)?.catalogue ?? {}).filter((type) =>
    /Voided$|Retired$|Restored$|Dissolved$|Revoked$/.test(type),
  );

type Turn = readonly [what: 'next' | 'void' | 'moment' | 'again', pick: number];

/** A history with what may come between: it ends, begins anew under its own id, and its moments turn out to be others. */
function goesOn(history: readonly StoredEvent[], turns: readonly Turn[]): StoredEvent[] {
  const made: StoredEvent[] = [];
  let next = 0;
  const add = (event: StoredEvent, type: string, eventData: object, occurredAt: string) => {
    const id = `${event.id.slice(0, 24)}${String(made.length).padStart(12, '0')}`;
    made.push({ ...event, id, type, schema: 1, data: eventData, metadata: { ...event.metadata, occurredAt } });
  };
  for (const [what, pick] of turns) {
    const target = made[pick % Math.max(made.length, 1)];
    if (what === 'next' || !target) {
      const event = history[next % history.length]!;
      add(event, event.type, event.data, event.metadata.occurredAt);
      made[made.length - 1] = { ...made.at(-1)!, schema: event.schema };
      next += 1;
    } else if (what === 'moment' && target.type !== RECORD_CORRECTED) {
      const value = history[pick % history.length]!.metadata.occurredAt;
      const correction = { eventId: target.id, eventType: target.type, field: 'occurredAt', reason: 'r' };
      add(target, RECORD_CORRECTED, { ...correction, previous: null, value }, target.metadata.occurredAt);
    } else if (what === 'void') {
      const types = voidsOf(kindOf(target.stream));
      if (types.length > 0) add(target, types[pick % types.length]!, { reason: 'r' }, made.at(-1)!.metadata.occurredAt);
    } else if (what === 'again') next = 0;
  }
  return made;
}

const turn: fc.Arbitrary<Turn> = fc.tuple(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('next' as const) },
    fc.constantFrom('void' as const, 'moment' as const, 'again' as const),
  ),
  fc.nat(1_000),
);

test.each([1, 7, 500])(
  '%i events a time: the parts that are kept are those of one fold',
  async (batchSize) => {
    const streams = fc.array(
      fc.record({ pick: fc.nat(1_000), turns: fc.array(turn, { minLength: 8, maxLength: 30 }) }),
      {
        minLength: byKind.size,
        maxLength: byKind.size,
      },
    );
    const there = new Set<string>();
    await fc.assert(
      fc.asyncProperty(streams, fc.constantFrom(3, 7_000), async (list, mostHeld) => {
        const store = new SqliteEventStore({ file: ':memory:' });
        const documents = new SqliteDocumentStore({ file: ':memory:' });
        const histories = [...byKind.values()].map((all, n) => {
          const { pick, turns } = list[n]!;
          return goesOn(all[pick % all.length]!, turns);
        });
        for (let n = 0; histories.some((history) => n < history.length); n += 3)
          for (const history of histories) {
            const some = history.slice(n, n + 3);
            if (some.length > 0) await store.append(some[0]!.stream, some, 'any');
            if (n === 6 && history === histories[0]) await follow();
          }
        await follow();
        const events = await collect(store.readAll());
        for (const view of views) {
          const folded = foldView(view, events);
          for (const part of view.parts ?? []) {
            const { documents: kept } = await documents.collection(part).query<object>({});
            // Of two of one id, which no rule allows, the first.
            const plain = (bodies: Iterable<readonly [string, object]>) =>
              JSON.parse(JSON.stringify(Object.fromEntries([...bodies].reverse()))) as Record<string, object>;
            const right = plain(partsOf(part, folded));
            expect([part.name, plain(kept.map(({ id, body }) => [id, body]))]).toEqual([part.name, right]);
            if (kept.length > 0) there.add(part.name);
          }
        }
        await store.close();
        await documents.close();

        async function follow() {
          const projector = new Projector({ store, documents, views, batchSize, mostHeld, givesUp: true });
          await projector.start();
          await projector.stop();
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
    // Not of nothing: most of the parts that the rooms have were there.
    const all = views.flatMap((view) => view.parts ?? []);
    expect(there.size).toBeGreaterThan(all.length * 0.6);
  },
  300_000,
);
