import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { parse } from 'yaml';
import { rooms } from '#office';
import type { Sentence } from '#event-sourcing';
import { commandLabel, eventLabel, LANGUAGE_TAGS } from '#platform';

const root = join(import.meta.dirname, '..');
const LONGEST = 400;
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const ending = (end: string) => files.filter((file) => file.endsWith(end));

test('a file is read in one sitting', () => {
  const code = ending('.ts');
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

test('every setting that the README’s table names is one', () => {
  const table = read('README.md').match(/^\|.*`ZEREN_.*$/gm) ?? [];
  const named = table.flatMap((row) => row.split('|')[1]!.match(/ZEREN_[A-Z_]+/g) ?? []);
  const config = read('libs/platform/config.ts');
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !new RegExp(`${name}\\b`).test(config))).toEqual([]);
});

test('every verb is in the README’s table, and no other', () => {
  const table = read('README.md').split('| verb ')[1]!.split('\n\n')[0]!;
  const first = [...table.matchAll(/^\| (`.*?) +\| /gm)].map(([, cell]) => cell!);
  const named = first.flatMap((cell) => [...cell.matchAll(/`([a-z]+)/g)].map(([, verb]) => verb!));
  const verbs = files
    .filter((file) => file.startsWith('apps/cli/verbs/'))
    .flatMap((file) => [...read(file).matchAll(/\.command\('([a-z]+)/g)].map(([, verb]) => verb!));
  expect(verbs.length).toBeGreaterThan(15);
  expect([...new Set(named)].sort()).toEqual(verbs.sort());
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
  const known = [...controllers.matchAll(/(?:@(?:Controller|Get)\(|\bat: )'([^']+)'/g)].map(([, path]) => path!);
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

test('a room says in both languages how a history names each of its events', () => {
  const types = rooms.flatMap(({ catalogue }) => Object.keys(catalogue));
  const labels: Readonly<Record<string, Sentence>> = Object.assign({}, ...rooms.map((room) => room.labels));
  expect(new Set(types).size).toBeGreaterThan(200);
  const unnamed = types.filter((type) => {
    const { zh = '', en = '' } = labels[eventLabel(type)] ?? {};
    return !/^\p{Script=Han}+/u.test(zh) || !/^[a-z -]+$/.test(en);
  });
  expect(unnamed).toEqual([]);
});

test('a room says in both languages what each of its commands does, and of nothing else', () => {
  const known = rooms
    .flatMap((room) => room.commands)
    .flatMap((set) => set.commands.map(({ command }) => command.name));
  const labels = new Map(rooms.flatMap((room) => Object.entries(room.labels)));
  expect(known.length).toBeGreaterThan(200);
  const unsaid = known.filter((command) => {
    const { zh = '', en = '' } = labels.get(commandLabel(command)) ?? {};
    return !/^[“]?\p{Script=Han}/u.test(zh) || !/^[a-z][^\p{Script=Han}]+[^.]$/u.test(en);
  });
  expect(unsaid).toEqual([]);
  const said = [...labels.keys()].filter((name) => name.startsWith(commandLabel('')));
  expect(said.filter((name) => !known.some((command) => name === commandLabel(command)))).toEqual([]);
});

test('a room says in both languages which states its things can be in', () => {
  const books = rooms.flatMap(({ kinds }) =>
    kinds.map(({ aggregate }) => [aggregate.stream, aggregate.rules] as const),
  );
  expect(books.length).toBeGreaterThan(20);
  expect(books.filter(([, { facts }]) => !facts.states).map(([stream]) => stream)).toEqual([]);
});

test('in every room no step is before the one that it follows', () => {
  const books = rooms.flatMap(({ kinds }) =>
    kinds.map(({ aggregate }) => [aggregate.stream, aggregate.rules] as const),
  );
  expect(books.length).toBeGreaterThan(20);
  expect(books.filter(([, { facts }]) => !facts.lastAt).map(([stream]) => stream)).toEqual([]);
});

const sources = ending('.ts').map((file) => ({ file, source: ts.createSourceFile(file, read(file), 99, true) }));

test('a file imports from another one once', () => {
  const twice = sources.flatMap(({ file, source }) => {
    const named = source.statements
      .filter(ts.isImportDeclaration)
      // All of a module under one name cannot stand in one line with some of its names.
      .filter(({ importClause: clause }) => !clause?.namedBindings || ts.isNamedImports(clause.namedBindings))
      .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text);
    return named.filter((from, n) => named.indexOf(from) !== n).map((from) => `${file}: ${from}`);
  });
  expect(twice).toEqual([]);
});

/** Who asks a query is kept for the access control that accounts will bring. */
const AWAITED = ['askerOf'];

test('how long a text may be is said in one place, for commands, imports and questions alike', () => {
  const lengths = ending('.ts').filter((file) => /^libs\/(?!platform\/)/.test(file) && !/\.spec\.ts$/.test(file));
  const own = lengths.filter((file) =>
    /\b(?:IsName|IsText|IsLine|AreNames|textOf)\((?:100|200|4_000)\b/.test(read(file)),
  );
  expect(own).toEqual([]);
});

test('a function or constant is exported for somebody', () => {
  const filesOf = new Map<string, Set<string>>();
  const exported: { file: string; name: string }[] = [];
  for (const { file, source } of sources) {
    const walk = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) filesOf.set(node.text, (filesOf.get(node.text) ?? new Set()).add(file));
      ts.forEachChild(node, walk);
    };
    walk(source);
    for (const statement of source.statements) {
      const isExported = ts.canHaveModifiers(statement)
        ? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
        : false;
      if (!isExported) continue;
      // Types and classes are words of their module; answers are read from the classes by their names.
      if (ts.isFunctionDeclaration(statement)) exported.push({ file, name: statement.name!.text });
      if (ts.isVariableStatement(statement))
        for (const { name } of statement.declarationList.declarations)
          if (ts.isIdentifier(name)) exported.push({ file, name: name.text });
    }
  }
  expect(exported.length).toBeGreaterThan(500);
  const dead = exported.filter(({ name }) => filesOf.get(name)!.size === 1 && !AWAITED.includes(name));
  expect(dead).toEqual([]);
});

/** https://yml.publiccode.tools/schema.core.html, 0.5 */
test('publiccode.yaml has what its standard wants, as the project is', () => {
  const code = parse(read('publiccode.yaml')) as PublicCode;
  const own = JSON.parse(read('package.json')) as { license: string };
  expect(code).toMatchObject({
    publiccodeYmlVersion: '0.5',
    name: 'Zeren',
    legal: { license: own.license },
    localisation: { localisationReady: true, availableLanguages: Object.values(LANGUAGE_TAGS) },
  });
  expect(URL.canParse(code.url)).toBe(true);
  expect(['concept', 'development', 'beta', 'stable', 'obsolete']).toContain(code.developmentStatus);
  expect(['standalone/web', 'standalone/backend', 'standalone/other']).toContain(code.softwareType);
  for (const list of [code.platforms, code.categories]) expect(list.length).toBeGreaterThan(0);
  expect(Object.keys(code.description)).toEqual(Object.values(LANGUAGE_TAGS));
  for (const { shortDescription, longDescription, features } of Object.values(code.description)) {
    expect([...shortDescription].length).toBeLessThanOrEqual(150);
    expect([...longDescription].length).toBeGreaterThanOrEqual(150);
    expect(features.length).toBeGreaterThanOrEqual(5);
  }
  const { type, contacts = [] } = code.maintenance;
  expect(['internal', 'contract', 'community', 'none']).toContain(type);
  expect(contacts.length > 0).toBe(type === 'internal' || type === 'community');
});

interface PublicCode {
  readonly url: string;
  readonly developmentStatus: string;
  readonly softwareType: string;
  readonly platforms: string[];
  readonly categories: string[];
  readonly description: Record<string, { shortDescription: string; longDescription: string; features: string[] }>;
  readonly maintenance: { readonly type: string; readonly contacts?: object[] };
}
