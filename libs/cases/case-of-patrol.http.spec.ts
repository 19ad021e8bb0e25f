import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';
import { FindingsReactor } from './findings.reactor.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (md: string) => `2018-${md}T09:00:00+08:00`;

beforeAll(async () => {
  house = await openTestOffice(new Date(at('03-20')).toISOString(), [FindingsReactor]);
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: at('01-01') });
  for (const siteId of ['s1', 's2'])
    await house.post('/sites', { siteId, name: siteId, kind: 'shop', communityId: 'c1', occurredAt: at('01-01') });
});
afterAll(() => house.close());

test('a case is not at another site than its patrol, nor before it; what the patrol found itself becomes a case', async () => {
  const finding = { category: '占道', description: '摊位占道' };
  const patrol = (await house.post('/patrols', { siteId: 's1', findings: [finding], occurredAt: at('03-19') })).body;
  expect(patrol).toMatchObject({ events: [{ type: 'PatrolRecorded' }] });
  await house.settle();
  expect((await house.get('/cases?siteId=s1')).body.cases).toHaveLength(1);
  const problem = { ...finding, source: 'patrol', patrolId: patrol.id };
  const report = (siteId: string, occurredAt: string) => house.post('/cases', { ...problem, siteId, occurredAt });
  expect((await report('s2', at('03-19'))).body).toMatchObject({ rule: 'patrol-of-the-site' });
  expect((await report('s1', '1970-01-01T09:00:00+08:00')).body).toMatchObject({ rule: 'not-before-its-patrol' });
  const { status, body } = await report('s1', at('03-19'));
  expect(status).toBe(201);

  // Nor is it corrected to be so.
  const correct = (field: string, value: string) =>
    house.post(`/cases/${body.id}/correct-record`, { eventId: body.events[0].id, field, value, reason: '录错' });
  expect((await correct('siteId', 's2')).body).toMatchObject({ rule: 'patrol-of-the-site' });
  expect((await correct('occurredAt', at('03-18'))).body).toMatchObject({ rule: 'not-before-its-patrol' });
  expect((await correct('occurredAt', at('03-20'))).status).toBe(200);
});

test('a visit that was typed twice is refused, and one whose cases are all void is voided and counts no more', async () => {
  const finding = { category: '占道', description: '摊位占道' };
  const visit = { siteId: 's2', findings: [finding, finding], occurredAt: at('03-19') };
  const before = await house.figures();
  const { body: first } = await house.post('/patrols', visit);
  await house.settle();
  expect(await house.post('/patrols', visit)).toMatchObject({ status: 409, body: { rule: 'visit-once' } });
  expect((await house.post('/patrols', visit, 'wang.fang')).status).toBe(201);
  const second = await house.post('/patrols', { ...visit, sameAsNot: [first.id] });
  expect(second.status).toBe(201);
  await house.settle();
  const found = async () => {
    const now = await house.figures();
    return ['patrols.made', 'problems.found'].map((name) => now[name]! - before[name]!);
  };
  expect(await found()).toEqual([3, 6]);
  const [one, other] = second.body.events[0].data.findings as { findingId: string }[];
  const voiding = () => house.post(`/patrols/${second.body.id}/void`, { reason: '重复录入' });
  await house.post(`/cases/${one!.findingId}/void`, { reason: '重复上报' });
  expect(await found()).toEqual([3, 5]);
  expect(await voiding()).toMatchObject({ status: 409, body: { rule: 'void-without-findings' } });
  const into = first.events[0].data.findings[0].findingId as string;
  expect((await house.post(`/cases/${other!.findingId}/merge`, { into, reason: '同一问题' })).status).toBe(200);
  expect(await found()).toEqual([3, 4]);
  expect((await voiding()).status).toBe(200);
  expect(await found()).toEqual([2, 4]);
});

test('who says that a patrol found it says which', async () => {
  const found = { category: '占道', description: '摊位占道', source: 'patrol', siteId: 's1', occurredAt: at('03-19') };
  expect((await house.post('/cases', found)).body).toMatchObject({
    rule: 'patrol-is-named',
    errors: [{ field: 'patrolId' }],
  });
  expect((await house.post('/cases', { ...found, source: 'staff' })).status).toBe(201);
});
