import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { ApiOffice, CommandAnswer, ProblemBody } from './office.js';

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Requests as no well-behaved client sends them. */
export function describeHttp(office: ApiOffice): void {
  const { problem, report, act } = office;

  function raw(method: string, path: string, headers: [string, string][], body = ''): Promise<Raw> {
    const { hostname, port } = new URL(office.service.url);
    const all = [
      ...(headers.some(([name]) => name === 'host') ? [] : [['host', `${hostname}:${port}`] as const]),
      ...headers,
      ...(body === '' ? [] : [['content-type', 'application/json'] as const]),
      ['content-length', String(Buffer.byteLength(body))] as const,
      ['connection', 'close'] as const,
    ].flat();
    return new Promise((resolve, reject) => {
      const sent = httpRequest({ hostname, port, method, path, headers: all, setHost: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      });
      sent.on('error', reject).end(body);
    });
  }
  const bodyOf = ({ text }: Raw) => JSON.parse(text) as ProblemBody;

  describe('HTTP', () => {
    test.each(['evil.example', 'evil.example:3000', 'localhost.evil.example', '127.0.0.1.evil.example', ''])(
      'a request under the foreign name %j is refused',
      async (host) => {
        for (const path of ['/api/cases', '/health', '/api/docs', '/'])
          expect((await raw('GET', path, [['host', host]])).status).toBe(421);
      },
    );

    test.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '[::1]:3000'])(
      'one under the name %s is served',
      async (host) => {
        expect((await raw('GET', '/health', [['host', host]])).status).toBe(200);
      },
    );

    test.each([
      ['x-actor', 'a', 'b'],
      ['idempotency-key', 'k1', 'k2'],
      ['if-match', '"1"', '"2"'],
    ])('two headers %s are refused', async (name, one, other) => {
      const { id } = await report();
      const actor: [string, string][] = name === 'x-actor' ? [] : [['x-actor', 'li']];
      const twice: [string, string][] = [...actor, [name, one], [name, other]];
      const answer = await raw('POST', `/api/cases/${id}/file`, twice, '{}');
      expect([answer.status, bodyOf(answer).errors![0]!.field.toLowerCase()]).toEqual([400, name]);
    });

    test('If-Match: * begins nothing', async () => {
      const head = async () => (await office.service.get<{ head: string }>('/health')).body.head;
      const before = await head();
      for (const path of ['/api/cases', '/api/cases/corrected-on-the-spot', '/api/patrols', '/api/sites'])
        expect([path, (await office.service.post(path, problem, { 'if-match': '*' })).status]).toEqual([
          path,
          path.startsWith('/api/cases') ? 412 : expect.any(Number),
        ]);
      expect(await head()).toBe(before);
      const { id } = await report();
      expect((await act(id, 'file', {}, { 'if-match': '*' })).status).toBe(200);
    });

    test('a name that an object has twice is refused, by its name', async () => {
      const body = '{"category":"a","description":"b","source":"staff","cat\\u0065gory":"c"}';
      const answer = await office.service.request<ProblemBody>('POST', '/api/cases', body);
      expect([answer.status, answer.body.errors![0]!.field]).toEqual([400, 'category']);
    });

    test.each([
      ['a list inside lists, 1 MB of it', `{"evidence":${'['.repeat(400_000)}${']'.repeat(400_000)}}`],
      [
        'lists of lists, 1 MB of them',
        `{"findings":[${Array(19).fill('[').join('')}${'[],'.repeat(300_000)}[]${']'.repeat(20)}}`,
      ],
      [
        '80,000 unknown fields',
        JSON.stringify(Object.fromEntries(Array.from({ length: 80_000 }, (_, n) => [`k${n}`, 1]))),
      ],
      ['100,000 items', JSON.stringify({ evidence: Array(100_000).fill({ a: 1 }) })],
    ])('%s: refused soon, in few words', async (_what, body) => {
      const before = performance.now();
      const response = await fetch(`${office.service.url}/api/cases`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-actor': 'li' },
        body,
      });
      const text = await response.text();
      expect(performance.now() - before).toBeLessThan(2_000);
      expect(response.status).toBe(400);
      expect(text.length).toBeLessThan(5_000);
      expect((JSON.parse(text) as ProblemBody).errors!.length).toBeLessThanOrEqual(20);
    });

    test('a method that is not allowed is told which are', async () => {
      const { id } = await report();
      for (const [method, path, allow] of [
        ['DELETE', '/api/cases', 'GET, HEAD, POST'],
        ['GET', `/api/cases/${id}/file`, 'POST'],
        ['PUT', '/health', 'GET, HEAD'],
        ['OPTIONS', `/api/cases/${id}`, 'GET, HEAD'],
      ] as const) {
        const answer = await raw(method, path, [['x-actor', 'li']]);
        expect([method, path, answer.status, answer.headers['allow']]).toEqual([method, path, 405, allow]);
      }
    });

    test.each(['/api/cases?category=%ff', '/api/cases?category=%E5%BC', '/api/cases?%c3%28=1'])(
      'bytes that are no UTF-8 in a query are refused: %s',
      async (path) => {
        const answer = await raw('GET', path, []);
        expect([answer.status, bodyOf(answer).errors![0]!.field]).toEqual([400, 'query']);
      },
    );

    test('what is made is answered with where it is, and who has it already is sent nothing', async () => {
      const made = await office.service.post<CommandAnswer>('/api/cases', problem);
      const location = made.headers.get('location')!;
      expect(location).toBe(`/api/cases/${made.body.id}`);
      const spot = { category: 'a', description: 'b', kind: 'correction' };
      const other = await office.service.post<CommandAnswer>('/api/cases/corrected-on-the-spot', spot);
      expect((await office.service.get(other.headers.get('location')!)).status).toBe(200);
      const read = await office.service.get(location);
      const etag = read.headers.get('etag')!;
      for (const tags of [etag, `W/${etag}`, `"99", ${etag}`, '*']) {
        const again = await raw('GET', location, [['if-none-match', tags]]);
        expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
      }
      expect((await raw('GET', location, [['if-none-match', '"99"']])).status).toBe(200);
    });

    test('the page at the first address says what is here', async () => {
      const { status, headers, body } = await office.service.get<string>('/');
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      for (const [, path] of String(body).matchAll(/href="([^"]+)"/g))
        expect([path, (await office.service.get(path!)).status]).toEqual([path, 200]);
    });

    test.each([
      ['headers that are too large', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
      ['what is no request', 'HELLO\r\n\r\n', 400],
      ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ])('%s: a problem too', async (_what, text, status) => {
      const { hostname, port } = new URL(office.service.url);
      const answer = await new Promise<string>((resolve, reject) => {
        let got = '';
        const socket = connect(Number(port), hostname, () => socket.write(text));
        socket.setEncoding('utf8').on('data', (part: string) => (got += part));
        socket.on('close', () => resolve(got)).on('error', reject);
      });
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      if (status !== 400 || _what !== 'no Host') expect(answer).toContain('application/problem+json');
    });

    test('waiting for a visit is waiting for the cases of its findings', async () => {
      const found = { category: '巡查发现', description: '裸土' };
      for (let n = 0; n < 10; n += 1) {
        const visit = { siteId: 'gd-1', findings: [found, { ...found, correctedOnTheSpot: true }] };
        const by = { 'x-actor': `patroller-${n}` };
        const { body } = await office.service.post<CommandAnswer>('/api/patrols', visit, by);
        const ids = (body.events[0]!.data['findings'] as { findingId: string }[]).map(({ findingId }) => findingId);
        const list = await office.service.get<{ cases: { caseId: string }[] }>(
          `/api/cases?category=${encodeURIComponent(found.category)}&limit=500&waitFor=${body.position}`,
        );
        expect(list.body.cases.map(({ caseId }) => caseId)).toEqual(expect.arrayContaining(ids));
      }
    });
  });
}
