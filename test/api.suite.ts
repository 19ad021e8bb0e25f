import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { run, runBeside, Service, temporaryFolder, type Answer } from './service.js';

interface CommandAnswer {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly events: { readonly id: string; readonly type: string; readonly data: Record<string, unknown> }[];
}
interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly detail: string;
  readonly rule?: string;
  readonly state?: string;
  readonly possible?: string[];
  readonly errors?: { readonly field: string; readonly message: string }[];
}

/** The API as its users see it, on any event store. */
export function describeApi(
  name: string,
  environmentOf: () => Promise<NodeJS.ProcessEnv>,
  ended: () => Promise<void> = async () => undefined,
): void {
  describe(`API contract: ${name}`, () => {
    const folder = temporaryFolder();
    let service: Service;
    let environment: NodeJS.ProcessEnv;

    beforeAll(async () => {
      environment = await environmentOf();
      service = await Service.start(folder.path, environment);
      await service.post('/api/communities', { communityId: 'maozhuang', name: '毛庄社区' });
      await service.post('/api/sites', {
        siteId: 'gd-1',
        name: '一号工地',
        kind: 'construction-site',
        communityId: 'maozhuang',
      });
    });
    afterAll(async () => {
      await service.end('SIGTERM');
      await ended();
      folder.remove();
    });

    const problem = { category: '扬尘', description: '裸土未覆盖', source: 'patrol', siteId: 'gd-1' };
    const notice = {
      facts: '裸土',
      basis: '条例',
      requirements: '覆盖',
      recipient: '项目部',
      deadline: { workingDays: 3 },
    };
    const as = (actor: string) => ({ 'x-actor': encodeURIComponent(actor) });

    const report = async (body: object = problem) => (await service.post<CommandAnswer>('/api/cases', body)).body;
    const act = <T = CommandAnswer>(
      caseId: string,
      verb: string,
      body: object = {},
      headers: Record<string, string> = {},
    ) => service.post<T>(`/api/cases/${caseId}/${verb}`, body, headers);

    /** A case up to a rectification by zhang. */
    async function rectified(): Promise<string> {
      const { id } = await report();
      await act(id, 'file');
      await act(id, 'dispatch', { department: '城管', assignee: 'zhang', deadline: { workingDays: 3 } });
      await act(id, 'report-rectification', { measures: '已覆盖' }, as('zhang'));
      return id;
    }

    describe('a case over HTTP', () => {
      test('from report to closure and look-back, with notice, service, extension and supervision', async () => {
        const { id, revision, events } = await report();
        expect(revision).toBe(0);
        expect(events[0]!.data).toMatchObject({ communityId: 'maozhuang' });
        const filed = await act(id, 'file');
        expect(filed.body.events[0]!.data['number']).toMatch(/^明湖案〔\d{4}〕\d+号$/);
        await act(id, 'dispatch', { department: '城管', assignee: '张伟', deadline: { workingDays: 3 } });
        const issued = await act(id, 'issue-notice', notice);
        const { noticeId, number } = issued.body.events[0]!.data as { noticeId: string; number: string };
        expect(number).toMatch(/^明湖整改〔\d{4}〕\d+号$/);
        const service = {
          noticeId,
          method: 'direct',
          servedBy: '李明',
          servedTo: '王经理',
          servedAt: new Date().toISOString(),
        };
        expect((await act(id, 'serve-notice', service)).status).toBe(200);
        const asked = await act(id, 'request-extension', { until: { workingDays: 9 }, reason: '雨' }, as('张伟'));
        const { extensionId } = asked.body.events[0]!.data as { extensionId: string };
        expect((await act<ProblemBody>(id, 'grant-extension', { extensionId }, as('张伟'))).body.rule).toBe(
          'granter-is-not-requester',
        );
        expect((await act(id, 'grant-extension', { extensionId }, as('赵主任'))).status).toBe(200);
        const placed = await act(id, 'place-supervision', {
          level: 'ministry',
          by: '生态环境部',
          deadline: { workingDays: 20 },
        });
        await act(id, 'report-rectification', { measures: '已覆盖' }, as('张伟'));
        expect((await act<ProblemBody>(id, 'verify', {}, as('张伟'))).body.rule).toBe('verifier-is-not-rectifier');
        expect((await act(id, 'verify', {}, as('马强'))).status).toBe(200);
        expect((await act(id, 'close')).body.events[0]!.type).toBe('CaseClosed');
        const { supervisionId } = placed.body.events[0]!.data as { supervisionId: string };
        expect((await act(id, 'reply-to-supervision', { supervisionId, reply: '已整改' })).status).toBe(200);
        expect((await act(id, 'lift-supervision', { supervisionId })).status).toBe(200);
        expect((await act(id, 'look-back', { result: 'relapsed' })).body.events.map((e) => e.type)).toEqual([
          'LookBackRecorded',
          'CaseReopened',
        ]);
      });

      test('a command that the state forbids is refused with rule, state and what is possible', async () => {
        const { id } = await report();
        const { status, headers, body } = await act<ProblemBody>(id, 'close');
        expect(status).toBe(409);
        expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
        expect(body).toMatchObject({
          type: 'urn:zeren:problem:refused',
          rule: 'close-when-verified',
          state: 'reported',
        });
        expect(body.possible).toContain('FileCase');
      });

      test('a correction answers a wrong entry; the history keeps both', async () => {
        const { id, events } = await report();
        const correct = { eventId: events[0]!.id, field: 'category', value: '噪声', reason: '录错' };
        expect((await act(id, 'correct-record', correct)).status).toBe(200);
        expect((await service.get(`/api/cases/${id}`)).body).toMatchObject({ category: '噪声' });
        const history = await service.get<{ type: string; data: { category?: string } }[]>(`/api/cases/${id}/history`);
        expect(history.body.map((e) => e.type)).toEqual(['ProblemReported', 'RecordCorrected']);
        expect(history.body[0]!.data.category).toBe('扬尘');
        expect(
          (await act<ProblemBody>(id, 'correct-record', { ...correct, field: 'siteId' })).body.errors![0]!.field,
        ).toBe('field');
      });

      test('a duplicate is merged into a case that lives', async () => {
        const [first, second] = [await report(), await report()];
        expect((await act(second.id, 'merge', { into: first.id })).status).toBe(200);
        expect((await act<ProblemBody>(first.id, 'merge', { into: second.id })).body.rule).toBe(
          'merge-into-a-living-case',
        );
        expect((await act<ProblemBody>(first.id, 'merge', { into: first.id })).body.rule).toBe('merge-into-another');
        expect((await act<ProblemBody>(first.id, 'merge', { into: 'nobody' })).body.rule).toBe('case-unknown');
      });

      test('what a patrol found becomes cases by itself', async () => {
        const findings = [
          { category: '扬尘', description: '裸土' },
          { category: '噪声', description: '已当场停工', correctedOnTheSpot: true },
        ];
        const patrol = await service.post<CommandAnswer>('/api/patrols', { siteId: 'gd-1', findings });
        expect(patrol.status).toBe(201);
        const found = patrol.body.events[0]!.data['findings'] as { findingId: string }[];
        for (const [n, status] of ['reported', 'closed'].entries()) {
          const answer = await eventually(
            () => service.get(`/api/cases/${found[n]!.findingId}`),
            (a) => a.status === 200,
          );
          expect(answer.body).toMatchObject({
            status,
            siteId: 'gd-1',
            communityId: 'maozhuang',
            patrolId: patrol.body.id,
          });
        }
      });
    });

    async function eventually<T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> {
      for (let tries = 0; tries < 500; tries += 1) {
        const answer = await ask();
        if (good(answer)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('it did not happen');
    }

    describe('idempotency', () => {
      test('the same command again gets the first answer and changes nothing', async () => {
        const key = { 'idempotency-key': 'once-1' };
        const first = await service.post<CommandAnswer>('/api/cases', problem, key);
        const again = await service.post<CommandAnswer>(
          '/api/cases',
          { ...Object.fromEntries(Object.entries(problem).reverse()) },
          key,
        );
        expect(again.status).toBe(201);
        expect(again.body).toEqual(first.body);
        const filed = await act(first.body.id, 'file', {}, { 'idempotency-key': 'once-2' });
        await act(first.body.id, 'void', { reason: 'x' });
        expect((await act(first.body.id, 'file', {}, { 'idempotency-key': 'once-2' })).body).toEqual(filed.body);
        expect((await service.get<unknown[]>(`/api/cases/${first.body.id}/history`)).body).toHaveLength(3);
      });

      test('another body under the same key is refused, on the same case and on another', async () => {
        const key = { 'idempotency-key': 'reused' };
        const { body } = await service.post<CommandAnswer>('/api/cases', problem, key);
        expect((await service.post('/api/cases', { ...problem, category: '噪声' }, key)).status).toBe(422);
        expect((await act(body.id, 'file', {}, key)).status).toBe(422);
        const other = await report();
        expect((await act(other.id, 'file', {}, key)).status).toBe(422);
        expect((await act(other.id, 'file', {}, { ...key, ...as('another clerk') })).status).toBe(200);
      });
    });

    describe('concurrency', () => {
      test('a stale If-Match is refused, a fresh one taken; the ETag is the revision', async () => {
        const { id } = await report();
        const { headers } = await service.get(`/api/cases/${id}`);
        expect(headers.get('etag')).toBe('"0"');
        const filed = await act(id, 'file', {}, { 'if-match': '"0"' });
        expect(filed.headers.get('etag')).toBe('"1"');
        const stale = await act<ProblemBody>(id, 'void', { reason: 'x' }, { 'if-match': '"0"' });
        expect(stale.status).toBe(412);
        expect((await act(id, 'void', { reason: 'x' }, { 'if-match': 'W/"1"' })).status).toBe(400);
      });

      test('of two verifiers one wins and the other is told', async () => {
        const id = await rectified();
        const answers = await Promise.all(['a', 'b', 'c'].map((who) => act(id, 'verify', {}, as(who))));
        expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409]);
      });

      test('close and reopen at once leave an explainable state', async () => {
        const id = await rectified();
        await act(id, 'verify', {}, as('ma'));
        const [closed, reopened] = await Promise.all([act(id, 'close'), act(id, 'reopen', { reason: 'x' })]);
        expect(closed.status).toBe(200);
        const { body } = await service.get(`/api/cases/${id}`);
        expect(body['status']).toBe(reopened.status === 200 ? 'filed' : 'closed');
      });

      test('two bodies at once under one key: one is taken, the other refused, and no number is given twice', async () => {
        const cases = await Promise.all(Array.from({ length: 6 }, () => report()));
        await Promise.all(cases.map(({ id }) => act(id, 'file')));
        const answers = await Promise.all(
          cases.flatMap(({ id }, n) =>
            ['裸土', '噪声'].map((facts) =>
              act(id, 'issue-notice', { ...notice, facts }, { 'idempotency-key': `both-${n}` }),
            ),
          ),
        );
        expect(answers.map((a) => a.status).sort()).toEqual([...cases.map(() => 200), ...cases.map(() => 422)]);
        const last = await report();
        await act(last.id, 'file');
        answers.push(await act(last.id, 'issue-notice', notice));
        const numbers = answers.filter((a) => a.status === 200).map((a) => a.body.events[0]!.data['number']);
        expect(new Set(numbers).size).toBe(cases.length + 1);
      });

      test('two cases merged into each other at once: one wins, the other is told', async () => {
        const [a, b] = [await report(), await report()];
        const answers = await Promise.all([act(a.id, 'merge', { into: b.id }), act(b.id, 'merge', { into: a.id })]);
        expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      });

      test('a repeated merge gets its first answer, whatever became of the target', async () => {
        const [a, b, c] = [await report(), await report(), await report()];
        const key = { 'idempotency-key': 'merge-again' };
        const first = await act(a.id, 'merge', { into: b.id }, key);
        await act(b.id, 'merge', { into: c.id });
        expect((await act(a.id, 'merge', { into: b.id }, key)).body).toEqual(first.body);
      });

      test('fifty filings at once get fifty numbers in a row, also with refusals and repetitions among them', async () => {
        const cases = await Promise.all(Array.from({ length: 50 }, () => report()));
        const voided = cases.filter((_, n) => n % 5 === 0);
        await Promise.all(voided.map(({ id }) => act(id, 'void', { reason: 'x' })));
        const answers = await Promise.all(
          cases.flatMap(({ id }, n) => [
            act(id, 'file', {}, { 'idempotency-key': `f${n}` }),
            act(id, 'file', {}, { 'idempotency-key': `f${n}` }),
          ]),
        );
        const numbers = answers.filter((a) => a.status === 200).map((a) => String(a.body.events[0]!.data['number']));
        const sequences = [...new Set(numbers)].map((n) => Number(/〕(\d+)号/.exec(n)![1])).sort((a, b) => a - b);
        expect(sequences).toHaveLength(40);
        expect(sequences.at(-1)! - sequences[0]!).toBe(39);
      });
    });

    describe('bad input', () => {
      const bad: [string, object, string][] = [
        ['an unknown field', { ...problem, colour: 'red' }, 'colour'],
        ['a missing field', { category: 'x', source: 'staff' }, 'description'],
        ['a wrong type', { ...problem, category: 7 }, 'category'],
        ['a control character', { ...problem, description: 'a\u0000b' }, 'description'],
        ['a blank text', { ...problem, description: '  ' }, 'description'],
        ['an unknown source', { ...problem, source: 'import' }, 'source'],
        ['a date that does not exist', { ...problem, occurredAt: '2018-02-30T00:00:00+08:00' }, 'occurredAt'],
        ['a date without offset', { ...problem, occurredAt: '2018-02-03T00:00:00' }, 'occurredAt'],
        ['a moment in the future', { ...problem, occurredAt: '2999-01-01T00:00:00Z' }, 'occurredAt'],
        ['an id with a control character', { ...problem, siteId: 'gd\u0007' }, 'siteId'],
        ['a null where a text may be left out', { ...problem, location: null }, 'location'],
        ['a year that nobody means', { ...problem, occurredAt: '0001-01-02T00:00:00Z' }, 'occurredAt'],
        ['evidence that is not an object', { ...problem, evidence: [null] }, 'evidence'],
        ['a site in another community', { ...problem, communityId: 'elsewhere' }, 'communityId'],
      ];
      test.each(bad)('%s is refused by its name', async (_what, body, field) => {
        const before = (await service.get<{ head: string }>('/health')).body.head;
        const answer = await service.post<ProblemBody>('/api/cases', body);
        expect(answer.status).toBe(400);
        expect(answer.body.errors!.map((e) => e.field).join()).toContain(field);
        expect((await service.get<{ head: string }>('/health')).body.head).toBe(before);
      });

      const deadlines: [string, unknown][] = [
        ['in the past', { at: '2018-01-01T00:00:00Z' }],
        ['of two kinds', { workingDays: 1, workingHours: 1 }],
        ['of no kind', {}],
        ['missing', undefined],
        ['null', null],
        ['negative', { workingDays: -1 }],
        ['with a null', { workingDays: null }],
      ];
      test.each(deadlines)('a deadline %s is refused', async (_what, deadline) => {
        const { id } = await report();
        await act(id, 'file');
        const answer = await act<ProblemBody>(id, 'dispatch', { department: '城管', deadline });
        expect(answer.status).toBe(400);
        expect(answer.body.errors![0]!.field).toMatch(/^deadline/);
      });

      test('a notice without facts is refused and takes no number', async () => {
        const { id } = await report();
        await act(id, 'file');
        expect(
          (await act<ProblemBody>(id, 'issue-notice', { ...notice, facts: undefined })).body.errors![0]!.field,
        ).toBe('facts');
      });

      test.each([
        ['no JSON', '{', 400],
        ['an array', '[]', 400],
        ['null', 'null', 400],
        ['2 MB', JSON.stringify({ ...problem, description: 'x'.repeat(2_000_000) }), 413],
      ])('a body that is %s', async (_what, body, status) => {
        const answer = await service.request<ProblemBody>('POST', '/api/cases', body);
        expect(answer.status).toBe(status);
        expect(answer.body.type).toMatch(/^urn:zeren:problem:/);
      });

      test('a body that is not in UTF-8 is refused, for what cannot be read cannot be kept', async () => {
        const body = Buffer.concat([
          Buffer.from('{"category":"'),
          Buffer.of(0xd1, 0xef, 0xb3, 0xbe),
          Buffer.from('"}'),
        ]);
        const answer = await service.request<ProblemBody>('POST', '/api/cases', body);
        expect([answer.status, answer.body.errors]).toEqual([
          400,
          [{ field: 'body', message: 'must be encoded in UTF-8' }],
        ]);
      });

      test.each([
        ['/api/cases/nobody', 404],
        ['/api/sites/nobody/ledger', 404],
        ['/api/nothing', 404],
        ['/api/cases/a%00b', 400],
        ['/api/cases/%zz', 400],
        ['/api/cases?open=1', 400],
        ['/api/cases?waitFor=ffffffffffffffffffffffffffffffff', 400],
        ['/api/cases?colour=red', 400],
        ['/api/cases?cursor=rubbish', 400],
        ['/api/indicators?from=2018-02-30', 400],
        ['/api/indicators?from=2018-03-01&to=2018-02-01', 400],
        ['/api/indicators/cases?figure=beauty', 400],
        ['/api/sites/gd-1/ledger?recordedUntil=yesterday', 400],
      ])('GET %s is a problem with status %d', async (path, status) => {
        const answer = await service.get<ProblemBody>(path);
        expect(answer.status).toBe(status);
        expect(answer.body).toMatchObject({ status });
        expect(answer.body.detail).not.toBe('');
      });

      test.each(['system:clock', '%00', ' '])('nobody acts as %j', async (actor) => {
        const answer = await service.post('/api/cases', problem, { 'x-actor': actor });
        expect(answer.status).toBe(401);
      });

      test('a name is read alike in UTF-8 and percent-encoded', async () => {
        const plain = Buffer.from('张伟').toString('latin1');
        for (const actor of [plain, encodeURIComponent('张伟')]) {
          const { body } = await service.post<CommandAnswer>('/api/cases', problem, { 'x-actor': actor });
          expect((await service.get(`/api/cases/${body.id}`)).body).toMatchObject({ reportedBy: '张伟' });
        }
      });

      test('a key of the system is refused', async () => {
        expect((await service.post('/api/cases', problem, { 'idempotency-key': 'system:finding:x' })).status).toBe(400);
      });

      test('a command without an actor is refused', async () => {
        const response = await fetch(`${service.url}/api/cases`, {
          method: 'POST',
          body: '{}',
          headers: { 'content-type': 'application/json' },
        });
        expect(response.status).toBe(401);
      });
    });

    describe('lists and ledgers', () => {
      test('a query waits for what a command wrote', async () => {
        const { id } = await report();
        await act(id, 'file');
        const assignee = `desk-${id}`;
        const { body } = await act(id, 'dispatch', { department: '城管', assignee, deadline: { workingDays: 1 } });
        const list = await service.get<{ cases: { caseId: string }[] }>(
          `/api/cases?list=mine&assignee=${assignee}&waitFor=${body.position}`,
        );
        expect(list.body.cases.map((c) => c.caseId)).toEqual([id]);
        const mine = await service.get<{ cases: unknown[] }>('/api/cases?list=mine');
        expect(mine.body.cases).toEqual([]);
        const desk = await service.get<{ openCases: unknown[] }>(`/api/desks?assignee=${assignee}`);
        expect(desk.body.openCases).toHaveLength(1);
      });

      test('pages follow each other by cursor without gap or double', async () => {
        for (let n = 0; n < 7; n += 1) await report({ ...problem, category: 'paged' });
        const last = await report({ ...problem, category: 'paged' });
        const seen: string[] = [];
        let cursor = '';
        do {
          const path = `/api/cases?category=paged&limit=3&waitFor=${last.position}${cursor && `&cursor=${cursor}`}`;
          const { body } = await service.get<{ cases: { caseId: string }[]; next?: string }>(path);
          seen.push(...body.cases.map((c) => c.caseId));
          cursor = body.next ?? '';
        } while (cursor);
        expect(new Set(seen).size).toBe(8);
        expect(seen).toHaveLength(8);
      });

      test('a ledger answers as of both clocks, and as of the last event it is the ledger of now', async () => {
        const siteId = 'gd-asof';
        await service.post('/api/sites', {
          siteId,
          name: '回溯工地',
          kind: 'construction-site',
          communityId: 'maozhuang',
          occurredAt: '2018-01-01T00:00:00Z',
        });
        const responsibility = {
          role: 'contracting-leader',
          person: '胡超',
          from: '2018-01-01T00:00:00Z',
          until: '2018-06-01T00:00:00Z',
        };
        await service.post(`/api/sites/${siteId}/assign-responsibility`, responsibility);
        const old = await report({ ...problem, siteId, occurredAt: '2018-03-01T00:00:00Z' });
        const between = new Date().toISOString();
        await new Promise((resolve) => setTimeout(resolve, 5));
        const { position } = await report({ ...problem, siteId, occurredAt: '2018-02-01T00:00:00Z' });
        type Ledger = { figures: { reported: number }; responsible: { person: string }[]; asOf: string };
        const ledger = (query: string) =>
          service.get<Ledger>(`/api/sites/${siteId}/ledger?waitFor=${position}&${query}`);
        expect((await ledger('')).body.figures.reported).toBe(2);
        expect((await ledger('occurredUntil=2018-02-15T00:00:00Z')).body.figures.reported).toBe(1);
        expect((await ledger(`recordedUntil=${between}`)).body.figures.reported).toBe(1);
        expect(
          (await ledger(`recordedUntil=${between}&occurredUntil=2018-02-15T00:00:00Z`)).body.figures.reported,
        ).toBe(0);
        const responsible = (await ledger('occurredUntil=2018-02-15T00:00:00Z')).body.responsible;
        expect(responsible.map((r) => r.person)).toEqual(['胡超']);
        expect((await ledger('occurredUntil=2018-06-15T00:00:00Z')).body.responsible).toEqual([]);
        const now = await ledger('');
        const atLast = await ledger(`recordedUntil=${new Date(Date.now() + 60_000).toISOString()}`);
        expect({ ...atLast.body, asOf: '' }).toEqual({ ...now.body, asOf: '' });
        expect(old.revision).toBe(0);

        const history = async (query: string) => {
          const answer = await service.get<{ position: string; type: string }[]>(
            `/api/sites/${siteId}/history?${query}`,
          );
          return answer.body;
        };
        const whole = await history('');
        expect(whole.map((e) => e.type)).toEqual([
          'SiteRegistered',
          'ResponsibilityAssigned',
          'ProblemReported',
          'ProblemReported',
        ]);
        const paged: typeof whole = [];
        for (let page = await history('limit=3'); page.length > 0;) {
          expect(page.length).toBeLessThanOrEqual(3);
          paged.push(...page);
          page = await history(`limit=3&after=${page.at(-1)!.position}`);
        }
        expect(paged).toEqual(whole);
        expect(await history('limit=2&occurredUntil=2018-02-15T00:00:00Z')).toEqual([whole[0], whole[1]]);
        expect((await service.get(`/api/sites/${siteId}/history?limit=0`)).status).toBe(400);
      });

      test('a history is replayed step by step, from any point, and goes on after the last one seen', async () => {
        const siteId = 'gd-replay';
        const base = {
          siteId,
          name: '回放工地',
          kind: 'construction-site',
          communityId: 'maozhuang',
          occurredAt: '2018-01-01T00:00:00Z',
        };
        await service.post('/api/sites', base);
        let position = '';
        for (const month of ['02', '03', '04'])
          position = (await report({ ...problem, siteId, occurredAt: `2018-${month}-01T00:00:00Z` })).position;
        await service.get(`/api/sites/${siteId}/ledger?waitFor=${position}`);
        const all = await replayed(`/api/sites/${siteId}/replay?speed=0&waitFor=${position}`);
        expect(all.map((s) => s.data.ledger.figures.reported)).toEqual([0, 1, 2, 3]);
        expect(all.map((s) => s.data.step)).toEqual([1, 2, 3, 4]);
        const jumped = await replayed(`/api/sites/${siteId}/replay?speed=0&jumpTo=2018-03-01T00:00:00Z`);
        expect(jumped).toEqual(all.slice(2));
        expect(await replayed(`/api/sites/${siteId}/replay?speed=0`, { 'last-event-id': all[2]!.id })).toEqual(
          all.slice(3),
        );
        expect(await replayed(`/api/sites/${siteId}/replay?speed=100`)).toEqual(all);
      });

      test('indicators drill down to the cases that they count', async () => {
        const { position } = await report({ ...problem, category: 'drilled' });
        const rows = await service.get<
          { id: string; reported: number; indicators: { name: string; value: number | null }[] }[]
        >(`/api/indicators?by=category&waitFor=${position}`);
        const row = rows.body.find((r) => r.id === 'drilled')!;
        expect(row.reported).toBe(1);
        expect(row.indicators.find((i) => i.name === 'closure')!.value).toBeNull();
        const cases = await service.get<unknown[]>('/api/indicators/cases?by=category&id=drilled&figure=reported');
        expect(cases.body).toHaveLength(1);
      });
    });

    interface Step {
      readonly id: string;
      readonly data: { readonly step: number; readonly ledger: { readonly figures: { readonly reported: number } } };
    }

    /** Reads server-sent events up to the message that says the end. */
    function replayed(path: string, headers: Record<string, string> = {}): Promise<Step[]> {
      return new Promise((resolve, reject) => {
        const request = httpRequest(service.url + path, { headers }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () => {
            const messages = text.split('\n\n').filter((m) => m.includes('event: step'));
            const line = (message: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)![1]!;
            resolve(messages.map((m) => ({ id: line(m, 'id'), data: JSON.parse(line(m, 'data')) as Step['data'] })));
          });
        });
        request.on('error', reject).end();
      });
    }

    describe('the service', () => {
      test('describes itself in OpenAPI 3.1: every route that it has, and no other', async () => {
        const { body } = await service.get<{
          openapi: string;
          paths: Record<string, Record<string, { summary?: string }>>;
        }>('/api/docs/openapi.json');
        expect(body.openapi).toMatch(/^3\.1/);
        const routes = await service.get<Record<string, unknown>>('/health');
        expect(routes.status).toBe(200);
        for (const [path, operations] of Object.entries(body.paths))
          for (const [method, operation] of Object.entries(operations)) {
            expect(operation.summary).toBeTruthy();
            const probe: Answer<ProblemBody> = await service.request(
              method.toUpperCase(),
              path.replace(/\{\w+\}/g, 'nobody'),
              method === 'post' ? '{}' : undefined,
            );
            if (probe.status === 404) expect(probe.body.detail).toMatch(/^There is no/);
          }
      });

      test('stops though somebody is still listening to a replay', async () => {
        const other = temporaryFolder();
        const second = await Service.start(other.path);
        await second.post('/api/communities', { communityId: 'c', name: 'c' });
        await second.post('/api/sites', { siteId: 's', name: 's', kind: 'shop', communityId: 'c' });
        const { body } = await second.post<CommandAnswer>('/api/cases', { ...problem, siteId: 's' });
        await second.get(`/api/sites/s/ledger?waitFor=${body.position}`);
        const listening = fetch(`${second.url}/api/sites/s/replay?speed=0.01`).then((r) => r.text().catch(() => 'cut'));
        await new Promise((resolve) => setTimeout(resolve, 200));
        await second.end('SIGTERM');
        await listening.catch(() => undefined);
        other.remove();
      }, 10_000);

      test('tells how far the views have come, also to Prometheus', async () => {
        const { body } = await service.get<string>('/metrics');
        expect(body).toMatch(/^zeren_view_lag_seconds\{view="cases"\} [\d.]+$/m);
      });

      test('refuses to start in production while actors are believed', () => {
        const other = temporaryFolder();
        const { status, stderr } = run(['serve', '--port', '0', '--data', other.path], { NODE_ENV: 'production' });
        expect(status).not.toBe(0);
        expect(stderr).toContain('DevelopmentActorGuard');
        other.remove();
      });

      test('names every setting that is not right', () => {
        const { status, stderr } = run(['serve', '--data', folder.path], {
          ZEREN_PORT: 'x',
          ZEREN_TIME_ZONE: 'Mars/Olympus',
        });
        expect(status).toBe(1);
        expect(stderr).toContain('ZEREN_PORT=x');
        expect(stderr).toContain('ZEREN_TIME_ZONE=Mars/Olympus');
      });

      test('is the only one that writes to its folder; readers may come beside it', async () => {
        const second = await runBeside(['serve', '--port', '0', '--data', folder.path], environment);
        expect(second.status).toBe(1);
        expect(second.stderr).toContain('another process writes to the data folder');
        const reader = await runBeside(['communities', '--data', folder.path, '--json'], environment);
        expect(reader.status).toBe(0);
        expect(reader.stdout).toContain('毛庄社区');
      });
    });
  });
}
