import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#platform';
import type { Office } from '#office';
import { openHttpOffice } from './index.js';
import { describeApi } from './openapi.js';

type Json = Record<string, unknown>;
interface Described {
  readonly paths: Record<string, Record<string, { parameters?: Json[]; requestBody?: Json }>>;
  readonly components: { readonly schemas: Record<string, Json> };
}

/** Texts at the edges of what the kinds allow, and beyond. */
const texts = [
  '裸土未覆盖',
  'a',
  '',
  ' ',
  '\u200b',
  ' \u200b甲',
  'a\nb',
  'a\tb',
  'a\u0007',
  'a\u009b',
  'a\u202eb',
  'a\u{e0041}',
  'a\uffff',
  'a\ud800',
  '𠮷'.repeat(100),
  '𠮷'.repeat(101),
  'x'.repeat(200),
  'x'.repeat(201),
  'x'.repeat(4_001),
  '../a.jpg',
  '..',
  'gd-1',
  'a b',
  'ㅤ',
  'a'.repeat(64),
  'image/jpeg',
  'video/mp4; codecs="avc1"',
  'image',
  '2018-06-01T09:30:00+08:00',
  '2018-02-30T09:30:00+08:00',
  '2018-06-01T09:30:00',
  '2018-06-01T23:59:60Z',
  '1969-06-01T09:30:00Z',
  '2199-12-31T23:59:59.123456789-23:59',
  '2018-06-01T09:30:00.1234567890Z',
  '2018-06-01 09:30:00Z',
  'staff',
  'correction',
  'persuasion',
  'shop',
  'patroller',
  'held',
  'relapsed',
  'direct',
  'district',
];
const foreign = fc.constantFrom<unknown>(
  null,
  0,
  1,
  -1,
  1.5,
  365,
  366,
  '3',
  true,
  [],
  {},
  [[]],
  [{}],
  [['a']],
  ...texts,
);

describe('the document and the service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-'));
  let app: NestFastifyApplication;
  let office: Office;
  let document: Described;
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);

  beforeAll(async () => {
    ({ app, office } = await openHttpOffice(readConfig({}, { dataFolder: folder })));
    await office.follow({ react: false });
    document = JSON.parse(JSON.stringify(describeApi(app))) as Described;
    ajv.addSchema({ $id: 'api', components: document.components });
  });
  afterAll(async () => {
    await app.close();
    await office.close();
    rmSync(folder, { recursive: true });
  });

  const resolved = (schema: Json): Json => {
    const name = /(\w+)$/.exec(String(schema['$ref'] ?? ''))?.[1];
    return name === undefined ? schema : { ...document.components.schemas[name]! };
  };

  /** Mostly what the schema asks for, now and then something else. */
  function valueOf(schema: Json, foreignIn: number): fc.Arbitrary<unknown> {
    const of = resolved(schema);
    const other = { arbitrary: foreign, weight: 1 };
    const mostly = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ arbitrary, weight: foreignIn }, other);
    if (of['enum']) return mostly(fc.constantFrom(...(of['enum'] as unknown[])));
    if (of['type'] === 'integer')
      return mostly(fc.integer({ min: Number(of['minimum'] ?? 0), max: Number(of['maximum'] ?? 9) }));
    if (of['type'] === 'boolean') return mostly(fc.boolean());
    if (of['type'] === 'array')
      return mostly(
        fc.array(valueOf(of['items'] as Json, foreignIn), { maxLength: Math.min(3, Number(of['maxItems'])) }),
      );
    if (of['type'] !== 'object') {
      const valid = ajv.compile({ ...of });
      const fit = texts.filter((text) => valid(text) === true);
      return mostly(fc.constantFrom(...(fit.length > 0 ? fit : texts)));
    }
    const properties = Object.entries((of['properties'] ?? {}) as Record<string, Json>);
    const fields = Object.fromEntries(properties.map(([name, property]) => [name, valueOf(property, foreignIn)]));
    const required = (of['required'] ?? []) as string[];
    const object = fc.record(fields, { requiredKeys: required });
    const damaged = fc
      .tuple(object, fc.constantFrom(...required, 'colour', 'constructor'), foreign)
      .map(([made, name, value]) =>
        name in made
          ? Object.fromEntries(Object.entries(made).filter(([key]) => key !== name))
          : { ...made, [name]: value },
      );
    return fc.oneof(
      { arbitrary: object, weight: foreignIn },
      { arbitrary: damaged, weight: 1 },
      { arbitrary: foreign, weight: 1 },
    );
  }

  test('a body that the document allows is never a 400, and one that it forbids always is', async () => {
    const seen = { allowed: 0, forbidden: 0 };
    for (const [path, { post }] of Object.entries(document.paths)) {
      if (!post?.requestBody) continue;
      const content = (post.requestBody as { content: Record<string, { schema: { $ref: string } }> }).content;
      const { $ref } = content['application/json']!.schema;
      const allows: ValidateFunction = ajv.compile({ $ref: `api${$ref}` });
      const url = path.replace(/\{\w+\}/, 'nobody');
      const body = valueOf({ $ref }, 12);
      await fc.assert(
        fc.asyncProperty(body, async (given) => {
          const text = JSON.stringify(given);
          const { statusCode, body: answer } = await app.inject({
            method: 'POST',
            url,
            headers: { 'content-type': 'application/json', 'x-actor': 'li', host: 'localhost' },
            payload: text,
          });
          const isAllowed = allows(JSON.parse(text));
          seen[isAllowed ? 'allowed' : 'forbidden'] += 1;
          const isMalformed = statusCode === 400;
          if (isAllowed === isMalformed)
            throw new Error(
              `${path} ${text.slice(0, 500)}: ${isAllowed ? 'allowed' : 'forbidden'}, and ${statusCode} ${answer}`,
            );
          if (statusCode >= 500) throw new Error(`${path} ${text.slice(0, 500)}: ${statusCode} ${answer}`);
        }),
        { numRuns: 60, seed: 2018 },
      );
    }
    expect(seen.allowed).toBeGreaterThan(500);
    expect(seen.forbidden).toBeGreaterThan(500);
  }, 120_000);

  test('every body is shown as one that is taken', async () => {
    const shown: [path: string, allowed: unknown, status: number][] = [];
    for (const [path, { post }] of Object.entries(document.paths)) {
      if (!post?.requestBody) continue;
      const { content } = post.requestBody as {
        content: Record<string, { schema: { $ref: string }; example: unknown }>;
      };
      const { schema, example } = content['application/json']!;
      const headers = { 'content-type': 'application/json', 'x-actor': 'li', host: 'localhost' };
      const url = path.replace(/\{\w+\}/, 'nobody');
      const { statusCode } = await app.inject({ method: 'POST', url, headers, payload: JSON.stringify(example) });
      shown.push([path, ajv.validate({ $ref: `api${schema.$ref}` }, example), statusCode]);
    }
    expect(shown.length).toBeGreaterThan(200);
    expect(shown.filter(([, allowed, status]) => !allowed || status === 400 || status >= 500)).toEqual([]);
  });

  test('a query that the document allows is never a 400 but for what it waits for, and one that it forbids always is', async () => {
    // Expected once at the end: of ten thousand answers each expectation of its own would cost more than the answer.
    const wrong: [url: string, status: number][] = [];
    for (const [path, { get }] of Object.entries(document.paths)) {
      const parameters = (get?.parameters ?? []).filter((p) => p['in'] === 'query') as {
        name: string;
        required?: boolean;
        schema: Json;
      }[];
      for (const { name, schema } of parameters) {
        const of = resolved(schema);
        const allows = ajv.compile({ ...of });
        for (const text of [...texts, ...((of['enum'] ?? []) as string[]), '1', '500', '501', '0', '1.0', 'true']) {
          if (!text.isWellFormed()) continue;
          const value = of['type'] === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
          const needed = parameters
            .filter((p) => p.required && p.name !== name)
            .map((p) => `${p.name}=${String((p.schema['enum'] as string[])[0])}`);
          const query = [...needed, `${name}=${encodeURIComponent(text)}`].join('&');
          const url = `${path.replace(/\{\w+\}/, 'nobody')}?${query}${path === '/api/desks' && name !== 'department' ? '&department=x' : ''}`;
          const { statusCode } = await app.inject({ method: 'GET', url, headers: { host: 'localhost' } });
          if (statusCode === 500) wrong.push([url, statusCode]);
          const isAllowed = allows(value);
          // What a cursor and a position mean, no pattern says; and mine is somebody's.
          if (isAllowed && (name === 'cursor' || name === 'waitFor' || text === 'mine')) continue;
          if ((statusCode === 400) === isAllowed) wrong.push([url, statusCode]);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test('an id that the document allows is never a 400, and one that it forbids always is', async () => {
    const allows = ajv.compile({ $ref: 'api#/components/schemas/CaseId' });
    for (const text of texts.filter((id) => id.isWellFormed() && id !== '' && id !== '..')) {
      const url = `/api/cases/${encodeURIComponent(text)}`;
      const { statusCode } = await app.inject({ method: 'GET', url, headers: { host: 'localhost' } });
      expect([url, statusCode]).toEqual([url, (allows(text) as boolean) ? 404 : text.length > 2_000 ? 414 : 400]);
    }
  });

  test('every operation has a name of its own and described answers', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path)) as unknown as {
      operationId: string;
      tags: string[];
      responses: Record<string, { description?: string; $ref?: string }>;
    }[];
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['listCases', 'fileCase', 'getCase', 'recordPatrol', 'getIndicators']),
    );
    for (const { operationId, tags, responses } of operations) {
      expect(operationId).toMatch(/^[a-z]\w+$/);
      expect(tags).toEqual([expect.stringMatching(/^[a-z]+(-[a-z]+)*$/)]);
      for (const answer of Object.values(responses)) expect(answer.description ?? answer.$ref).toMatch(/\S/);
    }
  });

  test('every id has one schema of its kind, bodies are closed, and streams and texts are what they are', () => {
    const { schemas } = document.components;
    for (const name of ['CaseId', 'SiteId', 'CommunityId', 'PatrolId', 'Name100', 'LongText4000', 'Instant'])
      expect([name, schemas[name]?.['pattern']]).toEqual([name, expect.any(String)]);
    expect(schemas['DispatchCase']).toMatchObject({ additionalProperties: false });
    expect(schemas['DeadlineSpec']).toMatchObject({
      oneOf: ['at', 'workingDays', 'workingHours', 'urgentHours', 'calendarDays'].map((name) => ({ required: [name] })),
      additionalProperties: false,
    });
    expect(schemas['ChangeSite']).toMatchObject({
      anyOf: [{ required: ['name'] }, { required: ['address'] }, { required: ['creditCode'] }],
    });
    const contents = (path: string) =>
      Object.keys(
        (document.paths[path]!['get'] as unknown as { responses: Record<string, { content: object }> }).responses[
          '200'
        ]!.content,
      );
    expect(contents('/metrics')).toEqual(['text/plain']);
    expect(contents('/api/sites/{siteId}/replay')).toEqual(['text/event-stream']);
  });
});
