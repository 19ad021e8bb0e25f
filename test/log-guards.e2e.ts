import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deriveId, type StoredEvent } from '#event-sourcing';
import { LogDigest } from '../apps/cli/log-digest.js';
import { othersMayRun, run, runAloneBeside, runAsNobody, runJson, Service, temporaryFolder } from './service.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (...names: string[]) => join(folder.path, ...names);
const data = (name: string) => ['--data', at(name)];
const MINUTE = 60_000;

/** A small office of its own. */
function office(name: string): string {
  const example = (file: string) => join(root, 'examples', file);
  const rejects = ['--rejects', at(`${name}-rejects.csv`)];
  runJson(['import', '--mapping', example('office.yml'), example('office.csv'), ...rejects, ...data(name)]);
  return at(name);
}

/** So many reported problems, one a minute, as an export has them. */
function exportOf(count: number, from: string): string {
  const digest = new LogDigest();
  const lines = Array.from({ length: count }, (_, n) => {
    const moment = new Date(Date.parse(from) + n * MINUTE).toISOString();
    const event: StoredEvent = {
      id: deriveId('event', n),
      type: 'ProblemReported',
      schema: 1,
      stream: `case-c${n}`,
      revision: 0,
      position: '',
      recordedAt: moment,
      data: { category: '扬尘', description: `第${n}件 ${'土'.repeat(200)}`, source: 'staff' },
      metadata: { actor: 'li.ming', occurredAt: moment, commandId: deriveId('command', n), commandDigest: '' },
    };
    digest.add(event);
    return JSON.stringify(event);
  });
  return [...lines, JSON.stringify({ end: { events: count, digest: digest.value() } }), ''].join('\n');
}

/** Runs a verb and kills it when `until` is so. */
async function killed(args: readonly string[], until: () => boolean): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'bin', 'zeren.js'), ...args], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  while (child.exitCode === null && !until()) await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill('SIGKILL');
  const [, signal] = (await exited) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
const SERVE = ['serve', '--port', '0'];

function refused(args: readonly string[], sentence: string | RegExp, env: NodeJS.ProcessEnv = {}): void {
  const { status, stdout, stderr } = run(args, env);
  expect([args, status, stdout, stderr]).toEqual([args, 1, '', expect.stringMatching(sentence)]);
  expect(stderr).not.toMatch(/\n\s+at /);
}

describe('an export that is taken in', () => {
  const file = at('events.ndjson');
  beforeAll(() => writeFileSync(file, exportOf(20_000, '2018-01-01T00:00:00.000Z')));

  test('keeps its stamps: a log that holds one newer row is left as it is', () => {
    const own = office('newer');
    const before = run(['export', '--data', own]).stdout;
    refused(
      ['import', '--events', file, '--data', own],
      /line 1 was recorded at 2018-01-01.*Nothing of the file was taken/,
    );
    expect(run(['export', '--data', own]).stdout).toBe(before);
    expect(run(['sites', '--data', own]).status).toBe(0);
  });

  test('killed half-way: the log is no office until the same command has ended', async () => {
    const importing = ['import', '--events', file, ...data('half')];
    await killed(importing, () => sizeOf(at('half', 'events.sqlite-wal')) > 2_000_000);
    const rest = 'zeren import --events .* was interrupted, .* run it again, with the same file';
    const other = at('other.ndjson');
    writeFileSync(other, exportOf(3, '2018-01-01T00:00:00.000Z'));
    for (const verb of [
      SERVE,
      ['cases'],
      ['rebuild'],
      ['backup', '--out', at('half.sqlite')],
      ['import', '--events', other],
    ])
      refused([...verb, ...data('half')], new RegExp(rest));
    const { events, unchanged } = runJson<{ events: number; unchanged: number }>(importing);
    expect(unchanged).toBeGreaterThan(0);
    expect(events + unchanged).toBe(20_000);
    expect(runJson(['compare', file, ...data('half')])).toMatchObject({ same: true, events: 20_000 });
    expect(run(['cases', ...data('half')]).status).toBe(0);
  }, 120_000);

  test('from a clock in the future is refused', () => {
    const ahead = at('ahead.ndjson');
    writeFileSync(ahead, exportOf(2, '2129-01-01T00:00:00.000Z'));
    const importing = ['import', '--events', ahead, ...data('ahead')];
    refused(importing, /line 1 was recorded at 2129-01-01.*ZEREN_CLOCK_TOLERANCE_MS.*Nothing of the file was taken/);
  });
});

test('a log whose stamps lie ahead of the clock takes no commands, and can be read', () => {
  const file = at('tomorrow.ndjson');
  writeFileSync(file, exportOf(2, new Date(Date.now() + 30 * MINUTE).toISOString()));
  const patient = { ZEREN_CLOCK_TOLERANCE_MS: String(60 * MINUTE) };
  runJson(['import', '--events', file, ...data('tomorrow')], patient);
  refused([...SERVE, ...data('tomorrow')], /recorded at .* this machine's clock says .*ZEREN_CLOCK_TOLERANCE_MS/);
  expect(run(['cases', ...data('tomorrow')]).status).toBe(0);
  expect(run(['export', ...data('tomorrow')]).status).toBe(0);
});

describe('a log that is not what it was', () => {
  test('its tail is lost: no verb goes on as if nothing were missing, until that is accepted', () => {
    const own = office('tail');
    const log = join(own, 'events.sqlite');
    copyFileSync(log, at('older'));
    const more = at('more.ndjson');
    writeFileSync(more, exportOf(1, new Date().toISOString()));
    runJson(['import', '--events', more, '--data', own]);
    expect(run(['cases', '--data', own]).status).toBe(0);
    for (const end of ['-wal', '-shm']) rmSync(log + end, { force: true });
    copyFileSync(at('older'), log);
    const views = readFileSync(join(own, 'documents.sqlite'));
    for (const verb of [SERVE, ['cases'], ['rebuild'], ['export'], ['import', '--events', more]])
      refused(
        [...verb, '--data', own],
        /ends before events that the views .*zeren restore FILE.*zeren restore --as-is/,
      );
    expect(readFileSync(join(own, 'documents.sqlite')).equals(views)).toBe(true);
    expect(runJson(['restore', '--as-is', '--data', own])).toEqual({ asIs: true });
    expect(run(['cases', '--data', own]).status).toBe(0);
  }, 60_000);

  test('another log under its name is refused', () => {
    const [own, other] = [office('own'), office('other')];
    for (const end of ['', '-wal', '-shm']) rmSync(join(own, `events.sqlite${end}`), { force: true });
    copyFileSync(join(other, 'events.sqlite'), join(own, 'events.sqlite'));
    refused(['cases', '--data', own], 'is not the one that the views beside it were made from');
  }, 60_000);
});

describe('a backup', () => {
  test('is whole though the service goes on; restored, the office is what it was then', async () => {
    const own = office('served');
    const service = await Service.start(own);
    let isOver = false;
    let reported = 0;
    const clerk = (async () => {
      for (; !isOver; reported += 1)
        await service.post('/api/cases', { category: '扬尘', description: `${reported}`, source: 'staff' });
    })();
    const out = at('served.sqlite');
    const backup = await runAloneBeside(['backup', '--out', out, '--data', own, '--json']);
    isOver = true;
    await clerk;
    expect([backup.status, backup.stderr]).toEqual([0, '']);
    expect(reported).toBeGreaterThan(0);
    const { events, digest } = JSON.parse(backup.stdout) as { events: number; digest: string };
    await service.end('SIGTERM');
    const later = runJson<{ events: number }>(['export', '--out', at('later.ndjson'), '--data', own]);
    expect(later.events).toBeGreaterThanOrEqual(events);

    refused(['backup', '--out', out, '--data', own], 'an SQLite database; it is left alone');
    const restored = runJson<{ before: string }>(['restore', out, '--data', own]);
    expect(restored).toMatchObject({ events, digest });
    expect(existsSync(restored.before)).toBe(true);
    expect(run(['cases', '--data', own]).status).toBe(0);
    expect(runJson(['restore', out, ...data('anew')])).toEqual({ events, digest });
    expect(runJson(['export', '--out', at('anew.ndjson'), ...data('anew')])).toEqual({ events, digest });
    // What was set aside is a whole log as well.
    expect(runJson(['restore', restored.before, ...data('before')])).toMatchObject({ events: later.events });
  }, 120_000);

  test('that is damaged, or of a newer version, is not restored', () => {
    const own = office('good');
    runJson(['backup', '--out', at('good.sqlite'), '--data', own]);
    const bytes = readFileSync(at('good.sqlite'));
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, 8_192 * 2, 8_192 * 2 + 4_000);
    writeFileSync(at('damaged.sqlite'), damaged);
    const before = run(['export', '--data', own]).stdout;
    expect(run(['restore', at('damaged.sqlite'), '--data', own]).status).toBe(1);
    expect(run(['export', '--data', own]).stdout).toBe(before);
    writeFileSync(at('text.sqlite'), 'no backup at all');
    refused(['restore', at('text.sqlite'), '--data', own], 'is no JSON');
  }, 60_000);

  test('killed at any instant leaves no file that passes for one; a killed restore is done again', async () => {
    const file = at('many.ndjson');
    writeFileSync(file, exportOf(20_000, '2018-01-01T00:00:00.000Z'));
    const { digest } = runJson<{ digest: string }>(['restore', file, ...data('many')]);
    const out = at('killed.sqlite');
    await killed(['backup', '--out', out, ...data('many')], () => sizeOf(`${out}.part`) > 500_000);
    expect(existsSync(out)).toBe(false);
    expect(runJson(['backup', '--out', out, ...data('many')])).toMatchObject({ events: 20_000, digest });

    const own = office('overwritten');
    expect(run(['sites', '--data', own]).status).toBe(0);
    for (const isSo of [
      () => sizeOf(join(own, 'events.sqlite.part')) > 500_000,
      () => readdirSync(own).some((name) => name.startsWith('before-restore-')),
    ]) {
      await killed(['restore', out, '--data', own], isSo);
      const { status, stdout, stderr } = run(['export', '--data', own]);
      // One of the two logs, whole, or a sentence.
      if (status === 0) expect(stdout).toContain('"end"');
      else expect(stderr).toMatch(/zeren restore/);
      const using = run(['sites', '--data', own]);
      if (using.status !== 0) expect(using.stderr).toMatch(/zeren restore .* was interrupted/);
    }
    expect(runJson(['restore', out, '--data', own])).toMatchObject({ events: 20_000, digest });
    expect(run(['cases', '--data', own]).status).toBe(0);
  }, 180_000);
});

const READ_ONLY = 'a data folder that cannot be written can be looked at, views or not, and stays as it is';
const whyNot = othersMayRun ? '' : ': skipped, this checkout is its owner’s alone';
(othersMayRun ? test : test.skip)(
  `${READ_ONLY}${whyNot}`,
  () => {
    const own = office('shelf');
    const home = at('home');
    mkdirSync(home);
    for (const [path, mode] of [
      [folder.path, 0o755],
      [home, 0o777],
      [own, 0o555],
    ] as const)
      chmodSync(path, mode);
    for (const name of readdirSync(own)) chmodSync(join(own, name), 0o444);
    const files = readdirSync(own);
    const looked = runAsNobody(['cases', '--data', own], home);
    expect([looked.status, looked.stderr]).toEqual([0, '']);
    expect(looked.stdout).toContain('number');
    expect(runAsNobody(['export', '--data', own], home).stdout).toContain('"end"');
    expect(readdirSync(own)).toEqual(files);
    expect(readdirSync(home)).toEqual([]);
    const writing = runAsNobody(['restore', '--as-is', '--data', own], home);
    expect([writing.status, writing.stderr]).toEqual([1, expect.stringContaining('cannot be written')]);
    chmodSync(own, 0o755);
  },
  60_000,
);
