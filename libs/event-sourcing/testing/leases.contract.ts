import { expect, test } from '@jest/globals';
import { GenerationGone, LeaseLost, START, withTokens, type CollectionSchema, type DocumentStore } from '../index.js';

const at = (n: number) => n.toString(16).padStart(16, '0');

/** Who may work on a view, where several processes would: what `leases.ts` says, on any store. */
export function describeLeases(storeOf: () => DocumentStore, schemaOf: () => CollectionSchema): void {
  const leaseOf = async (name: string) => (await storeOf().leases()).find((lease) => lease.name === name);

  test('one takes a lease, and another one only what is as they saw it', async () => {
    const store = storeOf();
    const name = `view:${schemaOf().name}@1`;
    const [a, b] = await Promise.all([
      store.takeLease(name, `${name} a`, undefined),
      store.takeLease(name, `${name} b`, undefined),
    ]);
    expect([a, b].filter(Boolean)).toHaveLength(1);
    const first = (a ?? b)!;
    expect(await leaseOf(name)).toEqual(first);
    await store.beatLeases(first.holder);
    expect(await store.takeLease(name, 'c', first)).toBeUndefined();
    const seen = await leaseOf(name);
    expect(seen).toEqual({ ...first, beat: first.beat + 1 });
    const taken = (await store.takeLease(name, 'c', seen))!;
    expect(taken).toMatchObject({ name, holder: 'c', token: first.token + 1 });
    await store.beatLeases(first.holder);
    expect(await leaseOf(name)).toEqual(taken);
    await store.releaseLease(first);
    expect((await leaseOf(name))?.holder).toBe('c');
    await store.releaseLease(taken);
    expect(await leaseOf(name)).toMatchObject({ holder: '', token: taken.token });
  });

  test('a stale holder cannot move a checkpoint, begin or activate; what is written at a position stays so', async () => {
    const store = storeOf();
    const schema = schemaOf();
    const [generation] = await store.generations(schema.name);
    const write = (token: number | undefined, n: number) =>
      store.write(
        [{ schema, generation: generation!, token, writes: [{ id: 'a', position: at(n), body: { size: n } }] }],
        at(n),
      );
    await store.fence(schema, 1);
    await write(1, 1);
    await store.fence(schema, 2);
    await expect(write(1, 5)).rejects.toThrow(LeaseLost);
    await expect(store.begin({ ...schema }, 1)).rejects.toThrow(LeaseLost);
    await expect(store.activate(schema, generation!, 1)).rejects.toThrow(LeaseLost);
    await expect(store.fence(schema, 1)).rejects.toThrow(LeaseLost);
    expect((await store.generations(schema.name))[0]!.checkpoint).toBe(at(1));
    await store.fence(schema, 2);
    await write(2, 5);
    await write(2, 4);
    expect((await store.generations(schema.name))[0]!.checkpoint).toBe(at(5));
    expect((await store.collection(schema).get('a'))?.body).toEqual({ size: 5 });
    // Another version is another piece of work.
    expect((await store.begin({ ...schema, version: 2 }, 1)).checkpoint).toBe(START);
  });

  test('whoever holds the lease is told that its generation is gone', async () => {
    const store = storeOf();
    const schema = schemaOf();
    const [old] = await store.generations(schema.name);
    await store.fence(schema, 1);
    const fenced = withTokens(store, new Map([[schema.name, 1]]));
    const next = await fenced.begin(schema);
    await fenced.activate(schema, next);
    await expect(fenced.write([{ schema, generation: old!, writes: [] }], at(3))).rejects.toThrow(GenerationGone);
    await fenced.write([{ schema, generation: next, writes: [] }], at(3));
    expect(await fenced.generations(schema.name)).toEqual([{ ...next, active: true, checkpoint: at(3) }]);
    await expect(fenced.clear()).rejects.toThrow(LeaseLost);
  });
}
