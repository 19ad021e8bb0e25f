import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { LogDigest } from '../apps/cli/log-digest.js';
import { run, runInto, runJson, temporaryFolder } from './service.js';
import { smallDemo } from './small-demo.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const example = (name: string) => join(root, 'examples', name);
const folder = temporaryFolder();
afterAll(() => folder.remove());
const data = (name: string) => ['--data', join(folder.path, name)];

/** These lines as an export has them. */
function exportOf(lines: readonly string[]): string {
  const digest = new LogDigest();
  for (const line of lines) digest.add(JSON.parse(line) as StoredEvent);
  return [...lines, JSON.stringify({ end: { events: lines.length, digest: digest.value() } }), ''].join('\n');
}

describe('an export', () => {
  const office = data('demo');
  beforeAll(() => {
    runJson(['demo', '--no-serve', ...smallDemo, ...office]);
  });

  test('goes into another log event by event, and again adds nothing', () => {
    const file = join(folder.path, 'events.ndjson');
    const { events } = runJson<{ events: number }>(['export', '--out', file, ...office]);
    const lines = readFileSync(file, 'utf8');
    expect(lines.trim().split('\n')).toHaveLength(events + 1);
    expect(runJson(['import', '--events', file, ...data('copy')])).toEqual({ lines: events, events, unchanged: 0 });
    expect(runJson(['import', '--events', file, ...data('copy')])).toEqual({
      lines: events,
      events: 0,
      unchanged: events,
    });
    expect(run(['export', ...data('copy')]).stdout).toBe(lines);

    // An earlier export may end inside a case, whose next event then follows at once.
    const all = lines.trim().split('\n').slice(0, -1);
    const streamOf = (n: number) => (JSON.parse(all[n]!) as { stream: string }).stream;
    const cut = all.findIndex((_line, n) => n > 20 && n + 1 < all.length && streamOf(n) === streamOf(n + 1)) + 1;
    const monday = join(folder.path, 'monday.ndjson');
    writeFileSync(monday, exportOf(all.slice(0, cut)));
    expect(runJson(['import', '--events', monday, ...data('later')])).toMatchObject({ events: cut });
    expect(runJson(['import', '--events', file, ...data('later')])).toEqual({
      lines: events,
      events: events - cut,
      unchanged: cut,
    });
    expect(run(['export', ...data('later')]).stdout).toBe(lines);

    const tampered = join(folder.path, 'tampered.ndjson');
    writeFileSync(tampered, exportOf([all[0]!.replace(/"id":"\w{8}/, '"id":"00000000'), ...all.slice(1)]));
    const refused = run(['import', '--events', tampered, ...data('copy')]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('other events in its place');
    const line = all.findIndex((text) => text.includes('"SiteRegistered"')) + 1;
    const renamed = all.with(line - 1, all[line - 1]!.replace(/"name":"/, '"name":"新'));
    writeFileSync(tampered, exportOf(renamed));
    const changed = run(['import', '--events', tampered, ...data('copy')]);
    expect(changed.status).toBe(1);
    expect(changed.stderr).toContain(`line ${line}: the log has event`);
    expect(run(['export', ...data('copy')]).stdout).toBe(lines);
  });

  test('keeps characters that end a line elsewhere; a pipe is refused, for it can be read once only', async () => {
    const csv = join(folder.path, 'separators.csv');
    const text = readFileSync(example('office.csv'), 'utf8').replace(
      '工地东侧裸土未覆盖',
      '一\u2028二\u2029三\u0085四',
    );
    writeFileSync(csv, text);
    runJson(['import', '--mapping', example('office.yml'), csv, ...data('separators')]);
    const file = join(folder.path, 'separators.ndjson');
    const { events } = runJson<{ events: number }>(['export', '--out', file, ...data('separators')]);
    expect(runJson(['import', '--events', file, ...data('unseparated')])).toMatchObject({ events });
    expect(readFileSync(file, 'utf8')).toContain('一\u2028二\u2029三');
    expect(run(['compare', file, ...data('unseparated')]).status).toBe(0);
    const piped = run(['import', '--events', '/dev/null', ...data('piped')]);
    expect([piped.status, piped.stderr]).toEqual([1, expect.stringContaining('no pipe or device')]);
  });

  test('goes where a link leads, keeps what stood there when it fails, and tells of a full disk', () => {
    const [file, link] = [join(folder.path, 'real.ndjson'), join(folder.path, 'link.ndjson')];
    writeFileSync(file, 'before');
    symlinkSync(file, link);
    runJson(['export', '--out', link, ...office]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(run(['export', ...office]).stdout);
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8')}`);
    expect(run(['import', '--events', file, ...data('marked')]).status).toBe(0);
    const [coming, ahead] = [join(folder.path, 'coming.ndjson'), join(folder.path, 'ahead.ndjson')];
    symlinkSync('coming.ndjson', ahead);
    runJson(['export', '--out', ahead, ...office]);
    expect([lstatSync(ahead).isSymbolicLink(), existsSync(coming)]).toEqual([true, true]);
    // A link is read from the folder that it is in, whichever way leads there.
    mkdirSync(join(folder.path, 'real', 'deep'), { recursive: true });
    symlinkSync(join('real', 'deep'), join(folder.path, 'way'));
    symlinkSync(join('..', 'out.ndjson'), join(folder.path, 'way', 'link.ndjson'));
    runJson(['export', '--out', join(folder.path, 'way', 'link.ndjson'), ...office]);
    expect(existsSync(join(folder.path, 'real', 'out.ndjson'))).toBe(true);
    const nowhere = run(['export', '--out', join(folder.path, 'no', 'such.ndjson'), ...office]);
    expect([nowhere.status, nowhere.stdout]).toEqual([1, '']);
    expect(nowhere.stderr).toBe(`zeren: there is no folder ${join(folder.path, 'no')}\n`);
    const full = run(['export', '--out', '/dev/full', ...office]);
    expect([full.status, full.stderr]).toEqual([1, expect.stringContaining('the disk is full')]);
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
    const redirected = runInto('/dev/full', ['export', ...office]);
    expect([redirected.status, redirected.stderr]).toEqual([1, expect.stringContaining('the disk is full')]);
    expect(redirected.stderr).not.toMatch(/\n\s+at /);
  });

  test('never replaces what an office lives on, by whichever name', () => {
    const [own, copy] = [join(folder.path, 'demo'), join(folder.path, 'kept.db')];
    const log = readFileSync(join(own, 'events.sqlite'));
    symlinkSync(own, join(folder.path, 'demo-link'));
    symlinkSync(join(own, 'events.sqlite'), join(folder.path, 'log-link'));
    copyFileSync(join(own, 'events.sqlite'), copy);
    const before = readdirSync(own).sort();
    for (const name of ['demo/events.sqlite', 'demo/documents.sqlite-wal', 'demo-link/writer.lock', 'log-link']) {
      const out = join(folder.path, name);
      const { status, stdout, stderr } = run(['export', '--out', out, ...office]);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toBe(
        `zeren: ${out} is a file of the data folder ${own} itself; it is left alone. Name another file with --out.\n`,
      );
    }
    expect(run(['export', '--out', copy, ...office]).stderr).toContain(
      `${copy} is an SQLite database; it is left alone`,
    );
    expect(run(['export', '--out', own, ...office]).stderr).toBe(`zeren: ${own} is a folder, not a file\n`);
    expect(readFileSync(copy).equals(log)).toBe(true);
    expect(readFileSync(join(own, 'events.sqlite')).equals(log)).toBe(true);
    expect(readdirSync(own).sort()).toEqual(before);
  });

  test('that is not whole is told, and nothing of it is taken', () => {
    const all = run(['export', ...office])
      .stdout.trim()
      .split('\n');
    const [events, last] = [all.slice(0, -1), all.at(-1)!];
    const file = join(folder.path, 'part.ndjson');
    const actor = events[3]!.replace(/"actor":"[^"]*"/, '"actor":"x"');
    for (const [lines, sentence] of [
      [events, 'it was cut short'],
      [[], 'it was cut short'],
      [
        [...events.slice(0, 5), ...events.slice(6), last],
        `holds ${events.length - 1} events; its last line says that ${events.length}`,
      ],
      [[...events.with(3, actor), last], 'other events than were exported'],
      [[...all, events[0]!], `line ${all.length + 1} stands after the last line`],
      [[...events.slice(0, -1), events.at(-1)!.slice(0, 50), last], `line ${events.length} is no JSON`],
      [[...events.slice(0, 2), '', ...events.slice(2), last], 'line 3 is no JSON'],
      [[...events.with(2, events[2]!.replace(/"type":"\w/, '"type":"?')), last], 'this one does not know the type'],
    ] as const) {
      writeFileSync(file, lines.join('\n'));
      const { status, stderr } = run(['import', '--events', file, ...data('whole')]);
      expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)]);
      expect(stderr).toMatch(/\. Nothing of the file was taken\.\n$/);
    }
    expect(existsSync(join(folder.path, 'whole'))).toBe(false);
  });

  test('is checked line by line', () => {
    const event = {
      id: 'e',
      type: 'CaseVoided',
      schema: 1,
      stream: 'case-1',
      revision: 0,
      recordedAt: '2018-01-01T00:00:00.000Z',
      data: {},
      metadata: { actor: 'a', occurredAt: '2018-01-01T00:00:00.000Z', commandId: 'c', commandDigest: '' },
    };
    for (const bad of [{ recordedAt: 'zzzz' }, { type: 'toString' }, { metadata: {} }, { revision: -1 }]) {
      const file = join(folder.path, 'poison.ndjson');
      writeFileSync(file, `${JSON.stringify({ ...event, ...bad })}\n`);
      const { status, stderr } = run(['import', '--events', file, ...data('poison')]);
      expect(status).toBe(1);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(existsSync(join(folder.path, 'poison'))).toBe(false);
  });
});
