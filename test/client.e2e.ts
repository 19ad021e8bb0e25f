import { execFileSync } from 'node:child_process';
import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rooms } from '#office';
import { fieldNames } from '#platform';
import { Service, temporaryFolder } from './service.js';

interface Document {
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tool = (name: string) => join(root, 'node_modules', '.bin', name);

describe('a client whose types come from the document', () => {
  const data = temporaryFolder();
  const client = temporaryFolder();
  let service: Service;

  beforeAll(async () => {
    service = await Service.start(data.path);
    symlinkSync(join(root, 'node_modules'), join(client.path, 'node_modules'));
    copyFileSync(join(root, 'examples', 'client.ts'), join(client.path, 'client.ts'));
    writeFileSync(join(client.path, 'package.json'), '{"type":"module"}');
  });
  afterAll(async () => {
    await service.end('SIGTERM');
    data.remove();
    client.remove();
  });

  test('whatever the document refers to is in it, and a list says what its rows are', async () => {
    const document = (await service.get<Document>('/api/docs/openapi.json')).body;
    const { components } = document;
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/([^"]*)"/g)];
    expect(named.length).toBeGreaterThan(1_000);
    expect(named.filter(([, part, name]) => !Object.hasOwn(components[part!] ?? {}, name!))).toEqual([]);
    expect(components['schemas']).toMatchObject({
      VenuePage: { properties: { venues: { type: 'array', items: { $ref: '#/components/schemas/VenueDocument' } } } },
      RoomLedger: { properties: { figures: { type: 'array', items: { $ref: '#/components/schemas/LedgerFigure' } } } },
    });
  });

  test('is generated, fits, lists, creates, files, reads a refusal and follows pages', async () => {
    const document = (await service.get<object>('/api/docs/openapi.json')).body;
    writeFileSync(join(client.path, 'openapi.json'), JSON.stringify(document));
    const inFolder = { cwd: client.path, encoding: 'utf8', stdio: 'pipe' } as const;
    const said = execFileSync(
      process.execPath,
      [tool('openapi-typescript'), 'openapi.json', '-o', 'api.d.ts'],
      inFolder,
    );
    expect(said).not.toMatch(/warn/i);
    const strict = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--module', 'nodenext', '--target', 'es2023'];
    execFileSync(process.execPath, [tool('tsc'), ...strict, '--types', 'node', 'client.ts'], inFolder);
    const output = execFileSync(process.execPath, ['client.ts', service.url], inFolder);
    expect(JSON.parse(output)).toEqual({
      cases: 5,
      filed: ['CaseFiled'],
      stale: [412, '记录已有变化'],
      refused: [409, 'close-when-verified', expect.any(Number)],
      now: ['filed', expect.stringMatching(/号$/)],
    });
  }, 120_000);

  test('every field of a record has a word, in whatever room: what zeren show prints is read', async () => {
    type Schemas = Record<string, { readonly properties?: Record<string, object> }>;
    const { body } = await service.get<{ components: { schemas: Schemas } }>('/api/docs/openapi.json');
    const { schemas } = body.components;
    const seen = new Set<string>();
    const reach = (name: string): void => {
      if (seen.has(name) || !schemas[name]) return;
      seen.add(name);
      for (const [, other] of JSON.stringify(schemas[name]).matchAll(/"#\/components\/schemas\/(\w+)"/g)) reach(other!);
    };
    // Records say what is possible.
    for (const [name, { properties = {} }] of Object.entries(schemas))
      if (name.endsWith('Answer') && 'possible' in properties) reach(name);
    const words = Object.assign({}, ...rooms.map((room) => room.labels)) as object;
    const without = [...seen].flatMap((name) =>
      Object.keys(schemas[name]!.properties ?? {}).filter(
        (field) => !Object.hasOwn(fieldNames, field) && !Object.hasOwn(words, field) && !/Key$/.test(field),
      ),
    );
    expect(seen.size).toBeGreaterThan(60);
    expect([...new Set(without)]).toEqual([]);
  });
});
