import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SqliteEventStore } from '#event-store-sqlite';
import {
  CommandIdReused,
  CommandRefused,
  CommandRunner,
  ManualClock,
  StaleRevision,
  refuse,
  timeOrderedIds,
  type CommandEnvelope,
  type Decider,
  type DomainEvent,
  type EventStore,
} from './index.js';
import { collect } from './testing/index.js';

type Counted = DomainEvent<'Counted', { by: number }>;
const counter: Decider<number, { by: number }, Counted> = {
  initialState: 0,
  decide: (state, { by }) =>
    by < 0
      ? refuse('forwards', { zh: '只往前数', en: 'a counter counts forwards' }, { state: String(state) })
      : Array.from({ length: by }, () => ({ type: 'Counted' as const, data: { by: 1 } })),
  evolve: (state, event) => state + event.data.by,
  subject: () => ({ communityId: 'c' }),
};
const catalogue = { Counted: { schema: 1 } };
const envelope = (id: string, more: Partial<CommandEnvelope> = {}): CommandEnvelope => ({
  id,
  digest: `of ${id}`,
  actor: 'a',
  ...more,
});

describe('command runner', () => {
  let store: EventStore;
  let runner: CommandRunner<number, { by: number }, Counted>;
  const another = (at = store) =>
    new CommandRunner({
      store: at,
      clock: new ManualClock('2018-01-01T00:00:00.000Z'),
      decider: counter,
      catalogue,
      prefix: 'counter',
    });
  const count = (id: string, by: number, more?: Partial<CommandEnvelope>) =>
    runner.run('1', { by }, envelope(id, more), {});

  beforeEach(() => {
    store = new SqliteEventStore({ file: ':memory:' });
    runner = another();
  });

  test('appends what was decided, stamped with who, when, why and about whom', async () => {
    const outcome = await count('k1', 2, { occurredAt: '2017-12-31T00:00:00.000Z', causationId: 'cause' });
    expect(outcome).toMatchObject({ stream: 'counter-1', revision: 1, repeated: false });
    const [event] = await collect(store.readStream('counter-1'));
    expect(event!.metadata).toEqual({
      actor: 'a',
      occurredAt: '2017-12-31T00:00:00.000Z',
      commandId: 'k1',
      commandDigest: 'of k1',
      causationId: 'cause',
      communityId: 'c',
    });
  });

  test('what a sender’s clock says up to five minutes ahead happened now; further ahead it stays as it was sent', async () => {
    await count('k1', 1, { occurredAt: '2018-01-01T00:05:00.000Z' });
    await count('k2', 1, { occurredAt: '2018-01-01T00:05:00.001Z' });
    const moments = (await collect(store.readStream('counter-1'))).map(({ metadata }) => metadata.occurredAt);
    expect(moments).toEqual(['2018-01-01T00:00:00.000Z', '2018-01-01T00:05:00.001Z']);
  });

  test('a repeated command adds nothing and gives the first answer, also in another process', async () => {
    const first = await count('k1', 2);
    await count('k2', 1);
    const again = await count('k1', 2);
    expect(again).toEqual({ ...first, events: again.events, repeated: true });
    expect(again.events.map((e) => e.id)).toEqual(first.events.map((e) => e.id));
    expect(await another().run('1', { by: 2 }, envelope('k1'), {})).toEqual(again);
    expect(await collect(store.readStream('counter-1'))).toHaveLength(3);
  });

  test('of two processes that use one id for two contents at once, one is refused: the store took the other one', async () => {
    const both = Promise.withResolvers<void>();
    let appending = 0;
    const meeting: EventStore = Object.assign(Object.create(store) as EventStore, {
      append: async (...args: Parameters<EventStore['append']>) => {
        appending += 1;
        if (appending === 2) both.resolve();
        await both.promise;
        return store.append(...args);
      },
    });
    const here = (by: number, digest: string) => another(meeting).run('1', { by }, envelope('k1', { digest }), {});
    // The first events of both are alike; what is refused for good takes the place of an event too.
    const run = await Promise.allSettled([here(2, 'two'), here(1, 'one')]);
    expect(run.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { reason } = run.find((one) => one.status === 'rejected')!;
    expect(reason).toBeInstanceOf(CommandIdReused);

    appending = 0;
    const event = { type: 'Counted' as const, data: { by: 7 } };
    const declined = another(meeting).decline('2', envelope('k2'), event);
    const taken = another(meeting).run('2', { by: 1 }, envelope('k2'), {});
    const [how, { events }] = await Promise.all([declined, taken]);
    const stored = await collect(store.readStream('counter-2'));
    expect(stored.map(({ data }) => data)).toEqual(events.map(({ data }) => data));
    expect(how).toBe((stored[0]!.data as Counted['data']).by === 7 ? 'declined' : 'handled');
  });

  test('ids of events sort as their commands were sent, and are the same for the same command', async () => {
    let now = Date.parse('2018-01-01T00:00:00.000Z');
    const ids = timeOrderedIds(() => (now += 1_000));
    const sent = Array.from({ length: 5 }, () => ids.next());
    for (const id of sent) await count(id, 2);
    const written = (await collect(store.readStream('counter-1'))).map(({ id }) => id);
    expect(new Set(written).size).toBe(10);
    const times = (all: readonly string[]) => all.map((id) => id.slice(0, 13));
    expect(times(written)).toEqual(times(sent.flatMap((id) => [id, id])));
    for (const id of written) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const elsewhere = another(new SqliteEventStore({ file: ':memory:' }));
    for (const id of sent) {
      const { events } = await elsewhere.run('1', { by: 2 }, envelope(id), {});
      expect(events.map((event) => event.id)).toEqual(written.splice(0, 2));
    }
  });

  test('the same id with another content is refused', async () => {
    await count('k1', 2);
    await expect(count('k1', 3, { digest: 'other' })).rejects.toThrow(CommandIdReused);
  });

  test('a refusal stores nothing and carries rule and state', async () => {
    await count('k1', 2);
    const error = await count('k2', -1).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CommandRefused);
    expect((error as CommandRefused).refusal).toMatchObject({ refused: 'forwards', state: '2' });
    expect((await runner.load('1')).revision).toBe(1);
  });

  test('a stale revision is refused, with the actual one', async () => {
    await count('k1', 2);
    await expect(count('k2', 1, { expectedRevision: 0 })).rejects.toThrow(StaleRevision);
    expect((await count('k3', 1, { expectedRevision: 1 })).revision).toBe(2);
  });

  test('nothing to do is an answer', async () => {
    expect(await count('k1', 0)).toMatchObject({ revision: -1, events: [] });
    await count('k2', 1);
    expect(await count('k3', 0)).toMatchObject({ revision: 0, events: [] });
  });

  test('a check takes nothing and throws what the command would throw', async () => {
    expect(await runner.check('1', { by: 1 }, envelope('k1'), {})).toBe('allowed');
    await expect(runner.check('1', { by: -1 }, envelope('k1'), {})).rejects.toThrow(CommandRefused);
    expect((await runner.load('1')).revision).toBe(-1);
    await count('k1', 1);
    expect(await runner.check('1', { by: 1 }, envelope('k1'), {})).toBe('handled');
  });

  test('races of several processes, with repetitions, end in the same sum', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ key: fc.nat(9), by: fc.nat(3) }), { maxLength: 30 }), async (commands) => {
        store = new SqliteEventStore({ file: ':memory:' });
        const processes = [another(), another(), another()];
        const wanted = new Map(commands.map(({ key, by }) => [key, by]));
        await Promise.all(
          commands.map(({ key }, n) => processes[n % 3]!.run('1', { by: wanted.get(key)! }, envelope(`k${key}`), {})),
        );
        const sum = [...wanted.values()].reduce((a, b) => a + b, 0);
        expect((await another().load('1')).state).toBe(sum);
        expect(await collect(store.readStream('counter-1'))).toHaveLength(sum);
      }),
      { numRuns: 30 },
    );
  });
});
