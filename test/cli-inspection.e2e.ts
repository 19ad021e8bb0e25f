import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run, runJson, temporaryFolder } from './service.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = temporaryFolder();
const data = ['--data', join(folder.path, 'office')];
const list = (name: string) => join(root, 'examples', 'registers', name);

interface Summary {
  readonly of: object;
  readonly recordedUntil: string;
  readonly counts: { readonly records: number; readonly events: number };
  readonly digest: string;
}
interface Subject {
  readonly creditCode: string;
  readonly names: string[];
  readonly parts: { readonly part: string; readonly records: { readonly id: string }[] }[];
}

beforeAll(() => {
  runJson(['import', '--as', 'shops', '--mapping', list('shops.yml'), list('shops.csv'), ...data]);
}, 60_000);
afterAll(() => folder.remove());

const code = () => /[0-9A-Z]{18}/.exec(readFileSync(list('shops.csv'), 'utf8'))![0];

test('a legal person is told with its shop and its site', () => {
  const { creditCode, names, parts } = runJson<Subject>(['subject', code().toLowerCase(), ...data]);
  expect(creditCode).toBe(code());
  expect(names).toHaveLength(1);
  expect(parts.map(({ part }) => part)).toEqual(['sites', 'repair-shops']);
  const { stdout } = run(['subject', code(), '--lang', 'en', ...data]);
  expect(stdout).toContain('auto-repair shop');
  const none = run(['subject', '410100000012345', ...data]);
  expect([none.status, none.stdout]).toEqual([1, '']);
});

test('a folder for an inspection is written once, and as of the same moment it is the same', () => {
  const { parts } = runJson<Subject>(['subject', code(), ...data]);
  const siteId = parts[0]!.records[0]!.id;
  const out = (name: string) => join(folder.path, name);
  const first = runJson<Summary>(['folder', 'site', siteId, '--out', out('first'), ...data]);
  expect(first).toMatchObject({ of: { site: siteId }, counts: { records: 2 } });
  const sums = readFileSync(join(out('first'), 'SHA256SUMS'), 'utf8')
    .trimEnd()
    .split('\n');
  expect(sums.length).toBeGreaterThan(8);
  for (const line of sums) {
    const content = readFileSync(join(out('first'), line.slice(66)));
    expect([line.slice(66), createHash('sha256').update(content).digest('hex')]).toEqual([
      line.slice(66),
      line.slice(0, 64),
    ]);
  }
  const moment = ['--recorded-until', first.recordedUntil];
  const again = runJson<Summary>(['folder', 'site', siteId, '--out', out('again'), ...moment, ...data]);
  expect(again.digest).toBe(first.digest);
  for (const name of ['a.zip', 'b.zip']) run(['folder', 'subject', code(), '--out', out(name), ...moment, ...data]);
  expect(readFileSync(out('a.zip')).equals(readFileSync(out('b.zip')))).toBe(true);

  const over = run(['folder', 'site', siteId, '--out', out('first'), '--lang', 'en', ...data]);
  expect([over.status, over.stderr]).toEqual([1, expect.stringContaining('is there already')]);
  const none = run(['folder', 'site', 'nowhere', '--out', out('none'), ...data]);
  expect([none.status, existsSync(out('none')), readdirSync(folder.path).filter((f) => f.endsWith('.part'))]).toEqual([
    1,
    false,
    [],
  ]);
});

test('who answers for a place, the classes of street problems and a sample drawn again are tables', () => {
  const read = (...args: string[]) => run([...args, '--lang', 'en', ...data]);
  const { parts } = runJson<Subject>(['subject', code(), ...data]);
  const siteId = parts[0]!.records[0]!.id;
  const held = ['--role', 'contracting-leader', '--person', '李明', '--from', '2018-06-01T00:00:00+08:00'];
  runJson(['do', 'site', 'assign-responsibility', siteId, ...held, ...data]);
  const at = (moment: string) => ['table', 'responsible', '--site-id', siteId, '--at', moment];
  expect(read(...at('2018-12-01T00:00:00Z')).stdout).toMatch(/^contracting leader +李明 +2018-06-01 00:00/m);
  expect(read(...at('2018-05-01T00:00:00Z')).stdout).not.toContain('李明');
  expect(read('table', 'responsible').stderr).toContain('one site or one community');
  expect(read('table', 'street-catalogue').stdout).toMatch(/^0506 +非机动车乱停放 +gbt-0506 /m);
  const sampled = ['--figure', 'formalities.shops', '--year', '2018', '--size', '1', '--seed', '7'];
  const { id } = runJson<{ id: string }>(['do', 'sample', 'draw', ...sampled, '--actor', 'inspector', ...data]);
  expect(read('table', 'sample-redrawn', '--sample-id', id).stdout).toMatch(/^yes +1 +\S+ +7 +[0-9a-f]{64} /m);
});
