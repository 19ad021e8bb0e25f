import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SqliteEventStore } from '#event-store-sqlite';
import { ManualClock, type EventStore, type StoredEvent } from '#event-sourcing';
import { collect } from '#event-sourcing/testing';
import { NumberRegister } from './number-register.js';
import type { Intent } from './register.events.js';
import { formatNumber, parseNumber } from './number-format.js';

const intent = (id: string): Intent => ({
  command: 'FileCase',
  body: {},
  sent: { id, digest: '', target: `case-of-${id}`, actor: 'a' },
});

describe('number register', () => {
  let store: EventStore;
  const clock = new ManualClock('2018-01-01T00:00:00.000Z');
  const another = () => new NumberRegister(store, clock, (kind, year, n) => formatNumber('明湖', kind, year, n));
  beforeEach(() => {
    store = new SqliteEventStore({ file: ':memory:' });
  });

  test('numbers run from 1 per kind and year', async () => {
    const register = another();
    expect(await register.reserve('notice', 2018, intent('a'))).toBe('明湖整改〔2018〕1号');
    expect(await register.reserve('notice', 2018, intent('b'))).toBe('明湖整改〔2018〕2号');
    expect(await register.reserve('case', 2018, intent('c'))).toBe('明湖案〔2018〕1号');
    expect(await register.reserve('notice', 2019, intent('d'))).toBe('明湖整改〔2019〕1号');
  });

  test('the same command gets the same number, also twice at once and after a restart', async () => {
    const register = another();
    const twice = await Promise.all([
      register.reserve('case', 2018, intent('a')),
      register.reserve('case', 2018, intent('a')),
    ]);
    expect(new Set(twice).size).toBe(1);
    expect(await another().reserve('case', 2018, intent('a'))).toBe(twice[0]);
    expect(await collect(store.readAll())).toHaveLength(1);
  });

  test('a command id that holds a number for one case gets none for another: at once, later, in another process', async () => {
    const register = another();
    const elsewhere: Intent = { ...intent('a'), sent: { ...intent('a').sent, target: 'another-case' } };
    const both = await Promise.allSettled([
      register.reserve('case', 2018, intent('a')),
      register.reserve('case', 2018, elsewhere),
      another().reserve('case', 2018, elsewhere),
    ]);
    const [here, ...there] = both.map(({ status }) => status === 'fulfilled');
    expect(there).not.toContain(here);
    expect(await collect(store.readAll())).toHaveLength(1);
    for (const asked of [register, another()]) {
      const answers = await Promise.allSettled([
        asked.reserve('case', 2018, intent('a')),
        asked.reserve('case', 2018, elsewhere),
      ]);
      expect(answers.filter(({ status }) => status === 'rejected')).toMatchObject([
        { reason: { name: 'CommandIdReused' } },
      ]);
    }
    const [first] = await collect(store.readAll());
    const owner = (first!.data as { intent: Intent }).intent.sent.target === 'another-case' ? elsewhere : intent('a');
    const other = owner === elsewhere ? intent('a') : elsewhere;
    await register.release('case', 2018, other, 'is not its own');
    expect(await collect(store.readAll())).toHaveLength(1);
    await register.release('case', 2018, owner, 'refused');
    expect(await register.reserve('case', 2018, intent('b'))).toBe('明湖案〔2018〕1号');
  });

  test('a number that was given back is the next one to be taken', async () => {
    const register = another();
    for (const id of ['a', 'b', 'c']) await register.reserve('case', 2018, intent(id));
    await register.release('case', 2018, intent('b'), 'refused');
    await register.release('case', 2018, intent('b'), 'refused again');
    expect(await another().reserve('case', 2018, intent('d'))).toBe('明湖案〔2018〕2号');
    expect(await register.reserve('case', 2018, intent('e'))).toBe('明湖案〔2018〕4号');
  });

  test('whoever asks at once is served by few appends', async () => {
    const register = another();
    await Promise.all(Array.from({ length: 64 }, (_, n) => register.reserve('case', 2018, intent(`i${n}`))));
    const events = await collect(store.readAll());
    expect(events.map((e) => e.revision)).toEqual(Array.from({ length: 64 }, (_, n) => n));
  });

  test('any order of taking and giving back, by several processes: never a double, never a gap below a number in use', async () => {
    const step = fc.record({ id: fc.nat(12), give: fc.boolean(), process: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        store = new SqliteEventStore({ file: ':memory:' });
        const registers = [another(), another(), another()];
        await Promise.all(
          steps.map(({ id, give, process }) =>
            give
              ? registers[process]!.release('case', 2018, intent(`i${id}`), 'x')
              : registers[process]!.reserve('case', 2018, intent(`i${id}`)),
          ),
        );
        // Explained by hand: at each moment the numbers in use and those given back are exactly 1 … n.
        const used = new Set<number>();
        let highest = 0;
        for (const event of await collect(store.readAll())) {
          const { sequence } = event.data as { sequence: number };
          if (event.type === 'NumberReleased') expect(used.delete(sequence)).toBe(true);
          else {
            expect(used.has(sequence)).toBe(false);
            const free = Array.from({ length: highest }, (_, n) => n + 1).filter((n) => !used.has(n));
            expect(sequence).toBe(free[0] ?? highest + 1);
            used.add(sequence);
          }
          highest = Math.max(highest, sequence);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a number that came in with an imported case is not given again, and belongs to one case', async () => {
    const register = another();
    const sent = (target: string) => ({ ...intent(target).sent, target });
    const number = (sequence: number) => ({ kind: 'case' as const, year: 2018, sequence });
    expect(await register.adopt(number(7), sent('old'))).toBe('adopted');
    expect(await another().adopt(number(7), sent('old'))).toBe('adopted');
    expect(await another().adopt(number(7), sent('other'))).toBe('taken');
    expect(await another().reserve('case', 2018, intent('a'))).toBe('明湖案〔2018〕8号');
    expect(await register.adopt(number(8), sent('other'))).toBe('taken');
    expect(await register.adopt(number(3), sent('older'))).toBe('adopted');
  });

  test('a number far above the register is not taken without a word; nine digits are the most, for reading and giving', async () => {
    const register = another();
    const { sent } = intent('a');
    const number = (sequence: number) => ({ kind: 'case' as const, year: 2018, sequence });
    expect(await register.adopt(number(1_000), sent, 999)).toBe('far above');
    expect(await register.adopt(number(999), sent, 999)).toBe('adopted');
    expect(await register.adopt(number(1_000_000_000), sent)).toBe('far above');
    expect(await register.adopt(number(999_999_999), intent('b').sent)).toBe('adopted');
    await expect(register.reserve('case', 2018, intent('c'))).rejects.toMatchObject({
      refusal: { refused: 'numbers-used-up' },
    });
  });

  test('a number of ours is known however it is typed, and nobody else’s', () => {
    const eighth = { kind: 'case', year: 2018, sequence: 8 };
    const same = [
      '明湖案〔2018〕8号',
      '明湖案[2018]8号',
      '明湖案（2018）８号',
      '明湖案【２０１８】００８号',
      ' 明湖 案〔2018年〕第8号\u200b',
      '明湖案字〔2018〕8號',
      '明湖案﹝2018﹞8',
    ];
    for (const typed of same) expect([typed, parseNumber('明湖', typed)]).toEqual([typed, eighth]);
    expect(parseNumber('明湖', '明湖整改[2018]9号')).toEqual({ kind: 'notice', year: 2018, sequence: 9 });
    expect(parseNumber('明湖', '明湖案〔2018〕1234567890号')).toMatchObject({ sequence: 1_234_567_890 });
    for (const other of [
      '别处案〔2018〕8号',
      '大明湖案〔2018〕8号',
      '明湖案〔2018〕0号',
      '明湖函〔2018〕8号',
      '1-870704831',
    ])
      expect([other, parseNumber('明湖', other)]).toEqual([other, undefined]);
  });

  test('an append that fails gives nobody a number, and the next attempt works', async () => {
    const real = store;
    let broken = true;
    store = {
      ...bind(real),
      append: (...args) => (broken ? Promise.reject(new Error('disk full')) : real.append(...args)),
    };
    const register = another();
    await expect(register.reserve('case', 2018, intent('a'))).rejects.toThrow('disk full');
    broken = false;
    expect(await register.reserve('case', 2018, intent('b'))).toBe('明湖案〔2018〕1号');
  });
});

function bind(store: EventStore): EventStore {
  return {
    append: (...args) => store.append(...args),
    readStream: (...args): AsyncIterable<StoredEvent> => store.readStream(...args),
    readAll: (...args) => store.readAll(...args),
    subscribe: (...args) => store.subscribe(...args),
    head: () => store.head(),
    close: () => store.close(),
  };
}
