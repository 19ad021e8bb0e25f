import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { backend, runPrefix, type Running } from '../libs/event-store-eventstoredb/testing/backend.js';
import { notice, type CommandAnswer } from './api/office.js';
import { allCases, expectNumbers, numbersCompleted, settled } from './outcome.js';
import { mongoBackends, runPrefix as documentsPrefix, type RunningMongo } from './servers/mongo-backends.js';
import { eventsOf, ProjectorProcess, runBeside, Service, temporaryFolder } from './service.js';

interface Step {
  readonly id: string;
  readonly event: string;
}

/** The messages of server-sent events. */
function stepsOf(text: string): Step[] {
  return [...text.matchAll(/^event: (\w+)\nid: (\S+)$/gm)].map(([, event, id]) => ({ event: event!, id: id! }));
}

// A site's ledger adds, and a key is looked for among all that was done.
for (const { name, missing, lacks, start } of mongoBackends()) {
  const why = missing ?? lacks.sums;
  const title = `two api processes and a projector on ${backend.name}, ${name}`;
  if (why) test.skip(`${title}: skipped, ${why}`, () => undefined);
  else describe(title, () => describeServices(start));
}

function describeServices(start: ReturnType<typeof mongoBackends>[number]['start']): void {
  const folder = temporaryFolder();
  const problem = { category: '扬尘', description: '裸土未覆盖', source: 'staff', siteId: 'gd-1' };
  let events: Running;
  let documents: RunningMongo;
  let env: Record<string, string>;
  let projector: ProjectorProcess;
  let services: readonly [Service, Service];

  /** Through the one or the other in turn. */
  const through = (n: number) => services[n % 2]!;
  const post = (n: number, path: string, body: object = {}, key?: string) =>
    through(n).post<CommandAnswer>(`/api/${path}`, body, key === undefined ? {} : { 'idempotency-key': key });
  const report = async (n: number) => (await post(n, 'cases', problem)).body;
  /** The same through both at once. */
  const both = (path: string, body: object, key: string) => Promise.all([0, 1].map((n) => post(n, path, body, key)));
  const exported = async () => eventsOf((await runBeside(['export', '--data', folder.path], env)).stdout);
  const shown = async (position: string) => {
    for (const service of services) {
      const { status } = await service.get(`/api/sites/gd-1/history?limit=1&waitFor=${position}`);
      expect(status).toBe(200);
    }
  };

  beforeAll(async () => {
    [events, documents] = [await backend.start(), await start()];
    env = {
      ZEREN_EVENT_STORE: events.connectionString,
      ZEREN_STREAM_PREFIX: runPrefix(),
      ZEREN_DOCUMENTS: documents.options.connectionString,
      ZEREN_DOCUMENTS_PREFIX: documentsPrefix(),
      ZEREN_WAIT_FOR_VIEW_MS: '20000',
    };
    projector = await ProjectorProcess.start(env);
    const api = () => Service.start(folder.path, { ...env, ZEREN_ROLE: 'api' });
    services = await Promise.all([api(), api()]);
    await post(0, 'communities', { communityId: 'maozhuang', name: '毛庄社区' });
    const site = { siteId: 'gd-1', name: '一号工地', kind: 'construction-site', communityId: 'maozhuang' };
    const { body } = await post(0, 'sites', site);
    await shown(body.position);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([...services, projector].map((process) => process.end('SIGTERM')));
    await documents.stop();
    await events.stop();
    folder.remove();
  });

  test('filed and noticed through both at once: numbers in a row, none twice, also where commands are refused and sent to both', async () => {
    const cases = await Promise.all(Array.from({ length: 30 }, (_, n) => report(n)));
    const isVoid = (n: number) => n % 5 === 0;
    await Promise.all(cases.map(({ id }, n) => isVoid(n) && post(n, `cases/${id}/void`, { reason: 'x' })));
    for (const [verb, body] of [
      ['file', {}],
      ['issue-notice', notice],
    ] as const) {
      const answers = await Promise.all(cases.map(({ id }, n) => both(`cases/${id}/${verb}`, body, `${verb}-${n}`)));
      answers.forEach(([one, other], n) => {
        expect([n, one!.status, other!.status]).toEqual([n, ...(isVoid(n) ? [409, 409] : [200, 200])]);
        if (!isVoid(n)) expect(other!.body).toEqual(one!.body);
      });
      const numbers = answers.flatMap(([one], n) => (isVoid(n) ? [] : [one!.body.events[0]!.data['number']]));
      expect(new Set(numbers).size).toBe(24);
    }
    await numbersCompleted(exported);
    expectNumbers(await exported());
  }, 120_000);

  describe('one Idempotency-Key at both', () => {
    test('with the same body at once: one thing is made, done once, and both are told the same', async () => {
      for (let round = 0; round < 8; round += 1) {
        const made = await both('cases', problem, `made-${round}`);
        expect(made.map(({ status }) => status)).toEqual([201, 201]);
        expect(made[1]!.body).toEqual(made[0]!.body);
        const { id } = made[0]!.body;
        const voided = await both(`cases/${id}/void`, { reason: 'x' }, `voided-${round}`);
        expect(voided.map(({ status }) => status)).toEqual([200, 200]);
        expect(voided[1]!.body).toEqual(voided[0]!.body);
        expect(voided[0]!.body.revision).toBe(1);
      }
    });

    test('with another body for the same thing: refused, also at once', async () => {
      for (let round = 0; round < 8; round += 1) {
        const two = [problem, { ...problem, description: '夜间施工' }];
        const made = await Promise.all(two.map((body, n) => post(n, 'cases', body, `other-body-${round}`)));
        expect(made.map(({ status }) => status).sort()).toEqual([201, 422]);
        const { id } = made.find(({ status }) => status === 201)!.body;
        await post(0, `cases/${id}/file`);
        const facts = ['裸土', '噪声'];
        const noticed = await Promise.all(
          facts.map((one, n) =>
            post(n, `cases/${id}/issue-notice`, { ...notice, facts: one }, `other-notice-${round}`),
          ),
        );
        expect(noticed.map(({ status }) => status).sort()).toEqual([200, 422]);
        const kept = await through(round).get<{ data: { facts?: string } }[]>(`/api/cases/${id}/history`);
        const taken = noticed.findIndex(({ status }) => status === 200);
        expect(kept.body.map(({ data }) => data.facts).filter(Boolean)).toEqual([facts[taken]]);
      }
    });

    test('of a numbered command for another case: refused at once, while the first is on its way', async () => {
      const numbers: unknown[] = [];
      for (let round = 0; round < 8; round += 1) {
        const pair = [await report(0), await report(1)];
        const filed = await Promise.all(pair.map(({ id }, n) => post(n, `cases/${id}/file`, {}, `two-cases-${round}`)));
        expect(filed.map(({ status }) => status).sort()).toEqual([200, 422]);
        numbers.push(...filed.flatMap(({ status, body }) => (status === 200 ? [body.events[0]!.data['number']] : [])));
      }
      expect(new Set(numbers).size).toBe(8);
    });

    test('of any other command for another case: refused as soon as the timeline knows the first', async () => {
      const [one, other] = [await report(0), await report(1)];
      const first = await post(0, `cases/${one.id}/void`, { reason: 'x' }, 'void-one');
      expect(first.status).toBe(200);
      await shown(first.body.position);
      for (const n of [0, 1]) {
        expect((await post(n, `cases/${other.id}/void`, { reason: 'x' }, 'void-one')).status).toBe(422);
        expect((await post(n, `cases/${one.id}/void`, { reason: 'y' }, 'void-one')).status).toBe(422);
        expect((await post(n, 'cases', problem, 'void-one')).status).toBe(422);
        expect((await post(n, `cases/${one.id}/void`, { reason: 'x' }, 'void-one')).body).toEqual(first.body);
      }
    });
  });

  test('of two verifiers at two processes one wins; who saw an earlier revision there is refused here', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await report(0);
      await post(1, `cases/${id}/file`);
      const deadline = { workingDays: 3 };
      await post(0, `cases/${id}/dispatch`, { department: '城管', assignee: 'zhang', deadline });
      const by = (n: number, verb: string, actor: string, body: object = {}) =>
        through(n).post(`/api/cases/${id}/${verb}`, body, { 'x-actor': actor });
      await by(1, 'report-rectification', 'zhang', { measures: '已覆盖' });
      const verified = await Promise.all(['ma', 'wu'].map((actor, n) => by(n, 'verify', actor)));
      expect(verified.map(({ status }) => status).sort()).toEqual([200, 409]);
      const seen = { 'if-match': '"3"' };
      expect((await services[0].post(`/api/cases/${id}/close`, {}, seen)).status).toBe(412);
    }
  });

  describe('waitFor', () => {
    test('a position that was written through the other one: lists, records and ledgers show it', async () => {
      for (let n = 0; n < 12; n += 1) {
        const category = `等待${n}`;
        const { body } = await post(n, 'cases', { ...problem, category });
        const there = through(n + 1);
        const list = `/api/cases?category=${encodeURIComponent(category)}&waitFor=${body.position}`;
        const { body: page } = await there.get<{ cases: { caseId: string }[] }>(list);
        expect(page.cases.map(({ caseId }) => caseId)).toEqual([body.id]);
        const one = await there.get(`/api/cases/${body.id}?waitFor=${body.position}`);
        expect(one.body).toMatchObject({ caseId: body.id, category });
        const history = await there.get<{ position: string }[]>(`/api/sites/gd-1/history?waitFor=${body.position}`);
        expect(history.body.map(({ position }) => position)).toContain(body.position);
      }
    });

    test('a visit: the cases of its findings are there too, at both', async () => {
      const found = { category: '巡查发现', description: '裸土' };
      for (let n = 0; n < 8; n += 1) {
        const visit = { siteId: 'gd-1', findings: [found, found] };
        const { body } = await through(n).post<CommandAnswer>('/api/patrols', visit, { 'x-actor': `patroller-${n}` });
        const ids = (body.events[0]!.data['findings'] as { findingId: string }[]).map(({ findingId }) => findingId);
        const list = `/api/cases?category=${encodeURIComponent(found.category)}&limit=500&waitFor=${body.position}`;
        const there = through(n + (n >> 1)).get<{ cases: { caseId: string }[] }>(list);
        expect((await there).body.cases.map(({ caseId }) => caseId)).toEqual(expect.arrayContaining(ids));
      }
    });

    test('what is in nobody’s log is refused by both', async () => {
      for (const service of services)
        expect((await service.get('/api/cases?waitFor=fffffffffffffff0')).status).toBe(400);
    });
  });

  test('a replay is followed at one while the other writes: it ends where it began, and goes on at the other without a gap', async () => {
    const site = { siteId: 'gd-2', name: '二号工地', kind: 'construction-site', communityId: 'maozhuang' };
    const position = (await post(0, 'sites', site)).body.position;
    const told = async (n: number) => (await post(n, 'cases', { ...problem, siteId: 'gd-2' })).body.position;
    const before = [position, await told(0), await told(1), await told(0)];
    const path = (service: Service, speed: number, waitFor: string) =>
      `${service.url}/api/sites/gd-2/replay?speed=${speed}&waitFor=${waitFor}`;

    const following = await fetch(path(services[0], 20, before.at(-1)!));
    const after = [await told(1), await told(0), await told(1)];
    const first = stepsOf(await following.text());
    expect(first).toEqual([...before.map((id) => ({ event: 'step', id })), { event: 'end', id: before.at(-1) }]);

    const goOn = (service: Service, last: string) =>
      fetch(path(service, 0, after.at(-1)!), { headers: { 'last-event-id': last } });
    const rest = stepsOf(await (await goOn(services[1], first.at(-1)!.id)).text());
    expect(rest).toEqual([...after.map((id) => ({ event: 'step', id })), { event: 'end', id: after.at(-1) }]);
    for (const service of services) expect((await goOn(service, rest.at(-1)!.id)).status).toBe(204);
  });

  test('in the end no number is missing or on two, and both show the same', async () => {
    await numbersCompleted(exported);
    expectNumbers(await exported());
    for (const service of services) await settled(service);
    const shownBy = await Promise.all(services.map((service) => allCases(service)));
    expect(shownBy[1]).toEqual(shownBy[0]);
  });
}
