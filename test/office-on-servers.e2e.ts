import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { onePair, type RunningPair } from './servers/pair.js';
import { ProjectorProcess, runBeside, temporaryFolder, withoutMoment } from './service.js';

const examples = join(dirname(fileURLToPath(import.meta.url)), '..', 'examples');
const example = (...names: string[]) => join(examples, ...names);
const registers = readdirSync(example('registers'))
  .filter((name) => name.endsWith('.yml'))
  .map((name) => name.slice(0, -'.yml'.length));

interface Imported {
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly events: number;
}

const pair = onePair('sums');
const title = `the command line of an office on ${pair.name}`;

// What its suites ask of files alone (an export's place, a mapping's faults, the folder's lock) has no servers in it.
(pair.missing ? describe.skip : describe)(`${title}${pair.missing ? `: skipped, ${pair.missing}` : ''}`, () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder.path, name);
  let running: RunningPair;
  let office: Record<string, string>;
  let projector: ProjectorProcess;

  const run = (args: readonly string[], env = office) =>
    runBeside([...args, '--data', folder.path], { ...env, ZEREN_ACTOR: 'tester' });
  const zeren = async <T>(args: readonly string[], env = office): Promise<T> => {
    const { status, stdout, stderr } = await run([...args, '--json'], env);
    if (status !== 0) throw new Error(`zeren ${args.join(' ')} ended with ${status}: ${stderr}`);
    return JSON.parse(stdout) as T;
  };
  const refused = async (args: readonly string[], sentence: RegExp, env = office) => {
    const { status, stdout, stderr } = await run(args, env);
    expect([args, status, stdout, stderr]).toEqual([args, 1, '', expect.stringMatching(sentence)]);
    expect(stderr).not.toMatch(/\n\s+at /);
  };
  const importing = [
    'import',
    '--mapping',
    example('office.yml'),
    example('office.csv'),
    '--rejects',
    at('rejects.csv'),
  ];

  beforeAll(async () => {
    running = await pair.start();
    office = running.office();
    projector = await ProjectorProcess.start(office);
  }, 60_000);
  afterAll(async () => {
    await projector.end('SIGTERM');
    await running.stop();
    folder.remove();
  });

  test('a file of cases goes in, and again adds nothing; tried first, nothing is made', async () => {
    expect(await zeren([...importing.slice(0, -2), '--dry-run'])).toMatchObject({
      isDryRun: true,
      accepted: 20,
      events: 70,
    });
    const first = await zeren<Imported>(importing);
    expect(first).toMatchObject({ rows: 25, accepted: 20, rejected: 5, events: 70 });
    expect(await zeren(importing)).toMatchObject({ accepted: 0, unchanged: 20, rejected: 5, events: 0 });
    const rows = await zeren<{ reported: number }[]>(['indicators', '--by', 'community']);
    expect(rows.reduce((sum, row) => sum + row.reported, 0)).toBe(20);
  }, 120_000);

  test('each list goes in; what others name adds nothing again', async () => {
    const named = ['sites', 'segments', 'organisations'];
    for (const name of [...named, ...registers.filter((one) => !named.includes(one))]) {
      const args = [
        'import',
        '--as',
        name,
        '--mapping',
        example('registers', `${name}.yml`),
        example('registers', `${name}.csv`),
      ];
      const all = [...args, '--rejects', at(`${name}.rejects.csv`)];
      const first = await zeren<Imported>(all);
      expect([name, first.events > 0]).toEqual([name, true]);
      if (!named.includes(name)) continue;
      expect([name, await zeren<Imported>(all)]).toEqual([name, expect.objectContaining({ accepted: 0, events: 0 })]);
    }
  }, 240_000);

  test('settings that are changed hold for every process; a start with others is refused', async () => {
    await zeren(['settings', '--filing-hours', '6', '--reason', '新标准']);
    const { versions } = await zeren<{ versions: { reason?: string }[] }>(['settings']);
    expect(versions.at(-1)).toMatchObject({ reason: '新标准' });
    await refused(['serve', '--port', '0'], /ZEREN_FILING_HOURS: the log has other settings/, {
      ...office,
      ZEREN_FILING_HOURS: '9',
    });
    expect(await zeren(['deadlines', '--affected'])).toEqual({ deadlines: [] });
  }, 60_000);

  test('a rebuild beside the work changes no answer', async () => {
    const questions = [
      ['sites'],
      ['cases'],
      ['figures', '--year', '2018'],
      ['indicators', '--by', 'site'],
      ['ledger', 'office'],
    ];
    const answers = async () => {
      const told = [];
      for (const question of questions) {
        const { status, stdout, stderr } = await run([...question, '--json']);
        expect({ question, status, stderr }).toEqual({ question, status: 0, stderr });
        told.push(withoutMoment(stdout));
      }
      return told;
    };
    // The clock of the other process may call what is overdue meanwhile: then it is asked once more.
    for (let asked = 0, isSame = false; !isSame; asked += 1) {
      const length = async (when: string) =>
        (await zeren<{ events: number }>(['export', '--out', at(`${when}-${asked}.ndjson`)])).events;
      const [events, before] = [await length('before'), await answers()];
      const { status, stderr } = await run(['rebuild']);
      expect({ status, stderr }).toEqual({ status: 0, stderr });
      const after = await answers();
      isSame = (await length('after')) === events;
      if (isSame) expect(after).toEqual(before);
    }
  }, 120_000);

  test('another log than the one that the views were made from is refused; an export puts it back', async () => {
    let file: string;
    let events: number;
    let asked = 0;
    // The clock of the other process may call what is overdue between the two: then all is asked once more.
    do {
      file = at(`kept-${(asked += 1)}.ndjson`);
      ({ events } = await zeren<{ events: number }>(['export', '--out', file]));
    } while ((await run(['compare', file])).status !== 0);
    expect(await zeren(['compare', file])).toMatchObject({ same: true, events });
    const emptied = { ...office, ZEREN_STREAM_PREFIX: running.office()['ZEREN_STREAM_PREFIX']! };
    for (const verb of [['serve', '--port', '0'], ['sites'], importing])
      await refused(verb, /is empty, though the views/, emptied);
    // Who keeps the views at the moment must have ended.
    await refused(['restore', file], /holds|work|process/, emptied);
    await projector.end('SIGTERM');
    const restored = await run(['restore', file], emptied);
    expect([restored.status, restored.stderr]).toEqual([0, '']);
    projector = await ProjectorProcess.start(emptied);
    expect((await run(['cases'], emptied)).stdout.split('\n').length).toBeGreaterThan(20);
    expect(await zeren(['compare', file], emptied)).toMatchObject({ same: true, events });
    writeFileSync(file, readFileSync(file, 'utf8').replace('"actor":"tester"', '"actor":"x"'));
    expect((await run(['compare', file], emptied)).status).toBe(1);
  }, 180_000);
});
