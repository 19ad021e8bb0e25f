import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';

/** The command line speaks one language a process: here the one of whoever says nothing. */
const before = process.env['LC_ALL'];
let program: Command;
let helpLines: (kind?: string, verb?: string) => string[];
let inWords: (record: object, kind: string) => object;
let headingOf: (name: string) => string;
let decisionLines: (record: object) => string[];
let withReasons: (row: { detail?: string; errors?: { field: string; message: string }[] }) => { detail?: string };
let kindsAndVerbs: readonly (readonly [string, readonly string[]])[];

beforeAll(async () => {
  process.env['LC_ALL'] = 'zh_CN.UTF-8';
  const { zerenProgram } = await import('../apps/cli/program.js');
  program = zerenProgram();
  ({ helpLines, decisionLines, inWords, withReasons } = await import('../apps/cli/verbs/rooms.js'));
  ({ headingOf } = await import('../apps/cli/record-words.js'));
  const { rooms } = await import('#office');
  kindsAndVerbs = rooms
    .flatMap((room) => room.commands)
    .map(({ kind, commands }) => [kind, commands.map(({ verb }) => verb)] as const);
});
afterAll(() => {
  if (before === undefined) delete process.env['LC_ALL'];
  else process.env['LC_ALL'] = before;
});

/** Two words of English side by side, besides options, places, examples and what is quoted from a machine. */
function english(text: string): string[] {
  const read = text
    .replace(/^用法：.*|zeren (?:do|list)[^；。\n]*/gm, '')
    .replace(/--[\w.-]+(?:[ =](?:<[^>]*>|"[^"]*"))?/g, ' · ')
    .replace(/<[^>]*>|\[[\w .…-]*\]|"[^"]*"/g, ' · ')
    .replace(/^\s+[a-z][a-z-]*(?: · )*/gm, '');
  return read.match(/[A-Za-z]{2,}(?: [A-Za-z]{2,})+/g)?.filter((words) => !KEPT.test(words)) ?? [];
}
const KEPT = /^(?:RFC|Asia)/;

/** What the line says that a user typed, without an end of this process. */
function said(args: readonly string[]): string {
  let told = '';
  const quiet = (command: Command): void => {
    command.exitOverride().configureOutput({ writeErr: (text) => (told += text), writeOut: (text) => (told += text) });
    command.commands.forEach(quiet);
  };
  quiet(program);
  try {
    program.parse([...args], { from: 'user' });
  } catch {
    // Commander ends so.
  }
  return told;
}

describe('the command line in Chinese', () => {
  test('English is found where it stands', () => {
    expect(english('  --venues <n>   how many venues（默认：18）')).toEqual(['how many venues']);
  });

  test('the help of every verb has no English but names', () => {
    const all = [program, ...program.commands];
    expect(all.length).toBeGreaterThan(20);
    for (const command of all) {
      const text = command.helpInformation();
      expect([command.name(), ...english(text)]).toEqual([command.name()]);
      expect(text).toMatch(/^用法：/);
    }
  });

  test('nor has the help of any command of any kind of record', () => {
    for (const [kind, verbs] of [['', []] as const, ...kindsAndVerbs])
      for (const verb of [undefined, ...verbs]) {
        const lines = kind === '' ? helpLines() : helpLines(kind, verb);
        const spoken = lines.filter((line) => !/^\s+--/.test(line) && !line.startsWith('zeren do'));
        expect([kind, verb, ...english(spoken.join('\n'))]).toEqual([kind, verb]);
      }
  });

  test('a row of many that has wrong fields says why they are wrong', () => {
    const errors = [
      { field: 'plantedOn', message: 'plantedOn 应是存在的日期' },
      { field: 'girthMm', message: 'girthMm 应是整数' },
    ];
    expect(withReasons({ detail: '请求有 2 个字段不对：plantedOn、girthMm。', errors }).detail).toBe(
      '请求有 2 个字段不对：plantedOn、girthMm。 plantedOn 应是存在的日期；girthMm 应是整数',
    );
    const told = { detail: '没有点位 nix。', errors: [{ field: 'siteId', message: '没有点位 nix。' }] };
    expect([withReasons(told), withReasons({})]).toEqual([told, {}]);
  });

  test('what waits for a second person is told in words: event, field and values', () => {
    const restated = { eventType: 'TaskHandedOver', field: 'status', previous: 'handed-over', value: 'TaskVoided' };
    const corrected = { eventType: 'ProblemReported', field: 'source', previous: 'hotline', value: 'resident' };
    expect(inWords({ proposals: [{ ...restated, command: 'VoidTask' }] }, 'task')).toEqual({
      proposals: [{ eventType: '交办', field: '状态', previous: '已交办', value: '作废', command: 'VoidTask' }],
    });
    expect(inWords({ proposals: [corrected] }, 'case')).toEqual({
      proposals: [{ eventType: '上报问题', field: '问题来源', previous: '12345热线', value: '群众' }],
    });
    const shown = { status: 'open', isKey: true };
    expect(inWords({ ...shown, patrollerKey: 'li' }, 'case')).toEqual(shown);
  });

  test('what proposals and desks have is called by words', () => {
    const columns = ['due', 'late', 'what', 'kind', 'id', 'who', 'title', 'command', 'list', 'count', 'overdue'];
    const proposal = ['proposalId', 'eventId', 'eventType', 'field', 'previous', 'value', 'reason', 'also', 'command'];
    const decided = [
      'proposedBy',
      'proposedAt',
      'decidedBy',
      'decidedAt',
      'rejectedFor',
      'heldAt',
      'restates',
      'stream',
    ];
    for (const name of [...columns, ...proposal, ...decided])
      expect([name, /[A-Za-z]/.test(headingOf(name))]).toEqual([name, false]);
  });

  test('a record with a proposal says how that is decided', () => {
    expect(decisionLines({ proposals: [{ proposalId: 'p1' }] })).toEqual([
      '确认更正：zeren do correction confirm p1；驳回：zeren do correction reject p1 --reason <text>',
    ]);
    expect(decisionLines({})).toEqual([]);
  });

  test.each<[string[], RegExp]>([
    [['casse'], /^错误：没有命令 casse\n（是不是 cases？）/],
    [['cases', '--statsu', 'x'], /^错误：没有选项 --statsu\n（是不是 --status？）/],
    [['ledger'], /^错误：缺少参数 <of>/],
    [['ledger', 'nothing'], /^错误：参数 of 的值“nothing”不对。可选：office, site, community, sheet, desk。/],
    [['cases', '--limit', 'many'], /^错误：选项 --limit <n> 的值“many”不对。应是不小于 1 的整数。/],
    [['cases', '--list', 'none'], /^错误：选项 --list <name> 的值“none”不对。可选：all, /],
    [['cases', '--site'], /^错误：选项 --site <id> 缺少值/],
    [['rebuild', 'a', 'b'], /^错误：参数太多：应有 0 个，现有 2 个：a, b/],
    [['cases', '--lang', 'fr'], /^错误：选项 --lang <language> 的值“fr”不对。应是 zh 或 en。/],
  ])('%j', (args, wanted) => {
    const told = said(args);
    expect(told).toMatch(wanted);
    expect(english(told.replace(/（zeren --help.*/, ''))).toEqual([]);
  });
});
