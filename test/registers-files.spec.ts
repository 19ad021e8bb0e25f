import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkRegisterFile, parseRegisterMapping, proposeRegisterMapping } from '#imports';
import { registers } from '#office';
import { previewList } from '../apps/cli/import-register.js';
import { withSession } from '../apps/cli/session.js';
import { workbook } from '../libs/imports/testing/workbook.js';
import { example, examples, folder, house, inAHouse, order, rejects, take } from './register-imports.js';

inAHouse();

/** A row that is not right, with the rule, the cell and words of the reason; none of them leaves anything behind. */
const bad: readonly (readonly [string, string, string, string, RegExp])[] = [
  ['sites', 'gd-30,无名工地,码头,湖东社区,,,', 'C2', 'unknown-value', /“码头”不是已知的类型（工地、.*values\.kind/],
  ['sites', 'gd-30,,工地,湖东社区,,,', 'B2', 'empty', /没有填写名称/],
  ['sites', 'gd-30,工地甲,工地,湖东社区,,,2018-02-30', 'G2', 'no-date', /“2018-02-30”不是/],
  ['sites', 'gd 30,工地甲,工地,湖东社区,,,', 'A2', 'text', /不合要求/],
  ['sites', '2.01803E+11,工地甲,工地,湖东社区,,,', 'A2', 'damaged-number', /Excel/],
  ['sites', 'gd-30,工地甲,工地,湖东社区,,,2030-01-01', '', 'not-in-the-future', /还没有到/],
  ['segments', 'ld-30,路甲,湖东社区,甲,乙,湖东社区党总支,许多,,,,,,', 'G2', 'no-whole', /“许多”不是整数/],
  [
    'organisations',
    '乙支部,党支部,社区,没有的党委,湖东社区,2018-01-01,,8,0,1,2018-10-31',
    'D2',
    'unknown-reference',
    /没有“没有的党委”/,
  ],
  [
    'organisations',
    '小支部,党支部,社区,明湖街道党工委,湖东社区,2018-01-01,,2,0,1,2018-10-31',
    '',
    'three-full-members',
    /./,
  ],
  ['shops', '9,甲汽修,123,湖东社区,路9号,三类,80,无,否,无,', 'C2', 'malformed', /18 位/],
  ['venues', '甲站,湖东社区,路9号,80,自有,阅览,可能,,赵静', 'G2', 'no-flag', /看不出是或否/],
  ['enterprises', '甲公司,湖东社区,软件,8人左右,1,支持,2018-02-01', 'D2', 'no-whole', /./],
  ['instructors', '陈晨,博士,专职,学府印务,2018-03-01', '', 'education-with-evidence', /./],
  ['instructors', '陈晨,硕士,兼职,学府印务,2018-03-01', 'C2', 'not-changeable', /不能随文件变更/],
  ['tallies', '2018-07-12,ld-01,没有的类别,规范,5,辆,张强', 'C2', 'category-unknown', /没有“没有的类别”/],
  [
    'tallies',
    '2018-07-12,ld-01,非机动车乱停放,规范,900,辆,张强',
    'E2',
    'confirm-above-the-ceiling',
    /须先由另一人复核/,
  ],
  ['activities', '2018-03-05 09:30,培训,重叠,社区,湖东社区,赵静,湖滨小区,,8,60,', '', 'overlap', /./],
];

test.each(bad)('%s: %s goes to the reject file', async (name, row, cell, rule, reason) => {
  const text = `${example(name, 'csv').split('\n')[0]}\n${row}\n`;
  const before = (await house.events()).length;
  const summary = await take(name, text);
  expect(summary).toMatchObject({ accepted: 0, rejected: 1, reasons: { [rule]: 1 } });
  expect((await house.events()).slice(before)).toEqual([]);
  const [, line] = rejects(name).split('\n');
  expect(line).toMatch(new RegExp(`^2,${cell},`));
  expect(line).toContain(`,${rule},`);
  expect(line).toMatch(reason);
});

test('a reject file is in the language that was asked for', async () => {
  const row = 'gd-30,无名工地,码头,湖东社区,,,';
  await take('sites', `${example('sites', 'csv').split('\n')[0]}\n${row}\n`, { language: 'en' });
  const reason = /unknown-value,"(.*)",gd-30/.exec(rejects('sites'))?.[1];
  expect(reason).toMatch(/^“码头” is no known kind \(construction site, /);
  expect(reason?.replace('码头', '')).not.toMatch(/\p{Script=Han}/u);
});

test('a reject that was put right comes in with its own mapping; rows of one key that differ are told', async () => {
  const [header] = example('sites', 'csv').split('\n');
  const rows = ['gd-40,工地丁,码头,湖东社区,,,', 'gd-41,工地戊,工地,湖东社区,,,', 'gd-41,工地己,工地,湖东社区,,,'];
  expect(await take('sites', [header, ...rows].join('\n'))).toMatchObject({ accepted: 1, rejected: 2 });
  const right = rejects('sites').replaceAll('码头', '工地');
  expect(await take('sites', right)).toMatchObject({ accepted: 1, rejected: 1, reasons: { 'number-repeated': 1 } });
});

test.each(order)('the mapping that is proposed for %s has the columns of the one that was written', async (name) => {
  const register = registers.find((one) => one.name === name)!;
  const proposed = await proposeRegisterMapping(join(examples, `${name}.csv`), register);
  const asked = [...proposed.matchAll(/^# {3}(\w+): /gm)].map(([, field]) => field!);
  // What it asks for is answered, and then it is a mapping.
  const answers = asked.includes('basis') ? 'defaults: { basis: paper-sheet }\n' : '';
  const written = parseRegisterMapping(example(name, 'yml'), register);
  expect(parseRegisterMapping(proposed + answers, register).columns).toEqual(written.columns);
  expect(asked).toEqual(name === 'sites' ? ['kind'] : name === 'tallies' ? ['basis'] : []);
});

test('a list is a workbook, JSON or values with tabs as well, and the mapping JSON', async () => {
  const mapping = JSON.stringify({
    source: 'json',
    timeZone: 'Asia/Shanghai',
    delimiter: 'auto',
    columns: { number: '编号', name: '名称', community: '社区' },
    dateFormats: { default: 'YYYY-MM-DD' },
    defaults: { kind: 'shop', since: '2018-02-03' },
  });
  const tabs = '编号\t名称\t社区\nsh-01\t张记\t湖东社区\n';
  expect(await take('sites', tabs, { mapping })).toMatchObject({ accepted: 1, rejected: 0 });
  const json = JSON.stringify([
    { 编号: 'sh-01', 名称: '张记', 社区: '湖东社区' },
    { 编号: 'sh-02', 名称: '李记', 社区: '湖东社区' },
  ]);
  expect(await take('sites', json, { mapping })).toMatchObject({ accepted: 1, unchanged: 1 });
  const book = workbook([
    {
      name: '商户',
      rows: [['商户台账'], ['编号', '名称', '社区'], ['sh-03', '王记', '湖东社区'], ['sh-02', '李记', '湖东社区']],
    },
  ]);
  expect(await take('sites', book, { mapping })).toMatchObject({ accepted: 1, unchanged: 1 });
  const { body } = await house.get('/sites/sh-03');
  expect(body).toMatchObject({ name: '王记', kind: 'shop', registeredAt: '2018-02-02T16:00:00.000Z' });
});

test('a dry run says what would be, and writes nothing', async () => {
  const register = registers.find(({ name }) => name === 'organisations')!;
  const file = join(examples, 'organisations.csv');
  const mapping = parseRegisterMapping(example('organisations', 'yml'), register);
  const list = { file, register, mapping, table: await checkRegisterFile(file, register, mapping) };
  const options = { data: join(folder, 'rehearsed'), actor: 'importer' };
  const show = ({
    events,
    rejected,
    first,
  }: {
    events: number;
    rejected: number;
    first: readonly { type: string }[];
  }) => ({
    events,
    rejected,
    types: [...new Set(first.map(({ type }) => type))],
  });
  const would = { events: 10, rejected: 0, types: ['OrganisationFounded', 'MemberCountReported'] };
  expect(await previewList(list, options, { hasFolder: false, show })).toEqual(would);
  expect(existsSync(options.data)).toBe(false);
  const head = () => withSession(options, 'write', ({ office }) => office.backends.store.head());
  const before = await head();
  expect(await previewList(list, options, { hasFolder: true, show })).toEqual(would);
  expect(await head()).toBe(before);
});
