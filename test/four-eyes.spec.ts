import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const photo = (letter: string) => [{ sha256: letter.repeat(64), bytes: 1, mediaType: 'image/jpeg' }];

beforeAll(async () => {
  house = await openTestOffice(new Date(at('06-30')).toISOString());
  await house.post('/communities', { communityId: 'c1', name: '明湖', occurredAt: at('01-01') });
  for (const [siteId, kind] of [
    ['pond', 'water-body'],
    ['hall', 'venue'],
  ])
    await house.post('/sites', { siteId, name: siteId, kind, communityId: 'c1', occurredAt: at('01-01') });
});
afterAll(() => house.close());

const done = async (path: string, body: object, actor?: string) => {
  const answer = await house.post(path, body, actor);
  expect([path, answer.status, answer.body.detail]).toEqual([path, path.split('/').length > 2 ? 200 : 201, undefined]);
  return answer.body;
};
const refused = async (rule: string, path: string, body: object, actor: string) =>
  expect(await house.post(path, body, actor)).toMatchObject({ status: 409, body: { rule } });

test('water: who finished the works assesses them no more after a handover; the contractor asks nobody', async () => {
  const found = { kind: 'pond', how: 'complaint', areaM2: 350, lengthM: 60, listing: 'none' };
  await done('/water-bodies', { siteId: 'pond', ...found, occurredAt: at('02-01') });
  const plan = {
    measures: ['清淤'],
    contractor: '绿水公司',
    budgetYuan: 1,
    dueDay: '2018-05-31',
    responsible: 'ligong',
  };
  await done('/water-bodies/pond/plan', { ...plan, occurredAt: at('02-02') });
  await done('/water-bodies/pond/start', { occurredAt: at('02-03') }, 'ligong');
  const works = { areaM2: 350, measures: ['清淤'], evidenceBefore: photo('a'), evidenceAfter: photo('b') };
  await done('/water-bodies/pond/finish', { ...works, occurredAt: at('03-01') }, 'foreman');
  const words = { handoverId: 'h1', from: { person: 'ligong' }, to: { person: 'xiaoliu' }, reason: '调离' };
  await house.post('/handovers', words);
  const survey = { purpose: 'appraise', sent: 10, valid: 10, affirmed: 10, occurredAt: at('03-02') };
  await refused('assessor-is-not-the-contractor', '/water-bodies/pond/survey', { ...survey, by: '绿水 公司' }, 'clerk');
  for (const doer of ['ligong', 'foreman'])
    await refused('assessor-did-not-do-it', '/water-bodies/pond/assess', { result: 'first-effect', by: '处' }, doer);
  await done('/water-bodies/pond/assess', { result: 'first-effect', by: '处' }, 'zhao');
});

test('tasks: who claimed it accepts nothing of it, grants no time, and does not look back', async () => {
  const item = { campaign: '督察', level: 'province', authority: '省', text: '整改', communityId: 'c1' };
  const given = { ...item, dueDay: '2018-06-20', occurredAt: at('06-01') };
  const { id } = await done('/tasks', { ...given, kind: 'handed-over-item', externalNumber: '1' });
  const claim = { unit: '甲科', unitLevel: 'office', person: 'wang', occurredAt: at('06-01', 10) };
  await done(`/tasks/${id}/claim`, claim);
  const more = { authority: '市', documentNumber: '文1', dueDay: '2018-07-10' };
  await refused('another-grants', `/tasks/${id}/extend`, { ...more, occurredAt: at('06-10') }, 'wang');
  await refused(
    'extend-by-a-document',
    `/tasks/${id}/extend`,
    { authority: '市', dueDay: '2018-07-10', occurredAt: at('06-10') },
    'zhao',
  );
  await refused('extend-while-it-runs', `/tasks/${id}/extend`, more, 'zhao');
  await done(`/tasks/${id}/investigate`, { isTrue: 'yes', findings: '属实', occurredAt: at('06-11') }, 'wang');
  await done(
    `/tasks/${id}/rectify`,
    { what: '已改', before: photo('c'), after: photo('d'), occurredAt: at('06-12') },
    'wang',
  );
  await refused('extend-while-it-runs', `/tasks/${id}/extend`, { ...more, occurredAt: at('06-13') }, 'zhao');
  await done(`/tasks/${id}/answer`, { reply: '已办结', evidence: photo('e'), occurredAt: at('06-14') }, 'clerk');
  for (const doer of ['wang', 'WANG', 'clerk'])
    await refused('another-person-looks-back', `/tasks/${id}/look-back`, { outcome: 'held' }, doer);
  await done(`/tasks/${id}/look-back`, { outcome: 'held' }, 'zhao');

  const next = await done('/tasks', { ...given, kind: 'handed-over-item', externalNumber: '2' });
  await done(`/tasks/${next.id}/claim`, claim);
  await done(`/tasks/${next.id}/return`, { reason: '不在辖区', occurredAt: at('06-02') }, 'li');
  for (const doer of ['li', 'wang'])
    await refused('another-answers-a-return', `/tasks/${next.id}/accept-return`, {}, doer);
});

test('a case: who rectified or verified it does not look back', async () => {
  const problem = {
    category: '占道',
    description: '摊位',
    source: 'staff',
    communityId: 'c1',
    occurredAt: at('06-01'),
  };
  const { id } = await done('/cases', problem);
  await done(`/cases/${id}/file`, { occurredAt: at('06-01', 10) });
  const sent = { department: '城管', assignee: 'wang', deadline: { at: at('06-20') }, occurredAt: at('06-02') };
  await done(`/cases/${id}/dispatch`, sent);
  await done(`/cases/${id}/report-rectification`, { measures: '清理', occurredAt: at('06-03') }, 'clerk');
  await done(`/cases/${id}/verify`, { occurredAt: at('06-04') }, 'zhao');
  await done(`/cases/${id}/close`, { occurredAt: at('06-05') });
  for (const doer of ['wang', 'clerk', 'zhao'])
    await refused('another-person-looks-back', `/cases/${id}/look-back`, { result: 'held' }, doer);
  await done(`/cases/${id}/look-back`, { result: 'held' }, 'qian');
});

test('a venue: who kept it once does not check it, whatever its profile says now', async () => {
  const profile = { siteId: 'hall', areaM2: 100, ownership: 'own', functions: ['阅览'], signsUnified: true };
  await done('/venues', { ...profile, keeper: 'wang', occurredAt: at('02-01') });
  await house.post('/venues', { ...profile, keeper: 'li', occurredAt: at('06-02') }, 'wang');
  const opened = await house.post('/venue-inventories', { name: '清查', venueIds: ['hall'], dueDay: '2018-07-31' });
  const seen = { exists: true, areaM2: 100, state: 'in-use', signsUnified: true, hasLogBook: true };
  const inventoryId = opened.body.id as string;
  await refused('another-than-the-keeper-checks', '/venues/hall/check', { inventoryId, ...seen }, 'wang');
  await done('/venues/hall/check', { inventoryId, ...seen }, 'zhao');
});

test('a model post: who holds it does not review it', async () => {
  const post = { communityId: 'c1', place: '湖边', duty: '巡护', pledge: '带头', occurredAt: at('02-01') };
  const { id } = await done('/posts', post);
  await done(`/posts/${id}/assign`, { holderId: 'm-002', occurredAt: at('02-02') });
  await refused('another-than-the-holder-reviews', `/posts/${id}/review`, { findings: '好' }, 'M-002');
  await done(`/posts/${id}/review`, { findings: '好' }, 'zhao');
});
