import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', 'libs', 'apps', 'bench'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /(?<!\.spec|\.e2e)\.ts$/.test(file) && existsSync(join(root, file)));

/** As tsconfig.json and package.json say it of `#room`, and Node of a file. */
function fileOf(name: string, importer: string): string | undefined {
  if (name.startsWith('#')) return `libs/${name.slice(1)}/index.ts`;
  return name.startsWith('.') ? normalize(join(importer, '..', name.replace(/\.js$/, '.ts'))) : undefined;
}

const importsOf = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export|\}) ?.*from '([^']+)';$/gm)]
    .map(([, name]) => fileOf(name!, file))
    .filter((imported) => imported !== undefined);

const roomOfFile = (file: string) => file.match(/^libs\/[^/]+|^[^/]+/)![0];

/** Those that reach themselves. */
function inCircles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const reached = (from: string) => {
    const found = new Set<string>();
    const open = [from];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const other of edges.get(next) ?? [])
        if (!found.has(other)) {
          found.add(other);
          open.push(other);
        }
    return found;
  };
  return [...edges.keys()].filter((one) => reached(one).has(one));
}

const imported = new Map(files.map((file) => [file, new Set(importsOf(file))]));

test('every import leads to a file that a reader finds', () => {
  expect(imported.size).toBeGreaterThan(500);
  const lost = [...imported].flatMap(([file, names]) =>
    [...names].filter((name) => !existsSync(join(root, name))).map((name) => `${file}: ${name}`),
  );
  expect(lost).toEqual([]);
});

test('no files import each other in a circle, types included', () => {
  expect(inCircles(imported)).toEqual([]);
});

test('rooms are imported one way', () => {
  const rooms = new Map<string, Set<string>>();
  for (const [file, names] of imported)
    for (const name of names) {
      const [from, to] = [roomOfFile(file), roomOfFile(name)];
      if (from !== to) rooms.set(from, (rooms.get(from) ?? new Set()).add(to));
    }
  expect(rooms.size).toBeGreaterThan(20);
  expect(inCircles(rooms)).toEqual([]);
});

test('ledgers are made of what rooms contribute, and name none', () => {
  const own = [...imported].filter(([file]) => file.startsWith('libs/ledgers/'));
  expect(own.length).toBeGreaterThan(10);
  const named = new Set(own.flatMap(([, names]) => [...names].map(roomOfFile)));
  const known = ['libs/ledgers', 'libs/calendar', 'libs/event-sourcing', 'libs/platform'];
  expect([...named].filter((room) => !known.includes(room))).toEqual([]);
});

test('a name of a room means the same to the compiler as when it runs', () => {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: { paths: object };
  };
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: object };
  expect(compilerOptions.paths).toEqual({ '#*': ['./libs/*/index.ts'] });
  expect(imports).toEqual({ '#*': './dist/libs/*/index.js' });
});
