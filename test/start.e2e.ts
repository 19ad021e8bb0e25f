import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from '@jest/globals';
import { run, runJson, temporaryFolder } from './service.js';

const zeren = join(import.meta.dirname, '..', 'bin', 'zeren.js');

/** A Node that is too old to run Zeren itself, so that the launcher starts the pinned one. */
function oldNode(): string | undefined {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return places.filter(existsSync).find((node) => {
    const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    return Number(/^v(\d+)/.exec(stdout)?.[1] ?? 99) < 22;
  });
}

describe('wrong settings are told in a sentence each', () => {
  const folder = temporaryFolder();
  const serve = (env: NodeJS.ProcessEnv) => run(['serve', '--port', '0', '--data', folder.path], env);
  afterAll(() => folder.remove());

  test.each([
    ['ZEREN_OFFICE_HOURS', '14:00-17:30,08:30-12:00', 'ZEREN_OFFICE_HOURS: officeHours[1]: 08:30 lies before the end'],
    ['ZEREN_OFFICE_HOURS', '12:00-08:30', 'ZEREN_OFFICE_HOURS: officeHours[0]: 12:00 is not before 08:30'],
    ['ZEREN_FILLING_HOURS', '9', 'ZEREN_FILLING_HOURS is no setting; did you mean ZEREN_FILING_HOURS?'],
    ['ZEREN_PAGE_SIZE', '900', 'ZEREN_PAGE_SIZE=900 is more than the largest page'],
  ])('%s=%s', (name, value, sentence) => {
    const { status, stderr } = serve({ [name]: value });
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a holiday file, by its name and the place in it', () => {
    const file = join(folder.path, 'bad.yml');
    writeFileSync(file, 'years:\n  2027:\n    holidays: [2027-02-30]\n    workingWeekends: []\n');
    const { status, stderr } = serve({ ZEREN_HOLIDAYS: file });
    expect(status).toBe(1);
    expect(stderr).toContain(`ZEREN_HOLIDAYS: ${file}: years.2027.holidays[0]: "2027-02-30" is not a date`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('demo --help names the folder that the demo uses', () => {
    const help = run(['demo', '--help']).stdout.replace(/\s+/g, ' ');
    expect(help).toContain('ZEREN_DATA or ./data/demo');
  });
});

describe('a question about what does not exist', () => {
  const folder = temporaryFolder();
  const data = ['--data', folder.path];
  afterAll(() => folder.remove());

  test('names the nearest community and the known figures, instead of an empty table', () => {
    const example = (name: string) => join(import.meta.dirname, '..', 'examples', name);
    const csv = example('office.csv');
    const mapping = example('office.yml');
    const rejects = join(folder.path, 'rejects.csv');
    const ask = (...args: string[]) => run(['indicators', '--by', 'community', ...args, ...data]);
    const communities = () => runJson<{ communities: { communityId: string }[] }>(['communities', ...data]).communities;
    const imported = run(['import', csv, '--mapping', mapping, '--rejects', rejects, ...data]);
    if (imported.status !== 0) throw new Error(imported.stderr);
    const known = communities().map(({ communityId }) => communityId);
    const unknown = ask('--figure', 'reported', '--id', 'no-such');
    expect(unknown.status).toBe(1);
    const [, nearest] = /there is no community no-such; did you mean (.*)\?/.exec(unknown.stderr)!;
    expect(known).toContain(nearest);
    expect(ask('--figure', 'reported', '--id', known[0]!).status).toBe(0);
    const figure = ask('--figure', 'closedInTme');
    expect(figure.stderr).toMatch(/did you mean closedInTime\? Known: reported, correctedOnTheSpot,/);
  });
});

describe.each([
  ['itself', process.execPath, true],
  ['through the pinned Node', oldNode(), oldNode() !== undefined],
])('a launcher that runs the service %s', (_how, node, isThere) => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  const title = isThere
    ? 'leaves no service behind when its terminal goes away'
    : 'is not tried: no Node older than 22 is at hand';
  (isThere ? test : test.skip)(
    title,
    async () => {
      const args = [zeren, 'serve', '--port', '0', '--data', folder.path, '--json'];
      const launcher: ChildProcess = spawn(node!, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(createInterface(launcher.stdout!), 'line')) as [string];
      const { url } = JSON.parse(line) as { url: string };
      expect((await fetch(`${url}/health`)).status).toBe(200);
      launcher.kill('SIGHUP');
      await once(launcher, 'close');
      await expect(fetch(`${url}/health`)).rejects.toThrow();
      expect(run(['cases', '--data', folder.path]).status).toBe(0);
    },
    60_000,
  );
});
