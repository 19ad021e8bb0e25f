import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FindingsReactor } from '#cases';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const rubric = [{ item: '环境', most: 60 }];
const opening = (quarter: number, fields: object = {}) => ({
  year: 2018,
  quarter,
  theme: '观摩',
  rubricVersion: '2018',
  rubric,
  communityIds: ['c1', 'c2', 'c3'],
  judges: [{ person: 'zhao' }, { person: 'qian', communityId: 'c3' }],
  prizes: [{ prize: '一等奖', count: 1 }],
  occurredAt: day('03-01'),
  ...fields,
});
const step = async (path: string, fields: object, actor?: string, id = '2018-q1') => {
  const answer = await house.post(`/rounds/${id}/${path}`, fields, actor);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
};

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z', [FindingsReactor]);
  for (const communityId of ['c1', 'c2', 'c3'])
    await house.post('/communities', { communityId, name: `社区${communityId}`, occurredAt: day('01-01') });
});
afterAll(() => house.close());

describe('quarterly rounds over HTTP', () => {
  test('one a quarter, whoever opens it first', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, n) => house.post('/rounds', opening(1), `clerk.${n}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await house.post('/rounds', opening(2, { communityIds: ['c1', 'nowhere'] }))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'communityIds.1' }] },
    });
    expect(await house.post('/rounds', opening(5))).toMatchObject({ status: 400 });
  });

  test('visits, scores, a ranking with a shared rank, results', async () => {
    const { openedBy } = (await house.get('/rounds/2018-q1')).body;
    const visit = { spots: ['广场'], presentedBy: '孙', occurredAt: day('03-10') };
    await step('visit', { communityId: 'c1', ...visit });
    await step('visit', { communityId: 'c2', ...visit });
    const refused = await house.post('/rounds/2018-q1/count', { occurredAt: day('03-11') });
    expect(refused).toMatchObject({ status: 409, body: { rule: 'visit-all', state: 'open' } });
    await step('excuse', { communityId: 'c3', reason: '拆迁', occurredAt: day('03-11') }, openedBy);
    const score = (communityId: string, points: number, actor: string) =>
      step('score', { communityId, points: [{ item: '环境', points }], occurredAt: day('03-12') }, actor);
    await score('c1', 50, 'zhao');
    await score('c1', 51, 'qian');
    await score('c2', 51, 'zhao');
    await score('c2', 50, 'qian');
    const own = await house.post(
      '/rounds/2018-q1/score',
      { communityId: 'c3', points: [{ item: '环境', points: 1 }] },
      'qian',
    );
    expect(own).toMatchObject({ status: 409 });
    expect(await house.figures()).toMatchObject({ 'rounds.held': 0, 'rounds.visited': 2, 'rounds.visitedShare': 1 });
    await step('count', { occurredAt: day('03-13') });
    await step('close', { occurredAt: day('03-14') });
    const { body } = await house.get('/round-communities?roundId=2018-q1&communityId=c2');
    expect(body.communities).toMatchObject([{ rank: 1, meanHundredths: 5_050, sheets: 2, prize: '一等奖' }]);
    expect((await house.get('/round-communities?state=excused')).body.total).toBe(1);
    const late = await house.post('/rounds/2018-q1/score', { communityId: 'c1', points: [] }, 'zhao');
    expect(late.status).toBe(400);
    const asOf = encodeURIComponent(day('03-10', 10));
    expect((await house.get(`/rounds/2018-q1?occurredUntil=${asOf}`)).body).toMatchObject({
      status: 'open',
      possible: [],
    });
  });

  test('a finding is a case, and rectified with it; figures are those that the events tell', async () => {
    await house.post('/rounds', opening(2, { occurredAt: day('06-01') }));
    await step(
      'visit',
      { communityId: 'c1', spots: ['广场'], presentedBy: '孙', occurredAt: day('06-10') },
      undefined,
      '2018-q2',
    );
    const raise = async (description: string) => {
      const problem = { communityId: 'c1', category: '扬尘', description, occurredAt: day('06-10') };
      const { events } = await step('raise-finding', problem, 'zhao', '2018-q2');
      return events[0].data.findingId as string;
    };
    const [fixed, wrong] = [await raise('裸土'), await raise('看错'), await raise('垃圾')];
    await house.settle();
    expect((await house.get(`/cases/${fixed}`)).body).toMatchObject({
      source: 'round',
      communityId: 'c1',
      foundIn: { kind: 'round' },
    });
    expect((await house.correct(`/cases/${wrong}/void`, { reason: '看错' })).status).toBe(200);
    const events = await house.events();
    const voided = events.filter(({ type }) => type === 'CaseVoided').length;
    const raised = events.filter(({ type }) => type === 'RoundFindingRaised').length - voided;
    expect(raised).toBe(2);
    expect(await house.figures()).toMatchObject({
      'rounds.held': events.filter(({ type }) => type === 'RoundClosed').length,
      'rounds.findings': raised,
      'rounds.findingsRectified': 0,
    });
    const records = await house.get('/figures/records?figure=rounds.findings&year=2018');
    expect(records.body.records).toHaveLength(2);
    const held = await house.get('/figures/records?figure=rounds.held&year=2018');
    expect(held.body.records).toMatchObject([{ roundId: '2018-q1' }]);
    expect(await house.figures('from=2018-04-01&to=2018-06-30')).toMatchObject({
      'rounds.held': 0,
      'rounds.findings': 2,
    });
    expect((await house.get('/round-findings?holds=true&communityId=c1')).body.total).toBe(2);
    expect((await house.get('/round-findings?roundId=2018-q1')).body.total).toBe(0);
  });

  test('the list has filters and a cursor', async () => {
    expect((await house.get('/rounds?status=closed')).body.rounds).toMatchObject([{ roundId: '2018-q1' }]);
    const first = (await house.get('/rounds?limit=1')).body;
    expect(first).toMatchObject({ total: 2, rounds: [{ roundId: '2018-q2' }] });
    expect((await house.get(`/rounds?limit=1&cursor=${first.next}`)).body.rounds).toMatchObject([
      { roundId: '2018-q1' },
    ]);
    expect((await house.get('/rounds/2018-q1/history')).body.length).toBeGreaterThan(8);
  });

  test('the next round tells what was rectified before it, and who rose', async () => {
    const found = (await house.get('/rounds/2018-q2')).body.findingIds as string[];
    await house.post('/rounds', opening(3, { occurredAt: day('09-01') }));
    expect((await house.get('/rounds/2018-q3')).body.previous).toEqual({ roundId: '2018-q2', findingIds: found });
    const before = await house.figures();
    expect(before).toMatchObject({ 'rounds.findingsToNext': 2, 'rounds.findingsBeforeNext': 0 });
    const walk = async (id: string, md: string, points: Record<string, number>) => {
      const shown = (await house.get(`/rounds/${id}`)).body.communities as { communityId: string; state: string }[];
      for (const { communityId, state } of shown) {
        const visit = { communityId, spots: ['广场'], presentedBy: '孙', occurredAt: day(md) };
        if (state === 'due') await step('visit', visit, undefined, id);
      }
      for (const communityId of ['c1', 'c2', 'c3']) {
        const given = [{ item: '环境', points: points[communityId]! }];
        await step('score', { communityId, points: given, occurredAt: day(md, 10) }, 'zhao', id);
      }
      await step('count', { occurredAt: day(md, 11) }, undefined, id);
    };
    await walk('2018-q2', '09-02', { c1: 50, c2: 40, c3: 30 });
    await walk('2018-q3', '09-10', { c1: 20, c2: 40, c3: 30 });
    const { communities } = (await house.get('/round-communities?roundId=2018-q3')).body;
    const changes = (communities as { communityId: string; rankChange: number }[]).map((one) => [
      one.communityId,
      one.rankChange,
    ]);
    expect(new Map(changes as [string, number][])).toEqual(
      new Map([
        ['c1', -2],
        ['c2', 1],
        ['c3', 1],
      ]),
    );
    expect(await house.figures()).toMatchObject({ 'rounds.risen': 2, 'rounds.fallen': 2 });
  });
});
