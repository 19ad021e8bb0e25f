import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (md: string) => `2018-${md}T09:00:00+08:00`;
const instant = (md: string) => new Date(at(md)).toISOString();
const Q1 = 'from=2018-01-01&to=2018-03-31';

beforeAll(async () => {
  house = await openTestOffice(instant('03-20'));
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: at('01-01') });
  await house.post('/sites', { siteId: 's1', name: '一号', kind: 'shop', communityId: 'c1', occurredAt: at('01-01') });
});
afterAll(() => house.close());

const typesOf = ({ body }: { body: { events?: { type: string }[] } }) => body.events?.map(({ type }) => type);
const figure = async (name: string, query = Q1) => (await house.figures(query))[name];

async function task(externalNumber: string): Promise<string> {
  const words = { campaign: '督察', kind: 'inspection-finding', level: 'province', authority: '省', text: '整改' };
  const sent = { ...words, externalNumber, communityId: 'c1', dueDay: '2018-06-20', occurredAt: at('03-01') };
  const { body } = await house.post('/tasks', sent);
  return `/tasks/${body.id}`;
}

test('what is voided of a period that is over goes when a second person confirms it; in the period, at once', async () => {
  const path = await task('1');
  const now = await task('2');
  house.clock.set(instant('03-21'));
  expect(typesOf(await house.post(`${now}/void`, { reason: '重复' }))).toEqual(['TaskVoided']);
  house.clock.set(instant('04-10'));
  const proposed = await house.post(`${path}/void`, { reason: '不是我们的' });
  expect(typesOf(proposed)).toEqual(['CorrectionProposed']);
  expect(await figure('tasks.handedOver')).toBe(1);
  expect(await house.post(`${path}/void`, { reason: '再来' })).toMatchObject({
    status: 409,
    body: { rule: 'proposed-already' },
  });
  const { proposalId } = proposed.body.events[0].data;
  expect((await house.get(path)).body.actions).toContainEqual({
    ...{ command: 'ConfirmCorrection', method: 'POST', path: `/api/corrections/${proposalId}/confirm` },
  });
  expect((await house.get('/corrections?state=proposed')).body.corrections).toMatchObject([
    { proposalId, command: 'VoidTask', restates: true, previous: 'handed-over', value: 'TaskVoided' },
  ]);
  expect((await house.get('/desk?list=corrections.toConfirm')).body.entries).toMatchObject([
    { id: proposalId, command: 'ConfirmProposal', title: 'supervised task 1: handed over → task voided' },
  ]);
  for (const actor of ['li.ming', 'LI.MING'])
    expect(await house.post(`/corrections/${proposalId}/confirm`, {}, actor)).toMatchObject({ status: 409 });
  expect(typesOf(await house.post(`/corrections/${proposalId}/confirm`, {}, 'zhao'))).toEqual([
    'TaskVoided',
    'CorrectionConfirmed',
  ]);
  expect(await figure('tasks.handedOver')).toBe(0);
  expect(await figure('corrections.ofPeriod')).toBe(1);
  const told = await house.figures();
  expect([told['corrections.restated'], told['corrections.confirmed'], told['corrections.proposed']]).toEqual([
    1, 1, 1,
  ]);
  const known = await house.get(`${path}?recordedUntil=${instant('04-09')}`);
  expect(known.body.status).toBe('handed-over');
});

test('a proposal on what is taken out meanwhile ends with it', async () => {
  const { body } = await house.post('/patrols', { siteId: 's1', findings: [], occurredAt: at('03-02') });
  const path = `/patrols/${body.id}`;
  const [{ id: eventId }] = (await house.get(`${path}/history`)).body;
  house.clock.set(instant('04-11'));
  const words = { eventId, field: 'occurredAt', value: at('03-03'), reason: '录错' };
  const correction = (await house.post(`${path}/correct`, words)).body.events[0].data.proposalId;
  const removal = (await house.post(`${path}/void`, { reason: '未到' })).body.events[0].data.proposalId;
  expect(typesOf(await house.post(`/corrections/${removal}/confirm`, {}, 'zhao'))).toEqual([
    'PatrolVoided',
    'CorrectionLapsed',
    'CorrectionConfirmed',
  ]);
  expect(await house.post(`/corrections/${correction}/confirm`, {}, 'zhao')).toMatchObject({
    status: 409,
    body: { rule: 'proposal-waits' },
  });
  expect((await house.get('/corrections?state=lapsed')).body.corrections).toMatchObject([{ proposalId: correction }]);
  expect((await house.figures())['corrections.lapsed']).toBe(1);
});

test('a case: void, merge and its undoing; what was dispatched once is not voided, though it came back', async () => {
  const report = async (fields: object = {}) => {
    const problem = {
      category: '占道',
      description: '摊位占道',
      source: 'staff',
      siteId: 's1',
      occurredAt: at('03-19'),
    };
    return (await house.post('/cases', { ...problem, ...fields })).body.id as string;
  };
  const [one, two, three] = [await report(), await report(), await report()];
  const deadline = { at: at('03-29') };
  await house.post(`/cases/${three}/file`, { occurredAt: at('03-19') });
  const dispatch = { department: '城管', assignee: 'wang', deadline, occurredAt: at('03-20') };
  await house.post(`/cases/${three}/dispatch`, dispatch);
  await house.post(`/cases/${three}/report-rectification`, { measures: '已整改', occurredAt: at('03-21') }, 'wang');
  await house.post(`/cases/${three}/verify`, { occurredAt: at('03-22') }, 'zhao');
  await house.post(`/cases/${three}/close`, {}, 'zhao');
  const confirmed = async (path: string, body: object) => {
    const sent = await house.post(path, body);
    expect(typesOf(sent)).toEqual(['CorrectionProposed']);
    return typesOf(await house.post(`/corrections/${sent.body.events[0].data.proposalId}/confirm`, {}, 'zhao'));
  };
  expect(await confirmed(`/cases/${one}/merge`, { into: two, reason: '同一处' })).toEqual([
    'CaseMerged',
    'CorrectionConfirmed',
  ]);
  expect(await confirmed(`/cases/${one}/undo-merge`, { reason: '不是' })).toEqual([
    'MergeUndone',
    'CorrectionConfirmed',
  ]);
  expect(await confirmed(`/cases/${one}/void`, { reason: '误' })).toEqual(['CaseVoided', 'CorrectionConfirmed']);
  await house.post(`/cases/${three}/reopen`, { reason: '复发' });
  expect((await house.get(`/cases/${three}`)).body.status).toBe('filed');
  expect(await house.post(`/cases/${three}/void`, { reason: '误' })).toMatchObject({
    status: 409,
    body: { rule: 'void-when-reported-or-filed' },
  });
});
