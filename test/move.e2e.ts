import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { everyAnswer } from './every-answer.js';
import { onePair, type RunningPair } from './servers/pair.js';
import { ProjectorProcess, runBeside, Service, temporaryFolder, withoutMoment } from './service.js';
import { smallDemo } from './small-demo.js';

const pair = onePair('sums');
const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
let running: RunningPair;
beforeAll(async () => {
  if (!pair.missing) running = await pair.start();
});
afterAll(async () => {
  await running?.stop();
  folder.remove();
});

async function zeren<T>(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<T> {
  const { status, stdout, stderr } = await runBeside([...args, '--json'], env);
  if (status !== 0 && stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

interface Exported {
  readonly events: number;
  readonly digest: string;
}

/** As an export has them, without the position, which is the store's own. */
const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ ...(JSON.parse(line) as object), position: undefined }));

const title = `an office moves from SQLite to ${pair.name} and back`;
(pair.missing ? describe.skip : describe)(`${title}${pair.missing ? `: skipped, ${pair.missing}` : ''}`, () => {
  let there: NodeJS.ProcessEnv;
  let projector: ProjectorProcess | undefined;
  afterAll(async () => projector?.end('SIGTERM'));
  let before: Exported;

  test('every event arrives with its stream, revision, order, id and both clocks', async () => {
    there = running.office();
    await zeren(['demo', '--no-serve', '--data', at('here'), ...smallDemo]);
    before = await zeren<Exported>(['export', '--out', at('before.ndjson'), '--data', at('here')]);
    expect(before.events).toBeGreaterThan(100);
    const { events } = before;
    const moved = ['import', '--events', at('before.ndjson'), '--data', at('there')];
    expect(await zeren(moved, there)).toEqual({ lines: events, events, unchanged: 0 });
    expect(await zeren(moved, there)).toEqual({ lines: events, events: 0, unchanged: events });
    expect(await zeren(['compare', at('before.ndjson'), '--data', at('there')], there)).toEqual({
      same: true,
      ...before,
    });
    expect(await zeren(['export', '--out', at('after.ndjson'), '--data', at('there')], there)).toEqual(before);
    expect(lines(at('after.ndjson'))).toEqual(lines(at('before.ndjson')));
    await zeren(['import', '--events', at('after.ndjson'), '--data', at('back')]);
    expect(await zeren(['export', '--out', at('back.ndjson'), '--data', at('back')])).toEqual(before);
  }, 180_000);

  test('every route answers there as here: lists, records, ledgers and figures, as they are and as they were', async () => {
    // What the clock says of a year that is long over is no part of it.
    const still = { ZEREN_CLOCK_TICK_MS: '3600000' };
    projector = await ProjectorProcess.start({ ...there, ...still });
    const [here, moved] = await Promise.all([
      Service.start(at('here'), still),
      Service.start(at('there'), { ...there, ...still, ZEREN_ROLE: 'api' }),
    ]);
    const [answers, others] = await Promise.all([everyAnswer(here), everyAnswer(moved)]);
    await Promise.all([here, moved].map((service) => service.end('SIGTERM')));
    expect([...others.keys()].sort()).toEqual([...answers.keys()].sort());
    const different = [...answers].filter(([one, answer]) => !isDeepStrictEqual(others.get(one), answer));
    const [path] = different[0] ?? [];
    if (path !== undefined) expect([path, others.get(path)]).toEqual([path, answers.get(path)]);
    expect([...answers.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(600);
  }, 300_000);

  test('the ledgers of both are the same, as they are and as they were', async () => {
    const asOf = ['--occurred-until', '2018-08-01T00:00:00+08:00'];
    for (const question of [
      ['communities'],
      ['sites'],
      ['ledger', 'site', 'site-001'],
      ['ledger', 'site', 'site-001', ...asOf],
      ['history', 'site', 'site-001'],
    ]) {
      const here = await runBeside([...question, '--json', '--data', at('here')]);
      const moved = await runBeside([...question, '--json', '--data', at('there')], there);
      expect([here.status, moved.status]).toEqual([0, 0]);
      expect(withoutMoment(moved.stdout)).toBe(withoutMoment(here.stdout));
    }
  }, 180_000);

  test('the comparison names the first difference, and ends with 1', async () => {
    const changed = (name: string, change: (all: string[]) => string[]) => {
      writeFileSync(at(name), change(readFileSync(at('before.ndjson'), 'utf8').trim().split('\n')).join('\n'));
      return runBeside(['compare', at(name), '--data', at('there')], there);
    };
    const shorter = await changed('shorter', (all) => all.slice(0, -2));
    expect(shorter.status).toBe(1);
    expect(shorter.stdout).toContain(
      `different: the export ends after ${before.events - 1} events; the log goes on with`,
    );
    const longer = await changed('longer', (all) => [...all.slice(0, -1), all[0]!]);
    expect(longer.stdout).toContain(`the log ends after ${before.events} events; the export goes on with`);
    const edited = await changed('edited', (all) =>
      all.map((line, n) => (n === 4 ? line.replace(/"actor":"[^"]*"/, '"actor":"x"') : line)),
    );
    expect(edited.stdout).toMatch(
      /different: event 5: \w+ \(revision \d+ of [^)]+\) in the log, .* in the export: metadata differs/,
    );
    const cut = await changed('cut', (all) => all.slice(0, -1));
    expect([cut.status, cut.stdout]).toEqual([1, expect.stringContaining('it was cut short')]);
    const misled = await changed('misled', (all) => all.with(-1, all.at(-1)!.replace(/"digest":"./, '"digest":"x')));
    expect([misled.status, misled.stdout]).toEqual([1, expect.stringContaining('tells of other events')]);
    const swapped = await changed('swapped', ([a, b, ...rest]) => [b!, a!, ...rest]);
    expect(swapped.stdout).toContain('different: event 1:');
  }, 180_000);
});
