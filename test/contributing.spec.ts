import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import ts from 'typescript';
import { openTestOffice } from '#http/testing';
import { catalogue, rooms } from '#office';
import type { Room } from '#platform';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

/** The lines that stay and those that go are there once, and what stays and what comes takes their place. */
function patched(before: string, hunk: string): string {
  const lines = hunk.replace(/\n$/, '').split('\n');
  const taken = (sign: string) => lines.filter((line) => line[0] !== sign).map((line) => `${line.slice(1)}\n`);
  const [was, is] = [taken('+').join(''), taken('-').join('')];
  expect([was, before.split(was).length - 1]).toEqual([was, 1]);
  return before.replace(was, () => is);
}

/** The files after the room, and after the event and the figure have come to it, as somebody types them who reads from above. */
function typed(): Map<string, string>[] {
  const files = new Map<string, string>();
  const stages: Map<string, string>[] = [];
  for (const part of page.split(/^### /m).slice(1)) {
    for (const [, kind, text] of part.matchAll(/^```(ts|diff)\n([^]*?)^```$/gm)) {
      if (kind === 'ts') files.set(/^\/\/ (\S+)\n/.exec(text!)![1]!, text!);
      else
        for (const change of text!.split(/^--- /m).slice(1)) {
          const [, file, hunks] = /^(\S+)\n([^]*)$/.exec(change)!;
          files.set(file!, hunks!.split(/^@@\n/m).reduce(patched, files.get(file!)!));
        }
    }
    stages.push(new Map(files));
  }
  return stages;
}

const stages = typed();

/** Files of the project, which are the same for each. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** As if they stood in the project. */
function faultsOf(files: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { readFile, fileExists, directoryExists, getSourceFile } = host;
  const at = new Map([...files].map(([file, text]) => [join(root, file), text]));
  host.fileExists = (file) => at.has(file) || fileExists(file);
  host.directoryExists = (folder) =>
    [...at.keys()].some((file) => dirname(file) === folder) || directoryExists!(folder);
  host.readFile = (file) => at.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...more) => {
    if (at.has(file)) return ts.createSourceFile(file, at.get(file)!, language, true);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, language, ...more));
    return parsed.get(file);
  };
  const program = ts.createProgram([...at.keys()], { ...options, noEmit: true }, host);
  const own = program.getSourceFiles().filter(({ fileName }) => at.has(fileName));
  expect(own).toHaveLength(files.size);
  return own
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

test('a room, an event and a figure are told', () => {
  expect(page.match(/^### .*/gm)).toEqual(['### A room', '### An event', '### A figure']);
  expect(stages).toHaveLength(3);
});

test('each of the three examples is right by the types of the project', () => {
  for (const files of stages) expect(faultsOf(files)).toEqual([]);
}, 180_000);

mkdirSync(join(root, 'dist'), { recursive: true });
const folder = mkdtempSync(join(root, 'dist', 'contributing-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the room answers over HTTP, and says its event and its figure', async () => {
  for (const [file, text] of stages.at(-1)!) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { umbrellasRoom } = (await import(join(folder, 'libs/umbrellas/index.ts'))) as { umbrellasRoom: Room };
  // The line in libs/office/rooms.ts.
  (rooms as Room[]).push(umbrellasRoom);
  Object.assign(catalogue, umbrellasRoom.catalogue);
  const house = await openTestOffice('2018-03-01T01:00:00.000Z');
  try {
    const lent = await house.post('/umbrellas', {
      umbrellaId: 'k1',
      borrower: 'wang',
      occurredAt: '2018-02-10T01:00:00.000Z',
    });
    expect(lent).toMatchObject({ status: 201, body: { id: 'k1', events: [{ type: 'UmbrellaLent' }] } });
    expect(await house.post('/umbrellas', { umbrellaId: 'k1', borrower: 'zhao' })).toMatchObject({
      status: 409,
      body: {
        rule: 'lend-what-is-here',
        state: 'lent',
        detail: expect.stringContaining('An umbrella is lent when it is here.'),
      },
    });
    expect((await house.get('/umbrellas/k1')).body).toMatchObject({
      borrower: 'wang',
      possible: ['ReturnUmbrella', 'CorrectUmbrella'],
    });
    expect(await house.figures()).toMatchObject({ 'umbrellas.lent': 1 });
    expect((await house.post('/umbrellas/k1/return', { damage: '×'.repeat(10_000) })).status).toBe(400);
    expect((await house.post('/umbrellas/k1/return', {})).status).toBe(200);
    expect((await house.get('/umbrellas?status=here')).body).toMatchObject({
      total: 1,
      umbrellas: [{ umbrellaId: 'k1' }],
    });
    expect(await house.figures()).toMatchObject({ 'umbrellas.lent': 0, 'umbrellas.used': 1 });
    expect(await house.figures('from=2018-02-01&to=2018-02-28')).toMatchObject({
      'umbrellas.lent': 1,
      'umbrellas.used': 1,
    });
    expect(await house.figures('from=2018-01-01&to=2018-01-31')).toMatchObject({
      'umbrellas.lent': 0,
      'umbrellas.used': 0,
    });
  } finally {
    await house.close();
  }
});
