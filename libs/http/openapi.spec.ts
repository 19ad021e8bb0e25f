import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandNamed, readConfig } from '#platform';
import { rooms, type Office } from '#office';
import { openHttpOffice } from './index.js';
import { describeApi } from './openapi.js';

/** Posted, and typed otherwise than with `zeren do KIND COMMAND`: by which verb. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '/api/batches': 'zeren do --rows FILE',
  '/api/settings/change': 'zeren settings --filing-hours N …: each setting is an option, and files are read',
};

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

describe('OpenAPI and the routes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-'));
  let app: NestFastifyApplication;
  let office: Office;
  const routes: string[] = [];

  beforeAll(async () => {
    const onRoute = ({ method, url }: { method: string | string[]; url: string }) => {
      for (const m of [method].flat())
        if (METHODS.includes(m) && url !== '*') routes.push(`${m} ${url.replace(/:(\w+)/g, '{$1}')}`);
    };
    ({ app, office } = await openHttpOffice(readConfig({}, { dataFolder: folder }), { onRoute }));
  });
  afterAll(async () => {
    await app.close();
    await office.close();
    rmSync(folder, { recursive: true });
  });

  test('every route that is served is described, and every one that is described is served', () => {
    const served = routes
      .filter((route) => !route.includes('/api/docs'))
      .map((route) => route.replace(/(?<=\w)\/$/, ''));
    const described = Object.entries(describeApi(app).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(served.length).toBeGreaterThan(50);
    expect([...new Set(served)].sort()).toEqual(described.sort());
  });

  test('whatever is posted is a command of `zeren do`, or has a verb of its own', () => {
    const sets = rooms.flatMap((room) => room.commands);
    const typed = new Set(
      sets.flatMap((set) => set.commands.filter(({ verb, command }) => commandNamed(set, verb)?.command === command)),
    );
    const names = new Set([...typed].map(({ command }) => command.name));
    const posted = Object.entries(describeApi(app).paths).flatMap(([path, { post }]) => {
      const body = post?.requestBody as { content: Record<string, { schema: { $ref: string } }> } | undefined;
      const takes = body?.content['application/json']?.schema.$ref.split('/').at(-1);
      return post ? [[path, takes] as const] : [];
    });
    expect(posted.length).toBeGreaterThan(200);
    const others = posted.filter(([, takes]) => takes === undefined || !names.has(takes));
    expect(others.map(([path]) => path).sort()).toEqual(Object.keys(ELSEWHERE).sort());
  });

  test('commands name their headers and problems', () => {
    const { post } = describeApi(app).paths['/api/cases/{caseId}/close']!;
    expect(post!.parameters!.map((p) => ('name' in p ? p.name : ''))).toEqual([
      'caseId',
      'X-Actor',
      'Idempotency-Key',
      'If-Match',
    ]);
    expect(Object.keys(post!.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '404', '409', '412', '422', '503']),
    );
  });
});
