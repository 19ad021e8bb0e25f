import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let office: Awaited<ReturnType<typeof openTestOffice>>;
const day = (of: string, hour = 9) => `2018-${of}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const moment = (of: string) => new Date(day(of)).toISOString();
const quarter = 'from=2018-01-01&to=2018-03-31';

beforeAll(async () => {
  office = await openTestOffice(moment('03-25'));
  await office.post('/communities', { communityId: 'c1', name: '甲社区', occurredAt: day('01-01') });
}, 60_000);
afterAll(() => office.close());

test('a decision is due when its day is over, and done for a quarter when it was done in it', async () => {
  const meeting = {
    ...{ kind: 'theory-group', title: 't', organiserKind: 'work-committee', chair: '王', place: '三楼' },
    ...{ from: day('03-01'), to: day('03-01', 11) },
  };
  const { id } = (await office.post('/activities', meeting)).body;
  const decisions = ['2018-03-20', '2018-12-20'].map((dueOn) =>
    office.post(`/activities/${id}/take-decision`, { what: dueOn, person: '李', dueOn, occurredAt: day('03-01', 12) }),
  );
  const [first] = await Promise.all(decisions);
  const shown = async (query: string) => {
    const figures = await office.figures(query);
    return [figures['decisions.done'], figures['decisions.due']];
  };
  office.clock.set(moment('04-05'));
  expect([await shown(quarter), await shown('')]).toEqual([
    [0, 1],
    [0, 1],
  ]);
  office.clock.set(moment('05-20'));
  const { decisionId } = first!.body.events[0].data;
  await office.post(`/activities/${id}/finish-decision`, { decisionId, result: 'r' });
  expect([await shown(quarter), await shown('')]).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

test('a case of the street counts as due when its time is over or it was handled, not before', async () => {
  const due = async () => (await office.figures('year=2018'))['street.dueToBeHandled@cases'];
  const problem = { category: '0506', source: 'staff', description: '…', communityId: 'c1' };
  const { id } = (await office.post('/cases', problem)).body;
  await office.post(`/cases/${id}/file`, {});
  await office.post(`/cases/${id}/dispatch`, { department: '城管', assignee: 'wang', deadline: { workingDays: 3 } });
  expect(await due()).toBe(0);
  office.clock.set(moment('05-30'));
  expect(await due()).toBe(1);
});

test('a site that was retired and restored was not supervised in between, whenever that is asked', async () => {
  const site = { siteId: 's9', kind: 'construction-site', name: '工地', communityId: 'c1', occurredAt: day('01-01') };
  await office.post('/sites', site);
  const leader = { role: 'contracting-leader', person: '王', from: day('01-02') };
  await office.post('/sites/s9/assign-responsibility', leader);
  const supervised = (until: string) =>
    Promise.all(
      [`to=2018-${until}`, `occurredUntil=${encodeURIComponent(day(until, 23))}`].map(async (query) => {
        const { 'sites.supervised': sites, 'sites.contractedByLeaders': contracted } = await office.figures(query);
        expect(contracted).toBe(sites);
        return sites;
      }),
    );
  await office.post('/sites/s9/retire', { reason: '停工', occurredAt: day('02-01') });
  expect(await supervised('03-31')).toEqual([0, 0]);
  const restored = await office.post('/sites/s9/restore', { reason: '复工', occurredAt: day('05-01') });
  expect(restored.status).toBe(200);
  expect([await supervised('01-15'), await supervised('03-31'), await supervised('05-15')]).toEqual([
    [1, 1],
    [0, 0],
    [1, 1],
  ]);
});
