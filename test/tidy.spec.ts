import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { rooms } from '#office';

const root = join(import.meta.dirname, '..');
const LONGEST = 400;
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const ending = (end: string) => files.filter((file) => file.endsWith(end));

test('a file is read in one sitting', () => {
  const code = ending('.ts').filter((file) => !file.endsWith('.spec.ts'));
  expect(code.length).toBeGreaterThan(0);
  expect(code.filter((file) => read(file).split('\n').length > LONGEST + 1)).toEqual([]);
});

test('what a page links to is there', () => {
  const dead = ending('.md').flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)]
      .map(([, link]) => join(dirname(page), link!))
      .filter((link) => !existsSync(join(root, link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test('the index of decisions has each of them', () => {
  const index = read('docs/decisions/README.md');
  const pages = files.filter((file) => /^docs\/decisions\/(?!README).*\.md$/.test(file));
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((page) => !index.includes(`(${page.split('/').at(-1)})`))).toEqual([]);
});

test('every setting is in the README or in the pages on running it', () => {
  const told = ['README.md', 'CONTRIBUTING.md', 'docs/operations.md', 'docker/README.md'].map(read).join('\n');
  const known = new Set(read('libs/platform/config.ts').match(/ZEREN_[A-Z_]+[A-Z]/g));
  const shortened = [...told.matchAll(/`(_[A-Z_]+)`/g)].map(([, end]) => end!);
  expect(known.size).toBeGreaterThan(0);
  const isTold = (name: string) => told.includes(`${name}\``) || shortened.some((end) => name.endsWith(end));
  expect([...known].filter((name) => !isTold(name))).toEqual([]);
});

test('every metric that is served is explained in the page on running it, and no other', () => {
  const named = (text: string) => [...new Set(text.match(/\bzeren_[a-z_]+/g))].sort();
  const served = named(read('libs/http/metrics.ts'));
  expect(served.length).toBeGreaterThan(0);
  expect(named(read('docs/operations.md'))).toEqual(served);
});

test('every name of a route in the README’s table of systems is one', () => {
  const table = read('README.md').match(/`\/api\/[a-z-]+(\/[a-z-]+)?`/g) ?? [];
  const controllers = ending('.controller.ts').map(read).join('\n');
  expect(table.length).toBeGreaterThan(0);
  // Of a controller without a path of its own, the routes have it.
  const known = [...controllers.matchAll(/@(?:Controller|Get)\('([^']+)'/g)].map(([, path]) => path!);
  const isOne = (path: string) => known.some((base) => path === base || path.startsWith(`${base}/`));
  expect(table.map((path) => path.slice(6, -1)).filter((path) => !isOne(path))).toEqual([]);
});

test('a room says in both languages how each of its figures is called', () => {
  const said = rooms.flatMap(({ name, figures, labels }) =>
    figures.map((figure) => [name, figure.name, labels] as const),
  );
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter(([, figure, labels]) => !labels[figure]?.zh || !labels[figure]?.en).map(([, f]) => f)).toEqual([]);
});
