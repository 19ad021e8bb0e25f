import { expect, test } from '@jest/globals';
import { rooms } from '#office';
import {
  AreNames,
  ArePartsOf,
  commandNamed,
  commandOnceNamed,
  CommandRoutes,
  fieldsOf,
  IsFlag,
  IsId,
  IsPart,
  IsWhole,
  verbOf,
  kebab,
} from '#platform';
import { fieldLines, readFields, UnfitOption } from './field-options.js';
import { helpLines } from './verbs/rooms.js';

class Term {
  @IsWhole(1, 9, { optional: true })
  readonly workingDays?: number;
}
class Sample {
  @IsId()
  readonly siteId: string;

  @IsWhole(1, 100)
  readonly areaM2: number;

  @IsFlag({ optional: true })
  readonly isOpen?: boolean;

  @AreNames(10, { most: 3, optional: true })
  readonly functions?: string[];

  @IsPart(() => Term, { optional: true })
  readonly deadline?: Term;

  @ArePartsOf(() => Term, { most: 3, optional: true })
  readonly terms?: Term[];
}

test('what is typed becomes the fields of a body', () => {
  const typed = '--site-id s1 V --area-m2=20 --is-open --functions 阅览 --functions 会议 --deadline.working-days 3';
  expect(readFields(Sample, [...typed.split(' '), '--terms', '{"workingDays":1}'])).toEqual({
    words: ['V'],
    fields: {
      siteId: 's1',
      areaM2: 20,
      isOpen: true,
      functions: ['阅览', '会议'],
      deadline: { workingDays: 3 },
      terms: [{ workingDays: 1 }],
    },
  });
  expect(readFields(Sample, ['--is-open', 'false', '--siteId', 'x', '--area-m2', '-5']).fields).toEqual({
    isOpen: false,
    siteId: 'x',
    areaM2: -5,
  });
});

test.each([
  [['--areaM3', '1'], '--area-m2?'],
  [['--area-m2'], 'a value is missing'],
  [['--site-id', 'a', '--site-id', 'b'], 'is there twice'],
  [['--deadline', '{'], 'JSON'],
  [['--area-m2.x', '1'], 'has no parts'],
])('%j is told of', (args, words) => {
  expect(() => readFields(Sample, args)).toThrow(UnfitOption);
  expect(() => readFields(Sample, args)).toThrow(words);
});

test('the help of a command names its fields and what has to be there', () => {
  expect(fieldLines(Sample)).toEqual([
    '  --site-id <id> *',
    '  --area-m2 <1..100> *',
    '  --is-open <true|false>',
    '  --functions <name> …',
    '  --deadline.working-days <1..9>',
    '  --terms <json> …',
  ]);
  expect(helpLines('venue', 'check').join('\n')).toMatch(
    /(?:有档案的阵地才清查。|A venue is checked)[\s\S]*--area-m2 /,
  );
});

test('a command is called without the words of its kind', () => {
  expect(verbOf('venue', 'CheckVenue')).toBe('check');
  expect(verbOf('repairshop', 'CloseDownRepairShop')).toBe('close-down');
  expect(verbOf('full-time-worker', 'AssignFullTimeWorker')).toBe('assign');
  expect(verbOf('case', 'ReportRectification')).toBe('report-rectification');
});

test('every list of a room is one of the command line’s, by the name of its route', async () => {
  const listed = rooms.flatMap((room) => Object.keys(room.lists));
  expect(listed).toEqual(expect.arrayContaining(['corrections', 'late-entries', 'order-cases']));
});

test('what a command is called is how its route ends; what it was called else is refused with that', () => {
  const routes = new CommandRoutes(() => rooms.flatMap(({ module }) => module.controllers ?? []));
  let named = 0;
  for (const set of rooms.flatMap((room) => room.commands))
    for (const { verb, command } of set.commands) {
      const [action] = routes.actionsOf([command.name], { params: {} });
      expect([set.kind, command.name, action !== undefined]).toEqual([set.kind, command.name, true]);
      const [, , , ...rest] = action!.path.split('/');
      const own = rest.filter((part) => !part.startsWith('{')).join('-');
      if (own === '') continue;
      named += 1;
      expect([set.kind, command.name, verb]).toEqual([set.kind, command.name, own]);
      expect([set.kind, verb, commandNamed(set, verb)?.command]).toEqual([set.kind, verb, command]);
      // What is called so now by another one is that one.
      const once = verbOf(set.kind, command.name);
      if (!commandNamed(set, once)) expect(commandOnceNamed(set, once)?.command).toBe(command);
    }
  expect(named).toBeGreaterThan(180);
  const round = rooms.flatMap((room) => room.commands).find(({ kind }) => kind === 'round')!;
  expect(commandNamed(round, 'score')?.command.name).toBe('GiveRoundScore');
  expect(commandNamed(round, 'count')?.command.name).toBe('ScoreRound');
  expect(() => helpLines('round', 'give-score')).toThrow(/ score /);
  expect(() => helpLines('venue', 'record-use')).toThrow(/ use /);
  expect(helpLines('correction').join('\n')).toMatch(/confirm[\s\S]*reject/);
  // By what it does, not by the rule that would refuse it.
  expect(helpLines('venue').join('\n')).toMatch(/^ {2}check (?:编号 {2}清查$|ID {2}check it in an inventory)/m);
});

test('verbs of a kind differ, and no field is hidden by an option that every verb has', () => {
  const sets = rooms.flatMap((room) => room.commands);
  expect(sets.length).toBeGreaterThan(20);
  for (const { commands } of sets) {
    const verbs = commands.map(({ verb }) => verb);
    expect(new Set(verbs).size).toBe(verbs.length);
    for (const { command } of commands) {
      const options = [...fieldsOf(command).keys()].map(kebab);
      expect(options.filter((option) => ['help', 'data', 'json', 'actor', 'key', 'rows'].includes(option))).toEqual([]);
    }
  }
});
