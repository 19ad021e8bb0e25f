import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SqliteDocumentStore } from '#documents-sqlite';
import { SqliteEventStore } from '#event-store-sqlite';
import {
  foldView,
  holdingAll,
  LeaseKeeper,
  Projector,
  ReactorRunner,
  reactorSchema,
  SharedProjections,
  SharedReactors,
  withTokens,
  type DocumentStore,
  type EventStore,
  type Lease,
  type Reactor,
  type View,
} from './index.js';
import { collect, sampleEvent } from './testing/index.js';

const TIMES = { beatMilliseconds: 10, expiryMilliseconds: 100 };
const NAMES = ['v0', 'v1', 'v2', 'v3', 'v4'];
const counting = (name: string): View<{ readonly seen: number }> => ({
  name,
  version: 1,
  fields: [],
  indexes: [],
  touches: () => ['all'],
  evolve: (before) => ({ seen: (before?.seen ?? 0) + 1 }),
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500 && !(await holds()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await holds()).toBe(true);
}

describe('work that several processes divide', () => {
  let log: EventStore;
  let documents: DocumentStore;
  const stops: (() => Promise<void>)[] = [];
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);

  beforeEach(() => {
    log = new SqliteEventStore({ file: ':memory:' });
    documents = new SqliteDocumentStore({ file: ':memory:' });
    errors.length = 0;
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await log.close();
    await documents.close();
  });

  /** Holds, as another process would; `freeze` is what SIGSTOP does, and `die` what SIGKILL does. */
  async function process(holder: string, names: readonly string[] = NAMES) {
    const held: Lease[] = [];
    let frozen = false;
    const leases = new Proxy(documents, {
      get: (target, key: keyof DocumentStore) => {
        const value = target[key] as (...args: unknown[]) => unknown;
        return (...args: unknown[]) => (frozen ? new Promise(() => undefined) : value.apply(target, args));
      },
    });
    const keeper = new LeaseKeeper({
      ...TIMES,
      leases,
      division: 'd',
      holder,
      names,
      onChange: async (now) => void held.splice(0, held.length, ...now),
      onError,
    });
    await keeper.start();
    return { held, keeper, freeze: () => (frozen = true), names: () => held.map(({ name }) => name).sort() };
  }

  test('is divided evenly, and no piece is held twice', async () => {
    const a = await process('a');
    stops.push(() => a.keeper.stop());
    await until(() => a.held.length === 5);
    const b = await process('b');
    stops.push(() => b.keeper.stop());
    await until(() => a.held.length === 3 && b.held.length === 2);
    expect([...a.names(), ...b.names()].sort()).toEqual(NAMES);
    const c = await process('c');
    await until(() => a.held.length === 2 && b.held.length === 2 && c.held.length === 1);
    await c.keeper.stop();
    await until(() => a.held.length + b.held.length === 5);
    expect([...a.names(), ...b.names()].sort()).toEqual(NAMES);
  });

  test('who takes much from a slow store goes on beating meanwhile', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `v${n}`);
    const calls: string[] = [];
    const slow = new Proxy(documents, {
      get: (target, key: keyof DocumentStore) => {
        const value = target[key] as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          calls.push(key);
          if (key === 'takeLease') await new Promise((resolve) => setTimeout(resolve, TIMES.beatMilliseconds));
          return value.apply(target, args);
        };
      },
    });
    const onChange = async () => undefined;
    const keeper = new LeaseKeeper({ ...TIMES, leases: slow, division: 'd', holder: 'a', names, onChange, onError });
    await keeper.start();
    await keeper.stop();
    const takes = calls.slice(0, calls.lastIndexOf('takeLease') + 1).join(' ');
    expect(takes).not.toMatch(/takeLease takeLease takeLease/);
    expect(takes.match(/takeLease/g)).toHaveLength(names.length + 1);
  });

  test('whose beat stands still loses its work; woken, it cannot write a checkpoint', async () => {
    const a = await process('a');
    await until(() => a.held.length === 5);
    const [lease] = a.held;
    const schema = counting('v0');
    await documents.fence(schema, lease!.token);
    const generation = await documents.begin(schema);
    a.freeze();
    const b = await process('b');
    stops.push(() => b.keeper.stop());
    expect(b.held).toEqual([]);
    await until(() => b.held.length === 5);
    await documents.fence(schema, b.held.find(({ name }) => name === lease!.name)!.token);
    const late = [{ schema, generation, writes: [], token: lease!.token }];
    await expect(documents.write(late, 'f'.repeat(16))).rejects.toThrow('another process has taken over');
  });

  test('views: two processes keep each view once, one that stops leaves its views to the other', async () => {
    const views = NAMES.map(counting);
    const start = async (holder: string) => {
      const shared = new SharedProjections({ ...TIMES, store: log, documents, views, holder, onError });
      await shared.start();
      return shared;
    };
    const shown = async () => {
      const folded = foldView(views[0]!, await collect(log.readAll())).get('all');
      for (const view of views) {
        const found = await documents.collection(view).get('all');
        if (JSON.stringify(found?.body) !== JSON.stringify(folded)) return false;
      }
      return true;
    };
    await log.append('s', [sampleEvent(), sampleEvent()], 'no-stream');
    const [a, b] = [await start('a'), await start('b')];
    stops.push(() => b.stop());
    await until(() => a.status().length === 3 && b.status().length === 2);
    await log.append('s', [sampleEvent()], 'any');
    await until(shown);
    await a.stop();
    await log.append('s', [sampleEvent()], 'any');
    await until(shown);
    expect(b.status()).toHaveLength(5);
    expect(errors).toEqual([]);
  });

  test('a rebuild by another process is followed by the one that keeps the view', async () => {
    const view = counting('v0');
    await log.append('s', [sampleEvent()], 'no-stream');
    const kept = new SharedProjections({ ...TIMES, store: log, documents, views: [view], holder: 'a', onError });
    await kept.start();
    stops.push(() => kept.stop());
    await until(async () => (await documents.collection(view).get('all')) !== undefined);
    const [before] = await documents.generations('v0');
    const rebuilding = new Projector({ store: log, documents, views: [view], givesUp: true });
    await rebuilding.build([view]);
    await rebuilding.stop();
    const [after] = await documents.generations('v0');
    expect(after!.number).not.toBe(before!.number);
    await log.append('s', [sampleEvent()], 'any');
    await until(async () => (await documents.collection(view).get<{ seen: number }>('all'))?.body.seen === 2);
    expect(errors).toEqual([]);
  });

  test('a rebuild that ended before the last events is followed, though nothing is written any more', async () => {
    const view = counting('v0');
    const [first] = await log
      .append('s', [sampleEvent(), sampleEvent()], 'no-stream')
      .then(() => collect(log.readAll()));
    const kept = new SharedProjections({ ...TIMES, store: log, documents, views: [view], holder: 'a', onError });
    await kept.start();
    stops.push(() => kept.stop());
    const seen = async () => (await documents.collection(view).get<{ seen: number }>('all'))?.body.seen;
    await until(async () => (await seen()) === 2);
    const generation = await documents.begin(view);
    const writes = [{ id: 'all', position: first!.position, body: { seen: 1 } }];
    await documents.write([{ schema: view, generation, writes }], first!.position);
    await documents.activate(view, generation);
    await until(async () => (await seen()) === 2);
    expect((await documents.generations('v0'))[0]).toMatchObject({ number: generation.number });
    expect(errors).toEqual([]);
  });

  test('views of another log are left as they are, and told of, until somebody clears them', async () => {
    const view = counting('v0');
    await documents.setOrigin('another log');
    const generation = await documents.begin(view);
    await documents.write(
      [{ schema: view, generation, writes: [{ id: 'all', position: 'f', body: { seen: 9 } }] }],
      'f',
    );
    await documents.activate(view, generation);
    await log.append('s', [sampleEvent()], 'no-stream');
    const shared = new SharedProjections({ ...TIMES, store: log, documents, views: [view], holder: 'a', onError });
    await shared.start();
    stops.push(() => shared.stop());
    await until(() => errors.length > 0);
    expect(String(errors[0])).toContain('is not the one that the views beside it were made from');
    expect((await documents.collection(view).get('all'))?.body).toEqual({ seen: 9 });
    await documents.clear();
    await until(async () => (await documents.collection(view).get<{ seen: number }>('all'))?.body.seen === 1);
  });

  test('reactors and the clock: of one process each, and what one has handled the next one does not handle again', async () => {
    const reacted: string[] = [];
    const ticks: string[] = [];
    const { type } = sampleEvent();
    const start = async (holder: string) => {
      const reactors: Reactor[] = ['r', 'q'].map((name) => ({
        name,
        types: [type],
        react: async (event) => void reacted.push(`${name} ${event.revision}`),
      }));
      const tick = async () => void ticks.push(holder);
      const options = { ...TIMES, store: log, documents, holder, onError, reactors, tick, tickMilliseconds: 5 };
      const shared = new SharedReactors(options);
      await shared.start();
      return shared;
    };
    await log.append('s', [sampleEvent()], 'no-stream');
    const a = await start('a');
    await until(() => reacted.length === 2 && ticks.length > 0);
    await until(async () => (await documents.generations('reactor_r'))[0]!.checkpoint !== '');
    await a.stop();
    expect(new Set(ticks)).toEqual(new Set(['a']));
    const b = await start('b');
    stops.push(() => b.stop());
    await log.append('s', [sampleEvent()], 'any');
    await until(() => reacted.includes('r 1') && reacted.includes('q 1'));
    expect([...reacted].sort()).toEqual(['q 0', 'q 1', 'r 0', 'r 1']);
    await until(() => ticks.at(-1) === 'b');
    expect(errors).toEqual([]);
  });

  test('the progress of a reactor whose lease was taken over is refused, and it goes no further', async () => {
    const { type } = sampleEvent();
    const reacted: number[] = [];
    let go = (): void => undefined;
    const woken = new Promise<void>((resolve) => (go = resolve));
    const reactor: Reactor = {
      name: 'r',
      types: [type],
      react: async ({ revision }) => {
        if (revision === 1) await woken;
        reacted.push(revision);
      },
    };
    const schema = reactorSchema(reactor);
    const stale = (await documents.takeLease('reactor:r', 'a', undefined))!;
    await documents.fence(schema, stale.token);
    const runner = new ReactorRunner({
      store: log,
      documents: withTokens(documents, new Map([[schema.name, stale.token]])),
      reactors: [reactor],
      onError: (_reactor, error) => onError(error),
    });
    stops.push(() => runner.stop());
    await log.append('s', [sampleEvent()], 'no-stream');
    await runner.start();
    const progress = async () => (await documents.generations(schema.name))[0]?.checkpoint;
    await until(async () => ((await progress()) ?? '') !== '');
    const before = await progress();
    await log.append('s', [sampleEvent()], 'any');
    // Frozen in the middle of it; another one takes the reactor over meanwhile.
    const taken = (await documents.takeLease('reactor:r', 'b', stale))!;
    await documents.fence(schema, taken.token);
    go();
    await until(() => errors.length > 0);
    expect(String(errors[0])).toContain('another process has taken over the work on reactor_r');
    expect([await progress(), reacted]).toEqual([before, [0, 1]]);
    await log.append('s', [sampleEvent()], 'any');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([reacted, errors.length]).toEqual([[0, 1], 1]);
  });

  describe('all is cleared by one who holds every lease', () => {
    const { expiryMilliseconds } = TIMES;
    const clear = () => holdingAll(documents, 'c', expiryMilliseconds, () => documents.clear());

    test('not beside a process that works, which goes on', async () => {
      const a = await process('a');
      stops.push(() => a.keeper.stop());
      await until(() => a.held.length === 5);
      await documents.setOrigin('log');
      await expect(clear()).rejects.toThrow(/^the process a keeps these views/);
      expect(await documents.origin()).toBe('log');
      await new Promise((resolve) => setTimeout(resolve, 3 * TIMES.beatMilliseconds));
      expect(a.held).toHaveLength(5);
    });

    test('after one that is gone, and who takes the work up again has the next token', async () => {
      const a = await process('a');
      await until(() => a.held.length === 5);
      a.freeze();
      await documents.setOrigin('log');
      await clear();
      expect(await documents.origin()).toBeUndefined();
      const leases = (await documents.leases()).filter(({ name }) => NAMES.includes(name));
      expect(leases).toEqual(NAMES.map((name) => ({ name, holder: '', token: 2, beat: expect.any(Number) })));
    });

    test('not where another was faster to take one up', async () => {
      const first = (await documents.takeLease('v0', 'a', undefined))!;
      await documents.releaseLease(first);
      const racing = new Proxy(documents, {
        get: (target, key: keyof DocumentStore) => {
          if (key !== 'takeLease') return (target[key] as (...args: unknown[]) => unknown).bind(target);
          return async (name: string, holder: string, seen: Lease) => {
            await target.takeLease(name, 'b', seen);
            return target.takeLease(name, holder, seen);
          };
        },
      });
      const cleared = holdingAll(racing, 'c', expiryMilliseconds, () => Promise.reject(new Error('it was cleared')));
      await expect(cleared).rejects.toThrow(/^the process .* keeps these views/);
    });
  });
});
