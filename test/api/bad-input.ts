import { describe, expect, test } from '@jest/globals';
import type { ApiOffice, CommandAnswer, ProblemBody } from './office.js';

export function describeBadInput(office: ApiOffice): void {
  const { problem, notice, report, act } = office;
  const photo = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' };
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
      ['a list inside a list', { ...problem, evidence: [[{ sha256: 'a' }]] }, 'evidence'],
      ['a C1 control', { ...problem, description: 'a\u009bb' }, 'description'],
      ['a bidi control', { ...problem, category: 'a\u202eb' }, 'category'],
      ['a category that nobody sees', { ...problem, category: '\u200b\u3000' }, 'category'],
      ['a line break in one line', { ...problem, location: 'a\nb' }, 'location'],
      ['a path as a file name', { ...problem, evidence: [{ ...photo, name: '../a.jpg' }] }, 'evidence.0.name'],
      ['an id with a control character', { ...problem, siteId: 'gd\u0007' }, 'siteId'],
      ['a null where a text may be left out', { ...problem, location: null }, 'location'],
      ['a year that nobody means', { ...problem, occurredAt: '0001-01-02T00:00:00Z' }, 'occurredAt'],
      ['evidence that is not an object', { ...problem, evidence: [null] }, 'evidence'],
    ];
    test.each(bad)('%s is refused by its name', async (_what, body, field) => {
      const before = (await office.service.get<{ head: string }>('/health')).body.head;
      const answer = await office.service.post<ProblemBody>('/api/cases', body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors!.map((e) => e.field).join()).toContain(field);
      expect((await office.service.get<{ head: string }>('/health')).body.head).toBe(before);
    });

    test.each([
      ['a moment in the future', { ...problem, occurredAt: '2199-01-01T00:00:00Z' }, 'occurredAt'],
      ['a site in another community', { ...problem, communityId: 'elsewhere' }, 'communityId'],
    ])('%s is refused by a rule that names the field', async (_what, body, field) => {
      const answer = await office.service.post<ProblemBody>('/api/cases', body);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([409, field]);
      expect(answer.body.rule).toBeTruthy();
    });

    test('a deadline in the past is refused by a rule', async () => {
      const { id } = await report();
      await act(id, 'file');
      const dispatch = { department: '城管', deadline: { at: '2018-01-01T00:00:00Z' } };
      const answer = await act<ProblemBody>(id, 'dispatch', dispatch);
      expect([answer.status, answer.body.rule]).toEqual([409, 'deadline-in-the-past']);
    });

    const deadlines: [string, unknown][] = [
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
      expect((await act<ProblemBody>(id, 'issue-notice', { ...notice, facts: undefined })).body.errors![0]!.field).toBe(
        'facts',
      );
    });

    test.each([
      ['no JSON', '{', 400],
      ['an array', '[]', 400],
      ['null', 'null', 400],
      ['2 MB', JSON.stringify({ ...problem, description: 'x'.repeat(2_000_000) }), 413],
    ])('a body that is %s', async (_what, body, status) => {
      const answer = await office.service.request<ProblemBody>('POST', '/api/cases', body);
      expect(answer.status).toBe(status);
      expect(answer.body.type).toMatch(/^urn:zeren:problem:/);
    });

    test('whoever sends too large a body gets the answer, each time', async () => {
      const body = JSON.stringify({ ...problem, description: 'x'.repeat(2_000_000) });
      for (let n = 0; n < 40; n += 1)
        expect((await office.service.request('POST', '/api/cases', body)).status).toBe(413);
    });

    test('a body that is not in UTF-8 is refused, for what cannot be read cannot be kept', async () => {
      const body = Buffer.concat([Buffer.from('{"category":"'), Buffer.of(0xd1, 0xef, 0xb3, 0xbe), Buffer.from('"}')]);
      const answer = await office.service.request<ProblemBody>('POST', '/api/cases', body);
      expect([answer.status, answer.body.errors]).toEqual([
        400,
        [{ field: 'body', message: 'must be encoded in UTF-8' }],
      ]);
    });

    test('a command without a body is taken, whatever type it is said to be of', async () => {
      for (const type of ['application/x-www-form-urlencoded', 'application/json; charset=UTF8; x="; charset=gbk"']) {
        const { id } = await report();
        const headers = { 'content-type': type };
        const body = type.includes('json') ? '{}' : '';
        const answer = await office.service.request('POST', `/api/cases/${id}/file`, body, headers);
        expect(answer.status).toBe(200);
      }
    });

    test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/json; charset=gbk'])(
      'a body as %s is of a media type that is not taken',
      async (type) => {
        const headers = { 'content-type': type, 'x-actor': 'li' };
        const body = JSON.stringify(problem);
        const response = await fetch(`${office.service.url}/api/cases`, { method: 'POST', headers, body });
        expect(response.status).toBe(415);
        const { type: kind, detail } = (await response.json()) as ProblemBody;
        expect(kind).toBe('urn:zeren:problem:media-type');
        expect(detail).toMatch(/application\/json|UTF-8/);
      },
    );

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
      ['/api/cases?limit=501', 400],
      ['/api/cases?limit=100000', 400],
      ['/api/cases?limit=0', 400],
      ['/api/indicators?from=2018-02-30', 400],
      ['/api/indicators?from=2018-03-01&to=2018-02-01', 400],
      ['/api/indicators/cases?figure=beauty', 400],
      ['/api/indicators/cases?figure=open&cursor=rubbish', 400],
      ['/api/indicators/cases?figure=open&recordedUntil=2018-06-01T00:00:00Z&cursor=rubbish', 400],
      ['/api/indicators/cases?figure=open&limit=501', 400],
      ['/api/sites/gd-1/ledger?recordedUntil=yesterday', 400],
    ])('GET %s is a problem with status %d', async (path, status) => {
      const answer = await office.service.get<ProblemBody>(path);
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({ status });
      expect(answer.body.detail).not.toBe('');
    });

    test('a cursor goes on with its own list only', async () => {
      for (let n = 0; n < 3; n += 1) await report();
      const { position } = await report();
      type Page = { readonly next?: string };
      const { body } = await office.service.get<Page>(`/api/cases?limit=2&waitFor=${position}`);
      expect((await office.service.get(`/api/cases?limit=2&cursor=${body.next}`)).status).toBe(200);
      for (const other of ['/api/cases?list=overdue&', '/api/communities?', '/api/cases?assignee=x&']) {
        const answer = await office.service.get<ProblemBody>(`${other}cursor=${body.next}`);
        expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, 'cursor']);
      }
      const category = encodeURIComponent(problem.category);
      const one = await office.service.get<Page>(`/api/cases?limit=2&category=${category}&waitFor=${position}`);
      const another = await office.service.get(`/api/cases?limit=2&category=x&cursor=${one.body.next}`);
      expect(another.status).toBe(400);
    });

    test('a patrol that nobody made is no patrol of a problem', async () => {
      const { status, body } = await office.service.post<ProblemBody>('/api/cases', { ...problem, patrolId: 'nobody' });
      expect([status, body.detail, body.errors?.[0]?.field]).toEqual([
        422,
        expect.stringContaining('patrol'),
        'patrolId',
      ]);
    });

    test.each(['system:clock', '%00', ' '])('nobody acts as %j', async (actor) => {
      const answer = await office.service.post('/api/cases', problem, { 'x-actor': actor });
      expect(answer.status).toBe(401);
    });

    test('a name is read alike in UTF-8 and percent-encoded', async () => {
      const plain = Buffer.from('张伟').toString('latin1');
      for (const actor of [plain, encodeURIComponent('张伟')]) {
        const { body } = await office.service.post<CommandAnswer>('/api/cases', problem, { 'x-actor': actor });
        expect((await office.service.get(`/api/cases/${body.id}`)).body).toMatchObject({ reportedBy: '张伟' });
      }
    });

    test('a key of the system is refused', async () => {
      expect((await office.service.post('/api/cases', problem, { 'idempotency-key': 'system:finding:x' })).status).toBe(
        400,
      );
    });

    test('a command without an actor is refused', async () => {
      const response = await fetch(`${office.service.url}/api/cases`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      expect(response.status).toBe(401);
    });
  });
}
