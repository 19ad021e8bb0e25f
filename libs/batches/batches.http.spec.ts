import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';
import { enterRows } from './enter-rows.js';
import type { BatchAnswer } from './index.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;
beforeAll(async () => {
  house = await openTestOffice('2018-06-01T00:00:00.000Z');
  await house.post('/communities', { communityId: 'c1', name: 'c1', occurredAt: '2018-01-01T09:00:00+08:00' });
});
afterAll(() => house.close());

const site = (siteId: string) => ({ siteId, name: siteId, kind: 'venue', communityId: 'c1' });
const profile = (siteId: string) => ({
  siteId,
  areaM2: 100,
  ownership: 'own',
  functions: ['阅览'],
  signsUnified: true,
  keeper: 'wang',
});

async function enter(rows: readonly object[], key?: string): Promise<{ status: number; body: BatchAnswer }> {
  const headers = {
    'x-actor': 'li.ming',
    'accept-language': 'en',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  const response = await house.app.inject({ method: 'POST', url: '/api/batches', payload: { rows }, headers });
  return { status: response.statusCode, body: response.json() };
}

test('rows are entered in their order, and each is answered by itself', async () => {
  const rows = [
    { kind: 'site', command: 'register', fields: site('s1') },
    { kind: 'venue', command: 'SetVenueProfile', fields: profile('s1') },
    { kind: 'venue', command: 'use', id: 's1', fields: { what: '阅读', uses: 2, persons: 30 } },
    { kind: 'venue', command: 'use', id: 's2', fields: { what: '阅读', uses: 2, persons: 30 } },
    { kind: 'venue', command: 'use', id: 's1', fields: { what: '阅读', uses: 0, persons: 30, more: 1 } },
    { kind: 'site', command: 'register', fields: site('s1') },
    { kind: 'venue', command: 'say-idle', id: 's1', fields: { days: 1 } },
    { kind: 'village', command: 'use', fields: {} },
    { kind: 'venue', command: 'use', fields: { what: '阅读', uses: 2, persons: 30 } },
    { kind: 'venue', command: 'set-profile', id: 's3', fields: profile('s1') },
  ];
  const { status, body } = await enter(rows, 'sheet');
  expect(status).toBe(200);
  expect(body).toMatchObject({ done: 3, refused: 7 });
  expect(body.results.map(({ row, done, status: s, rule }) => [row, done, s ?? rule])).toEqual([
    [1, true, undefined],
    [2, true, undefined],
    [3, true, undefined],
    [4, false, 404],
    [5, false, 400],
    [6, false, 409],
    [7, false, 400],
    [8, false, 400],
    [9, false, 400],
    [10, false, 400],
  ]);
  expect(body.results[4]!.errors!.map(({ field }) => field).sort()).toEqual(['more', 'uses']);
  expect(body.results[5]).toMatchObject({ rule: expect.any(String), detail: expect.any(String) });
  const before = (await house.events()).length;
  expect((await enter(rows, 'sheet')).body).toEqual(body);
  expect(await house.events()).toHaveLength(before);
  expect((await house.get('/venues/s1')).body.uses).toHaveLength(1);
});

test('a batch without rows, or with more than one sheet holds, is refused as a whole', async () => {
  expect((await enter([])).status).toBe(400);
  const row = { kind: 'venue', command: 'use', id: 's1', fields: {} };
  expect((await enter(Array.from({ length: 501 }, () => row))).status).toBe(400);
});

test('what has no handler is not offered, and a fault in one row stops no other', async () => {
  const row = { kind: 'venue', id: 's1', fields: { what: '下棋', uses: 1, persons: 1 }, command: 'use' };
  const offered = { ...row, command: 'confirm-correction', fields: { proposalId: 'p' } };
  const another = { ...row, fields: { ...row.fields, what: '讲座' } };
  const { status, body } = await enter([row, offered, { ...offered, command: 'RejectCorrection' }, another]);
  expect(status).toBe(200);
  expect(body.results.map(({ done, status: s }) => [done, s])).toEqual([
    [true, undefined],
    [false, 400],
    [false, 400],
    [true, undefined],
  ]);
  // What is called otherwise than its route is refused with the name that it has now.
  const old = await enter([{ ...row, command: 'record-use' }]);
  expect(old.body.results).toMatchObject([{ done: false, status: 400, detail: expect.stringMatching(/ use\b/) }]);
  const unknown = { kind: 'correction', command: 'confirm', id: 'nothing', fields: {} };
  expect((await enter([unknown])).body.results).toMatchObject([{ done: false, status: 404 }]);
  const act = async ({ command }: { command: string }) => {
    if (command === 'broken') throw new TypeError('of the program');
    return { id: 's1', position: '1' } as never;
  };
  const rows = ['use', 'broken', 'use'].map((command) => ({ kind: 'venue', command, fields: {} }));
  const answer = await enterRows({ act } as never, rows, { actor: 'li.ming' }, 'en');
  expect(answer.results.map(({ done, status: s }) => [done, s])).toEqual([
    [true, undefined],
    [false, 500],
    [true, undefined],
  ]);
});

test('what is wrong with the fields of a row is told field by field, as by its own route', async () => {
  const { body } = await house.post('/venues', { ...profile('s1'), areaM2: -1, signsUnified: 'yes' });
  const row = { kind: 'venue', command: 'set-profile', fields: { ...profile('s1'), areaM2: -1, signsUnified: 'yes' } };
  const [result] = (await enter([row])).body.results;
  expect(result!.errors).toHaveLength(2);
  expect([result!.detail, result!.errors]).toEqual([body.detail, body.errors]);
});

test('what a row names that is not there is answered as by its own route', async () => {
  const patrol = { siteId: 'nix', findings: [] };
  const problem = { category: '扬尘', description: '裸土', source: 'staff', siteId: 'nix' };
  const community = { ...site('s8'), communityId: 'nowhere' };
  const useOf = { what: '下棋', uses: 1, persons: 1 };
  for (const [url, row] of [
    ['/patrols', { kind: 'patrol', command: 'record', fields: patrol }],
    ['/cases', { kind: 'case', command: 'report-problem', fields: problem }],
    ['/sites', { kind: 'site', command: 'register', fields: community }],
    ['/venues/nix/use', { kind: 'venue', command: 'use', id: 'nix', fields: useOf }],
  ] as const) {
    const { status, body } = await house.post(url, row.fields);
    const [result] = (await enter([row])).body.results;
    expect([url, result!.status, result!.errors, result!.detail]).toEqual([url, status, body.errors, body.detail]);
  }
  const [unknown] = (await enter([{ kind: 'patrol', command: 'record', fields: patrol }])).body.results;
  expect(unknown).toMatchObject({ status: 422, errors: [{ field: 'siteId' }] });
});
