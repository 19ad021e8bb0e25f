import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { run, runJson, temporaryFolder } from './service.js';
import { smallDemo } from './small-demo.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const example = (name: string) => join(root, 'examples', name);
const folder = temporaryFolder();
afterAll(() => folder.remove());
const data = (name: string) => ['--data', join(folder.path, name)];

describe('the demo', () => {
  const demo = (name: string, ...more: string[]) => ['demo', '--no-serve', ...smallDemo, ...more, ...data(name)];
  type Compared = { name: string; article: number; holds: boolean };
  type Year = { sites: number; patrols: number; problems: number; notices: number; systems: Compared[] };

  test('plays the wanted year through the commands; the ledgers give its figures, the same for the same seed', () => {
    const year = runJson<Year>(demo('demo'));
    expect(year).toMatchObject({ communities: 3, sites: 6, patrols: 80, problems: 30, notices: 25 });
    expect(runJson<Year>(demo('again'))).toEqual(year);
    expect(runJson<Year>(demo('demo'))).toEqual(year);
    const other = runJson<Year>(demo('other', '--seed', '7'));
    expect(other).not.toEqual(year);
    expect(other.systems.filter(({ holds }) => holds === false)).toEqual([]);
    expect(run(demo('demo', '--seed', '7')).stderr).toContain('played with --seed 2018, and --seed 7 is asked for');
  });

  test('plays a small year of all its systems: each total that was wanted is what the events say', () => {
    const { systems } = runJson<Year>(demo('demo'));
    expect(systems.filter(({ holds }) => holds === false)).toEqual([]);
    type Figure = { name: string; value: number | null };
    const all = runJson<Figure[]>(['figures', '--year', '2018', ...data('demo')]);
    const figures = Object.fromEntries(all.map(({ name, value }) => [name, value]));
    expect(figures).toMatchObject({
      ...{ 'sites.supervised': 6, 'patrols.made': 80, 'problems.found': 30, 'notices.issued': 25 },
      ...{ 'street.bicycles': 700, 'street.occupation': 41, 'street.deadCorners': 7, 'street.smallAds': 13 },
      ...{ 'street.handlingRate': 0.75, 'street.dueToBeHandled@cases': 16, 'street.segmentsWithChief': 6 },
      ...{ 'street.bicycles.single': 12, 'street.occupation.single': 3, 'hotline.repeats': 4 },
      ...{ 'water.remediatedArea': 120, 'formalities.shopsDone': 4, 'formalities.filedOnline': 4 },
      ...{ 'tasks.handedOver': 5, 'tasks.rectified': 4, 'tasks.rate': 0.8 },
      ...{ 'organisations.members': 57, 'organisations.branches.total': 7, 'organisations.branches.enterprise': 2 },
      ...{ 'instructors.inPost': 5, 'instructors.bachelorOrMore': 2, 'communities.withFullTimeWorker': 3 },
      ...{
        'greaterCommittees.established': 3,
        'rounds.held': 3,
        'rounds.visited': 9,
        'rounds.findings': 8,
        'venues.checked': 12,
        'venues.inUse': 11,
      },
      ...{ 'ratings.starMerchants': 3, 'ratings.modelPosts': 4, 'volunteers.activities': 5, 'party.theoryGroups': 4 },
      ...{ 'party.specialStudies': 3, 'party.secretaryVisits': 2, 'party.jointMeetings': 5 },
      ...{ 'party.quarterlyJointMeetings.held': 12, 'party.quarterlyJointMeetings.due': 12 },
      ...{ 'party.inPerson.setUp': 2, 'party.inPerson.askedAfter': 2, 'party.inPerson.dealtWith': 1 },
      ...{ 'party.dutyLists.issued': 4, 'party.dutyLists.appraised': 4 },
      ...{ 'deliberations.used': 6, 'deliberations.solved': 4 },
      ...{ 'deliberations.householdsRegistered': 31, 'deliberations.householdsShare': 31 / 40 },
    });
    const october = runJson<Figure[]>(['figures', '--as-of', '2018-10-31', ...data('demo')]);
    expect(october.find(({ name }) => name === 'organisations.members')).toMatchObject({ value: 57 });
    const july = runJson<Figure[]>(['figures', '--from', '2018-07-01', '--to', '2018-12-31', ...data('demo')]);
    expect(july.find(({ name }) => name === 'street.bicycles')).toMatchObject({ value: 700 });
    for (const [impossible, words] of [
      [['--street-handled', '17'], 'more problems of the street handled than found'],
      [['--single-corrections', '701'], 'more written singly than bicycles'],
      [['--solved', '7'], 'more solved than deliberated'],
      [['--households', '41'], 'more households registered than there are'],
    ] as const)
      expect(run(demo('impossible', ...impossible)).stderr).toContain(words);
  });

  test('ends with a table system by system, aligned in both languages', () => {
    for (const [language, heads, row] of [
      ['zh', ['系统', '数据', '报道', '台账', '相符', '含义'], /75\.0 % +75\.0 % +正好 +街面问题处置率\n/],
      [
        'en',
        ['system', 'figure', 'article', 'ledger', 'holds', 'meaning'],
        /75\.0 % +75\.0 % +exactly +handling rate of street problems\n/,
      ],
    ] as const) {
      const { stdout } = run(demo('demo', '--lang', language));
      expect(stdout).toMatch(row);
      const lines = stdout.trimEnd().split('\n');
      const table = lines.slice(lines.findLastIndex((line) => line === '') + 1);
      const columns = (line: string) => line.split(/ {2,}/);
      expect(columns(table[0]!)).toEqual(heads);
      // Of every line the last column begins below its heading: a wide character takes two columns of a terminal.
      const width = (text: string) =>
        [...text].reduce((sum, one) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(one) ? 2 : 1), 0);
      const starts = table.map((line) => width(line.slice(0, line.lastIndexOf('  ') + 2)));
      expect(new Set(starts).size).toBe(1);
      expect(table.length).toBeGreaterThan(60);
      if (language === 'en') expect(stdout).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test('runs by the line at the top of the README', () => {
    const args = ['run', '-s', 'demo', '--', '--no-serve', '--json', ...smallDemo, ...data('readme')];
    const { status, stdout } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ patrols: 80 });
  });

  test('gives two answers to one question on its two clocks, by the recipe in the README', () => {
    run(demo('demo'));
    const lines = readFileSync(join(root, 'README.md'), 'utf8').match(
      /^ +npx zeren ledger .*--(?:occurred|recorded)-until 2018-03-31.*$/gm,
    )!;
    expect(lines).toHaveLength(2);
    const answers = lines.map((line) => {
      const args = line.trim().split(' ').slice(2);
      const asked = args.map((arg) => (arg === 'data/demo' ? join(folder.path, 'demo') : arg));
      return runJson<{ figures: { reported: number; lateEntries: number } }>(asked).figures;
    });
    const [happened, known] = answers;
    expect(happened!.reported).toBe(known!.reported + 1);
    expect([happened!.lateEntries, known!.lateEntries]).toEqual([1, 0]);
  });

  test('has corrections, back-dated entries, suspensions, supervision, merges and voids in its year', () => {
    run(demo('demo'));
    type Row = Record<'reported' | (typeof names)[number], number>;
    const names = ['voided', 'merged', 'supervised', 'corrections', 'correctionsConfirmed', 'lateEntries'] as const;
    const rows = runJson<Row[]>(['indicators', '--by', 'community', ...data('demo')]);
    const sums = names.map((name) => rows.reduce((sum, row) => sum + row[name], 0));
    expect(Object.fromEntries(names.map((name, n) => [name, sums[n]! > 0]))).toEqual(
      Object.fromEntries(names.map((name) => [name, true])),
    );
  });

  test('groups, tables and sheets are read by names, at the command line as over HTTP', () => {
    run(demo('demo'));
    const read = (...args: string[]) => run([...args, ...data('demo')]).stdout;
    const [{ communityId, name }] = runJson<{ sites: { communityId: string; name: string }[] }>([
      'communities',
      ...data('demo'),
    ])['communities' as never] as [{ communityId: string; name: string }];
    expect(read('figures', '--year', '2018', '--by', 'community')).toMatch(
      new RegExp(`^patrols.made +${name} +${communityId} +\\d+$`, 'm'),
    );
    const daily = runJson<{ rows: { total: number; closed: number }[] }>(['table', 'tasks-daily', ...data('demo')]);
    const sum = (of: 'total' | 'closed') => daily.rows.reduce((all, row) => all + row[of], 0);
    expect([sum('total'), sum('closed')]).toEqual([5, 4]);
    expect(read('table', 'tasks-daily', '--day', '2018-12-31')).toContain('handed over so far');
    expect(read('table', 'duties-by-unit', '--duty', 'chief-patrol')).toMatch(/段 .*\d+\.\d %$/m);
    const sheet = runJson<{ totals: Record<string, number> }>(['ledger', 'sheet', 'segments', ...data('demo')]);
    expect(sheet.totals).toMatchObject({
      patrols: expect.any(Number),
      merchants: expect.any(Number),
      filed: 16,
      handled: 12,
    });
    const { patrolsDue, found, pledges, stars3, stars5 } = sheet.totals;
    for (const total of [patrolsDue, found, pledges, stars3! + stars5!]) expect(total).toBeGreaterThan(0);
    expect(read('table')).toContain('tasks-daily  daily sheet of supervised tasks  --day --campaign');
    expect(run(['table', 'tasks-dayly', ...data('demo')]).stderr).toContain('tasks-daily');
    expect(run(['ledger', 'desk', ...data('demo')]).stderr).toContain('--department or --assignee');
    expect(read('ledger', 'desk', '--department', '办事处')).toContain('办事处 — 责任台账');
  });

  test('never touches a folder that holds anything else', () => {
    const other = join(folder.path, 'thesis');
    mkdirSync(other);
    writeFileSync(join(other, 'thesis.txt'), 'years of work');
    const { status, stderr } = run(['demo', '--no-serve', ...smallDemo, '--data', other]);
    expect(status).toBe(1);
    expect(stderr).toContain('is not empty');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readFileSync(join(other, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  test('ledger, history, sites, cases and rebuild work on it', () => {
    const year = runJson<Year>(demo('demo'));
    const construction = ['--kind', 'construction-site'];
    const { sites } = runJson<{ sites: { siteId: string }[] }>(['sites', ...construction, ...data('demo')]);
    expect(sites).toHaveLength(year.sites);
    const site = sites[0]!.siteId;
    const ledger = runJson<{ figures: { reported: number }; visits: { count: number } }>([
      'ledger',
      'site',
      site,
      ...data('demo'),
    ]);
    const history = runJson<{ type: string; metadata: { occurredAt: string } }[]>([
      'history',
      'site',
      site,
      ...data('demo'),
    ]);
    expect(history.filter((e) => e.type === 'PatrolRecorded')).toHaveLength(ledger.visits.count);
    expect(history.filter((e) => e.type === 'ProblemReported')).toHaveLength(ledger.figures.reported);

    expect(run(['history', 'site', site, ...data('demo')]).stdout).toMatch(/ CaseFiled .* 明湖案〔2018〕\d+号\n/);

    const half = history[Math.floor(history.length / 2)]!.metadata.occurredAt;
    const then = runJson<typeof ledger>(['ledger', 'site', site, '--occurred-until', half, ...data('demo')]);
    const until = history.filter((e) => e.metadata.occurredAt <= half);
    expect(then.visits.count).toBe(until.filter((e) => e.type === 'PatrolRecorded').length);

    const drill = ['indicators', '--figure', 'noticesIssued', '--by', 'site', '--id', site, ...data('demo')];
    type Drilled = { cases: { caseId: string; amount: number }[]; next?: string };
    const drilled = runJson<Drilled>(drill);
    const amounts = drilled.cases.reduce((sum, { amount }) => sum + amount, 0);
    expect([amounts, drilled.next]).toEqual([history.filter((e) => e.type === 'NoticeIssued').length, undefined]);
    const first = runJson<Drilled>([...drill, '--limit', '1']);
    expect(first.cases).toEqual(drilled.cases.slice(0, 1));
    expect(run([...drill, '--limit', '1']).stdout).toContain(`more: --cursor ${first.next}`);
    const second = runJson<Drilled>([...drill, '--limit', '1', '--cursor', first.next!]);
    expect(second.cases).toEqual(drilled.cases.slice(1, 2));

    const before = runJson([
      'indicators',
      '--by',
      'site',
      '--recorded-until',
      '2019-01-01T00:00:00+08:00',
      ...data('demo'),
    ]);
    expect(run(['rebuild', ...data('demo')]).status).toBe(0);
    expect(
      runJson(['indicators', '--by', 'site', '--recorded-until', '2019-01-01T00:00:00+08:00', ...data('demo')]),
    ).toEqual(before);
    const { cases } = runJson<{ cases: { caseId: string }[] }>(['cases', '--limit', '5', ...data('demo')]);
    expect(runJson<{ caseId: string }>(['cases', cases[0]!.caseId, ...data('demo')]).caseId).toBe(cases[0]!.caseId);
    const text = run(['cases', cases[0]!.caseId, ...data('demo')]).stdout;
    expect(text).toMatch(new RegExp(`^id of the case: ${cases[0]!.caseId}\nstate: \\w+\n`));
    expect(text).toMatch(/\nreported at: 2018-\d\d-\d\d \d\d:\d\d\n/);
    expect(text).not.toMatch(/undefined|null|\[object|: \n|[{}]/);
    for (const limit of ['501', '10000', '100000', '123456789']) {
      const { status, stderr } = run(['cases', '--limit', limit, ...data('demo')]);
      expect([status, stderr]).toEqual([1, expect.stringContaining('limit: must be at most 500;')]);
    }
    expect(run(['cases', '--limit', '0', ...data('demo')]).stderr).toContain('It must be a whole number from 1.');
    const past = run(['cases', '--occurred-until', '2018-06-30T23:59:59+08:00', ...data('demo')]);
    expect([past.status, past.stderr]).toEqual([0, '']);
  });

  test('is told apart from an office’s own data', () => {
    mkdirSync(join(folder.path, 'own'), { recursive: true });
    run([
      'import',
      '--mapping',
      example('office.yml'),
      example('office.csv'),
      '--rejects',
      join(folder.path, 'r.csv'),
      ...data('own'),
    ]);
    const { status, stderr } = run(demo('own'));
    expect(status).toBe(1);
    expect(stderr).toContain("an office's own data");
  });
});
