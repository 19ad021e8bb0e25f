import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { run, runJson, temporaryFolder } from './service.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const example = (name: string) => join(root, 'examples', name);
const folder = temporaryFolder();
afterAll(() => folder.remove());
const data = (name: string) => ['--data', join(folder.path, name)];

interface Summary {
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly events: number;
}

describe('import of what an office keeps', () => {
  test('the example goes in, and again adds nothing', () => {
    const args = [
      'import',
      '--mapping',
      example('office.yml'),
      example('office.csv'),
      '--rejects',
      join(folder.path, 'rejects.csv'),
      ...data('import'),
    ];
    const first = runJson<Summary>(args);
    expect(first.rows).toBe(first.accepted + first.rejected);
    expect(first.rejected).toBeGreaterThan(0);
    expect(existsSync(join(folder.path, 'rejects.csv'))).toBe(true);
    const again = runJson<Summary>(args);
    expect(again).toMatchObject({
      rows: first.rows,
      accepted: 0,
      unchanged: first.accepted,
      rejected: first.rejected,
      events: 0,
    });
    const rows = runJson<{ reported: number }[]>(['indicators', '--by', 'community', ...data('import')]);
    expect(rows.reduce((sum, row) => sum + row.reported, 0)).toBe(first.accepted);
  });

  test('its text tells the anomalies that there are, a line each', () => {
    const rejects = ['--rejects', join(folder.path, 'told.csv')];
    const { stdout } = run([
      'import',
      '--mapping',
      example('office.yml'),
      example('office.csv'),
      ...rejects,
      ...data('told'),
    ]);
    expect(stdout).toContain('events: 70\ncommunities: 3\nanomalies:\n  closedBeforeReported: 1\n');
    expect(stdout).not.toMatch(/^ .*: 0$|[{}]/m);
  });

  test('can be tried first: what would be, and nothing is made', () => {
    const args = ['import', '--mapping', example('office.yml'), example('office.csv'), '--dry-run', ...data('tried')];
    const tried = runJson<{ first: { row: number; type: string }[] }>(args);
    expect(tried).toMatchObject({ isDryRun: true, rows: 25, accepted: 20, rejected: 5, events: 70 });
    expect(tried.first).toHaveLength(20);
    expect(tried.first[0]).toMatchObject({ row: 2, number: 'MH-2018-0001', type: 'ProblemReported' });
    expect(existsSync(join(folder.path, 'tried'))).toBe(false);
    expect(existsSync(example('office.rejects.csv'))).toBe(false);
    // Of what the log holds already nothing would be added.
    const known = [...args.slice(0, 5), ...data('import')];
    expect(runJson(known)).toMatchObject({ accepted: 0, unchanged: 20, events: 0, first: [] });
  });

  test('is proposed a mapping with which it can be tried', () => {
    const proposed = run(['import', '--propose', '--sheet', '留言', example('messages.xlsx')]);
    const mapping = join(folder.path, 'proposed.yml');
    writeFileSync(mapping, proposed.stdout);
    const tried = runJson(['import', '--mapping', mapping, example('messages.xlsx'), '--dry-run', ...data('none')]);
    expect(tried).toMatchObject({ sheet: '留言', accepted: 24, rejected: 0, personalData: { mobile: 4 } });
  });

  test('of a source that does not say when rows were touched: an older file needs --older', () => {
    const [header, first, ...rest] = readFileSync(example('grid-stages.csv'), 'utf8').split('\n').slice(2);
    const newer = join(folder.path, 'stages-newer.csv');
    const older = join(folder.path, 'stages-older.csv');
    writeFileSync(newer, [header, first, ...rest].join('\n'));
    writeFileSync(older, `${header}\n${first}\n`);
    const args = (file: string, ...more: string[]) => [
      'import',
      '--mapping',
      example('grid-stages.yml'),
      file,
      ...more,
      ...data('stages'),
    ];
    expect(runJson(args(newer))).toMatchObject({ accepted: 6 });
    expect(runJson(args(newer))).toMatchObject({ accepted: 0, unchanged: 6, events: 0 });
    expect(run(args(older)).stderr).toContain('If it is to be imported all the same, say --older');
    expect(runJson(args(older, '--older'))).toMatchObject({ accepted: 0, unchanged: 1 });
  });

  test.each([
    [['import', 'nowhere.csv', '--mapping', 'nowhere.yml'], 'nowhere.yml'],
    [['import', example('office.csv')], 'give either --mapping'],
    [['import', example('office.csv'), '--mapping', example('myla311.yml')], 'column'],
  ])('%j is refused with a sentence', (args, sentence) => {
    const { status, stderr, stdout } = run([...args, ...data('refused')]);
    expect(status).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

test.each([
  [['import', '--mapping', root, example('office.csv')], `${root} is a folder, not a file`],
  [['import', '--events', root], `${root} is a folder, not a file`],
  [
    ['import', '--mapping', example('office.yml'), example('office.csv'), '--rejects', 'no/such/x.csv'],
    'there is no folder no/such',
  ],
  [['import', '--mapping', 'no.yml', example('office.csv')], 'there is no file or folder no.yml'],
  [['import', '--mapping', example('office.yml'), 'no.csv'], 'there is no file or folder no.csv'],
  [
    ['import', '--mapping', example('myla311.yml'), example('office.csv')],
    'office.csv: the mapping names no column of it',
  ],
])('%j: a name typed wrong is told, and leaves nothing behind', (args, sentence) => {
  const { status, stderr } = run([...args, ...data('mistyped')]);
  expect([status, stderr]).toEqual([1, expect.stringMatching(`^zeren: ${sentence}.*\n$`)]);
  expect(existsSync(join(folder.path, 'mistyped'))).toBe(false);
});

test('a port that is in use is told with the option that names another one', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { status, stderr } = run(['serve', '--port', String(port), ...data('port')]);
  other.close();
  expect(status).toBe(1);
  expect(stderr).toContain(`port ${port} of 127.0.0.1 is in use; --port names another one`);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stderr).not.toContain('error');
});

describe('what must not be touched', () => {
  test('a log that is no log, and a line that is no event', () => {
    const own = join(folder.path, 'broken');
    mkdirSync(own);
    writeFileSync(join(own, 'events.sqlite'), 'not a database, and not empty either; it must stay as it is');
    const { status, stderr } = run(['sites', '--data', own]);
    expect(status).toBe(1);
    expect(stderr).toContain('events.sqlite');
    expect(readFileSync(join(own, 'events.sqlite'), 'utf8')).toMatch(/^not a database/);

    const file = join(folder.path, 'bad.ndjson');
    writeFileSync(file, '{"id":1}\n');
    expect(run(['import', '--events', file, ...data('bad')]).stderr).toContain('line 1');
    writeFileSync(file, '');
    appendFileSync(file, '{oops\n');
    expect(run(['import', '--events', file, ...data('bad')]).stderr).toContain('line 1 is no JSON');
  });

  test('a log that was lost: the folder is no new office, and nothing is made in a folder that holds none', () => {
    const own = join(folder.path, 'lost');
    const importing = ['import', '--mapping', example('office.yml'), example('office.csv')];
    const rejects = ['--rejects', join(folder.path, 'lost.csv')];
    runJson([...importing, ...rejects, '--data', own]);
    rmSync(join(own, 'events.sqlite'));
    for (const verb of [['sites'], ['export'], ['rebuild']]) {
      const { status, stderr, stdout } = run([...verb, '--data', own]);
      expect([status, stdout, stderr]).toEqual([1, '', expect.stringMatching(/^zeren: there is no event log in /)]);
    }
    expect(existsSync(join(own, 'events.sqlite'))).toBe(false);
    writeFileSync(join(own, 'events.sqlite'), '');
    for (const verb of [[...importing, ...rejects], ['serve', '--port', '0'], ['sites'], ['export']]) {
      const { status, stderr, stdout } = run([...verb, '--data', own]);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^zeren: the event log \S+ is empty, though the views beside it were made from events/);
    }
    // An export puts it back, whatever the views say.
    const events = join(folder.path, 'kept.ndjson');
    const fewer = join(folder.path, 'fewer.csv');
    writeFileSync(fewer, readFileSync(example('office.csv'), 'utf8').split('\n').slice(0, 6).join('\n'));
    run(['import', '--mapping', example('office.yml'), fewer, ...data('kept')]);
    runJson(['export', '--out', events, ...data('kept')]);
    expect(run(['import', '--events', events, '--data', own]).stderr).toContain('is empty, though the views');
    const taken = runJson<{ events: number }>(['restore', events, '--data', own]);
    expect(taken.events).toBeGreaterThan(0);
    expect(run(['cases', '--data', own]).stdout).toBe(run(['cases', ...data('kept')]).stdout);
    for (const views of ['documents', 'reactors'])
      writeFileSync(join(own, `${views}.sqlite`), Buffer.alloc(4_000, 'no database'));
    expect(run(['export', '--data', own]).stdout).toBe(readFileSync(events, 'utf8'));
    const bare = join(folder.path, 'bare');
    mkdirSync(bare);
    expect(run(['communities', '--data', bare]).status).toBe(1);
    expect(readdirSync(bare)).toEqual([]);
  });

  test('a file where a folder is wanted, and a pipe that is to be read several times', () => {
    const file = join(folder.path, 'plain');
    writeFileSync(file, 'text');
    expect(run(['sites', '--data', file]).stderr).toBe(
      `zeren: the data folder ${file} is a file; a folder is wanted\n`,
    );
    expect(readFileSync(file, 'utf8')).toBe('text');
    const pipe = join(folder.path, 'pipe');
    spawnSync('mkfifo', [pipe]);
    const piped = run(['import', '--mapping', example('office.yml'), pipe, ...data('piped')]);
    expect(piped.stderr).toBe(`zeren: ${pipe}: it is read several times: give a file, no pipe or device\n`);
    expect(existsSync(join(folder.path, 'piped'))).toBe(false);
  });

  test('views that are no database may be removed, and are built anew', () => {
    const own = join(folder.path, 'unviewed');
    const rejects = ['--rejects', join(folder.path, 'unviewed.csv')];
    runJson(['import', '--mapping', example('office.yml'), example('office.csv'), '--data', own, ...rejects]);
    const before = run(['cases', '--data', own]).stdout;
    const views = join(own, 'documents.sqlite');
    for (const end of ['-wal', '-shm']) rmSync(`${views}${end}`, { force: true });
    writeFileSync(views, Buffer.alloc(4_000, 'no database'));
    const { status, stderr } = run(['rebuild', '--data', own]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('nothing that the log does not have: remove it')]);
    rmSync(views);
    expect(run(['cases', '--data', own]).stdout).toBe(before);
  });

  test('a log with events of a newer version, whatever the views have seen of it', () => {
    const own = join(folder.path, 'newer');
    const rejects = ['--rejects', join(folder.path, 'newer.csv')];
    runJson(['import', '--mapping', example('office.yml'), example('office.csv'), '--data', own, ...rejects]);
    const db = new Database(join(own, 'events.sqlite'));
    db.exec("UPDATE kinds SET schema = 7 WHERE type = 'CaseFiled'");
    db.close();
    const before = readFileSync(join(own, 'events.sqlite'));
    for (const verb of [['serve', '--port', '0'], ['sites'], ['export']]) {
      const { status, stderr, stdout } = run([...verb, '--data', own]);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(
        /^zeren: the event log holds events CaseFiled of schema 7, written by a newer version of Zeren; /,
      );
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(readFileSync(join(own, 'events.sqlite')).equals(before)).toBe(true);
  });

  test.each([
    [['rebuild']],
    [['cases', '--list', 'bogus']],
    [['sites', '--kind', 'nonsense']],
    [['indicators', '--id', '7']],
    [['indicators', '--limit', '7']],
    [['ledger', 'site', 'nobody']],
    [['history', 'case', 'nobody']],
    [['cases', 'nobody']],
    [['nonsense']],
    [['indicators', '--from', '2018-02-30']],
  ])('%j ends with an error and a sentence', (args) => {
    const { status, stderr, stdout } = run([...args, ...data('empty')]);
    expect(status).not.toBe(0);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(existsSync(join(folder.path, 'empty'))).toBe(false);
  });
});
