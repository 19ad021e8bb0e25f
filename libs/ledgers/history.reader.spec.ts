import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SqliteDocumentStore } from '#documents-sqlite';
import {
  deriveId,
  type AnyView,
  type DocumentStore,
  type Generation,
  type EventStore,
  type NewEvent,
  type StoredEvent,
} from '#event-sourcing';
import { SqliteEventStore } from '#event-store-sqlite';
import { FollowUps, moveView, readConfig, timelineView, ViewReader } from '#platform';
import { HistoryReader } from './history.reader.js';
import type { HistoryQuery } from './ledger.queries.js';

const PLACES = ['a', 'b'] as const;
type PlaceId = (typeof PLACES)[number];
/** A step of one of some cases: something happens where it is, or it is moved. */
type Step = { readonly of: number; readonly moveTo?: PlaceId };

function eventsOf(steps: readonly Step[]): (NewEvent & { readonly stream: string })[] {
  const where = new Map<number, PlaceId>();
  return steps.map(({ of, moveTo }, n) => {
    const before = where.get(of);
    const siteId = moveTo ?? before ?? PLACES[of % 2]!;
    where.set(of, siteId);
    const metadata = {
      actor: 'x',
      occurredAt: '2018-01-01T00:00:00.000Z',
      commandId: `${n}`,
      commandDigest: '',
      siteId,
    };
    const recordedAt = `2018-01-01T00:${String(n).padStart(2, '0')}:00.000Z`;
    const common = { id: deriveId('step', String(n)), schema: 1, metadata, recordedAt, stream: `case-${of}` };
    if (!before || !moveTo) return { ...common, type: 'ProblemReported', data: {} };
    return { ...common, type: 'RecordCorrected', data: { field: 'siteId', previous: before, value: moveTo } };
  });
}

/** By its definition: the events at the place, all of what was moved there up to then, and the move of what left. */
function historyOf(place: string, log: readonly StoredEvent[]): StoredEvent[] {
  const moves = log.filter(({ type }) => type === 'RecordCorrected');
  const value = ({ data }: StoredEvent, name: string) => (data as Record<string, string>)[name];
  return log.filter(
    (event) =>
      event.metadata.siteId === place ||
      moves.some(
        (move) =>
          move.stream === event.stream &&
          value(move, 'previous') !== value(move, 'value') &&
          ((value(move, 'value') === place && event.position <= move.position) ||
            (value(move, 'previous') === place && event.position === move.position)),
      ),
  );
}

/** Shows a view up to an event of the log. */
async function show(documents: DocumentStore, view: AnyView, log: readonly StoredEvent[]): Promise<void> {
  const [known] = await documents.generations(view.name);
  const generation = known ?? (await documents.begin(view));
  if (log.length > 0) await write(documents, view, generation, log);
  if (!known) await documents.activate(view, generation);
}

async function write(documents: DocumentStore, view: AnyView, generation: Generation, log: readonly StoredEvent[]) {
  const writes = log.flatMap((event) =>
    view
      .touches(event)
      .map((id) => ({ id, position: event.position, body: view.evolve(undefined, event, id) ?? null })),
  );
  await documents.write([{ schema: view, generation, writes }], log.at(-1)!.position);
}

async function withHistory<T>(
  steps: readonly Step[],
  run: (reader: HistoryReader, log: StoredEvent[], documents: DocumentStore) => Promise<T>,
  finds: 'at once' | 'by streams' = 'at once',
): Promise<T> {
  const store: EventStore = new SqliteEventStore({ file: ':memory:' });
  const documents = new SqliteDocumentStore({ file: ':memory:' });
  try {
    for (const { stream, ...event } of eventsOf(steps)) await store.append(stream, [event], 'any');
    const log: StoredEvent[] = [];
    for await (const event of store.readAll()) log.push(event);
    if (finds === 'by streams') Object.assign(store, { readAt: undefined });
    return await run(
      new HistoryReader(new ViewReader(documents, store, readConfig({}), new FollowUps()), store),
      log,
      documents,
    );
  } finally {
    await store.close();
    await documents.close();
  }
}

const positions = (events: readonly StoredEvent[]) => events.map(({ position }) => position);
const eventsOfPage = async (reader: HistoryReader, ...asked: Parameters<HistoryReader['page']>) =>
  (await reader.page(...asked)).events;
const query = (fields: Partial<HistoryQuery>) => fields as HistoryQuery;

const step = fc.record({
  of: fc.integer({ min: 0, max: 3 }),
  moveTo: fc.option(fc.constantFrom(...PLACES), { nil: undefined }),
});
const some = fc.array(step, { minLength: 2, maxLength: 25 });

test('each page is what the log was when both views had seen it, wherever they are', async () => {
  const shares = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
  const size = fc.integer({ min: 1, max: 6 });
  await fc.assert(
    fc.asyncProperty(
      some,
      shares,
      size,
      fc.constantFrom('at once' as const, 'by streams' as const),
      (steps, [timeline, moves], limit, finds) =>
        withHistory(
          steps,
          async (reader, log, documents) => {
            const seen = [timeline, moves].map((share) => Math.round(share * log.length));
            await show(documents, timelineView, log.slice(0, seen[0]));
            await show(documents, moveView, log.slice(0, seen[1]));
            const both = log.slice(0, Math.min(...seen));
            for (const place of PLACES) {
              const expected = positions(historyOf(place, both));
              expect(positions(await eventsOfPage(reader, 'site', place, query({})))).toEqual(expected);
              const paged: string[] = [];
              for (;;) {
                const page = await eventsOfPage(reader, 'site', place, query({ limit, after: paged.at(-1) }));
                expect(page.length).toBeLessThanOrEqual(limit);
                paged.push(...positions(page));
                if (page.length < limit) break;
              }
              expect(paged).toEqual(expected);
            }
            await show(documents, timelineView, log.slice(seen[0]));
            await show(documents, moveView, log.slice(seen[1]));
            for (const place of PLACES) {
              const after = positions(historyOf(place, both)).at(-1);
              const rest = positions(await eventsOfPage(reader, 'site', place, query({ after })));
              expect(rest).toEqual(positions(historyOf(place, log)).filter((position) => position > (after ?? '')));
            }
          },
          finds,
        ),
    ),
    { numRuns: 150 },
  );
});

test('what was moved after a moment is where it was then', async () => {
  const steps: Step[] = [{ of: 0 }, { of: 0 }, { of: 0, moveTo: 'b' }, { of: 0 }];
  await withHistory(steps, async (reader, log, documents) => {
    for (const view of [timelineView, moveView]) await show(documents, view, log);
    const at = (n: number) => log[n]!.position;
    const history = async (place: PlaceId, fields: Partial<HistoryQuery> = {}) =>
      positions(await eventsOfPage(reader, 'site', place, query(fields)));
    expect(await history('a')).toEqual([at(0), at(1), at(2)]);
    expect(await history('b')).toEqual([at(0), at(1), at(2), at(3)]);
    const until = (n: number) => ({ recordedUntil: log[n]!.recordedAt });
    expect(await history('a', until(1))).toEqual([at(0), at(1)]);
    expect(await history('b', until(1))).toEqual([]);
    expect(await history('b', until(2))).toEqual([at(0), at(1), at(2)]);
    expect(await history('a', { occurredUntil: log[1]!.metadata.occurredAt })).toEqual([at(0), at(1), at(2)]);
  });
});
