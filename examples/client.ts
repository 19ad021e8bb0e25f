/**
 * A client in TypeScript whose types come from the service's own document:
 *
 *   npx openapi-typescript http://127.0.0.1:3000/api/docs/openapi.json -o examples/api.d.ts
 *   node examples/client.ts http://127.0.0.1:3000
 */
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

const api = createClient<paths>({ baseUrl: process.argv[2] ?? 'http://127.0.0.1:3000' });
const headers = { 'X-Actor': 'li.ming' };

async function made<T>(answer: Promise<{ data?: T; error?: components['schemas']['Problem'] }>): Promise<T> {
  const { data, error } = await answer;
  if (data === undefined) throw new Error(error?.detail ?? 'no answer');
  return data;
}

await made(
  api.POST('/api/communities', { params: { header: headers }, body: { communityId: 'client', name: '示例社区' } }),
);
let position = '';
for (let n = 1; n <= 5; n += 1) {
  const report = {
    category: '示例',
    description: `第${n}个问题`,
    source: 'staff' as const,
    communityId: 'client',
    evidence: [{ sha256: 'a'.repeat(64), bytes: 1, mediaType: 'video/mp4; codecs="avc1"' }],
  };
  const key = { 'Idempotency-Key': `client-${n}` };
  ({ position } = await made(api.POST('/api/cases', { params: { header: { ...headers, ...key } }, body: report })));
}

/** All pages of a list, as far as it goes. */
const cases: components['schemas']['CaseDocument'][] = [];
let cursor: string | undefined;
do {
  const query = { communityId: 'client', limit: 2, cursor, waitFor: position };
  const page = await made(api.GET('/api/cases', { params: { query } }));
  cases.push(...page.cases);
  cursor = page.next;
} while (cursor !== undefined);

const path = { caseId: cases[0]!.caseId };
const filed = await made(api.POST('/api/cases/{caseId}/file', { params: { path, header: headers }, body: {} }));
const { response, error } = await api.POST('/api/cases/{caseId}/dispatch', {
  params: { path, header: { ...headers, 'If-Match': '"0"' } },
  body: { department: '城管', deadline: { workingDays: 3 } },
});
const refused = await api.POST('/api/cases/{caseId}/close', { params: { path, header: headers }, body: {} });
const now = await made(api.GET('/api/cases/{caseId}', { params: { path } }));

console.log(
  JSON.stringify({
    cases: cases.length,
    filed: filed.events.map(({ type }) => type),
    stale: [response.status, error?.title],
    refused: [refused.response.status, refused.error?.rule, refused.error?.possible?.length],
    now: [now.status, now.number],
  }),
);
